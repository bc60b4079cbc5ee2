import { categoricalHead } from "@loglik/core/heads/categorical";
import { activation, i, logit, n, sumClasses, sumRows, yi } from "../derivation/common.js";
import { classes, data, free, observations, realNumber } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal } from "../derivation/line.js";
import { numberAt, numbersAt } from "../derivation/read-point.js";
import { sumOfPoints } from "../derivation/sum-of-points.js";
import { divide, exp, log, negate, productOver, subtract, symbol } from "../expression/build.js";
import type { Point } from "../expression/expression.js";

const normaliser = sumClasses(exp(logit(i, symbol("k"))));
const labelled = logit(i, yi);
const headAt = (point: Point) =>
  sumOfPoints(
    categoricalHead({ classes: numberAt(point, "K") }),
    numbersAt(point, "y").map((label) => label - 1),
    numbersAt(point, "z"),
  );

/** The categorical likelihood of class numbers is sparse categorical cross-entropy. */
export const categoricalSparseCrossEntropy: Derivation = {
  name: "categorical-sparse-cross-entropy",
  title: "Categorical → sparse cross-entropy",
  summary:
    "A network puts out one logit a class; softmax turns them into the probabilities of the classes. With class numbers as labels, the negative log-likelihood is sparse categorical cross-entropy.",
  rows: [33, 34, 40, 58, 60, 75, 77],
  errata: [13],
  loss: "sparse categorical cross-entropy",
  subject: { latex: "\\mathrm{NLL}(z)", speech: "NLL of z" },
  symbols: [
    observations,
    classes,
    data("y", "class of each row, 1 to K", { kind: "integer", low: 1, high: "K" }, "n"),
    free("z", "logit of each class in each row; a is their softmax", realNumber, "n", "K"),
  ],
  lines: [
    equal("independence", negate(log(productOver("i", n, activation(i, yi)))), {
      note: "The probability of the label is the activation of its class.",
    }),
    equal("log of a product", negate(sumRows(log(activation(i, yi))))),
    equal("name a part", negate(sumRows(log(divide(exp(labelled), normaliser)))), {
      note: "a is the softmax of the logits z.",
    }),
    equal("log of a quotient", negate(sumRows(subtract(log(exp(labelled)), log(normaliser))))),
    equal("log of an exponential", sumRows(subtract(log(normaliser), labelled)), {
      note: "This is the form that core computes: no probability is formed on the way, so none can round to 0.",
    }),
  ],
  implementations: [
    {
      line: 4,
      module: "@loglik/core/heads/categorical",
      export: "categoricalHead",
      code: 'categoricalHead({ classes: K, target: "index" }).point(y, i, z, i * K, gradient)',
      value: (point) => headAt(point).value,
      gradient: (point) => headAt(point).gradient,
    },
  ],
};
