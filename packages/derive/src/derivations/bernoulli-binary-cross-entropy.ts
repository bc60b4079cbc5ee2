import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { i, n, sumRows, yi } from "../derivation/common.js";
import { binaryLabel, data, free, observations, realNumber } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal } from "../derivation/line.js";
import { numbersAt } from "../derivation/read-point.js";
import { sumOfPoints } from "../derivation/sum-of-points.js";
import {
  abbreviation,
  add,
  call,
  density,
  exp,
  indicator,
  log,
  multiply,
  negate,
  power,
  productOver,
  subtract,
  sumOver,
  symbol,
} from "../expression/build.js";
import type { Point } from "../expression/expression.js";

const zi = symbol("z", i);
const prediction = abbreviation("ŷ", [i], call("sigmoid", zi));
const one = power(prediction, yi);
const zero = power(subtract(1, prediction), subtract(1, yi));
const headAt = (point: Point) => sumOfPoints(bernoulliHead(), numbersAt(point, "y"), numbersAt(point, "z"));

/** The Bernoulli likelihood of labels 0 and 1 is binary cross-entropy. */
export const bernoulliBinaryCrossEntropy: Derivation = {
  name: "bernoulli-binary-cross-entropy",
  title: "Bernoulli → binary cross-entropy",
  summary:
    "A network gives the probability of label 1 for each row. The negative log-likelihood of the labels is the loss that libraries call binary cross-entropy, with nothing dropped.",
  rows: [7, 8, 32, 33, 46, 48, 49],
  errata: [13, 16, 18],
  loss: "binary cross-entropy",
  subject: { latex: "\\mathrm{NLL}(z)", speech: "NLL of z" },
  symbols: [
    observations,
    data("y", "label of each row, 0 or 1", binaryLabel, "n"),
    free("z", "logit of each row: the network's output; ŷ = σ(z) is the probability of label 1", realNumber, "n"),
  ],
  lines: [
    equal("independence", negate(log(productOver("i", n, density("bernoulli", yi, { prob: prediction }))))),
    equal(
      "density",
      negate(
        log(
          multiply(
            productOver("i", n, prediction, indicator(yi, "=", 1)),
            productOver("i", n, subtract(1, prediction), indicator(yi, "=", 0)),
          ),
        ),
      ),
      { note: "Rows with label 1 have the probability ŷ, rows with label 0 have 1 − ŷ." },
    ),
    equal("both cases in one", negate(log(productOver("i", n, multiply(one, zero))))),
    equal("log of a product", negate(sumRows(log(multiply(one, zero))))),
    equal("log of a product", negate(sumRows(add(log(one), log(zero))))),
    equal(
      "log of a power",
      negate(sumRows(add(multiply(yi, log(prediction)), multiply(subtract(1, yi), log(subtract(1, prediction)))))),
      { note: "The bracket around the summand matters: without it only the first term is summed." },
    ),
    equal("insert the model", sumOver("i", n, subtract(log(add(1, exp(zi))), multiply(yi, zi))), {
      note: "With ŷ = σ(z): log ŷ = z − log(1 + eᶻ) and log(1 − ŷ) = −log(1 + eᶻ). This is the form that core computes.",
    }),
  ],
  implementations: [
    {
      line: 6,
      module: "@loglik/core/heads/bernoulli",
      export: "bernoulliHead",
      code: "bernoulliHead().point(y, i, z, i, gradient)",
      value: (point) => headAt(point).value,
      gradient: (point) => headAt(point).gradient,
    },
  ],
};
