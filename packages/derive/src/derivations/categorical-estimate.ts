import { categoricalHead } from "@loglik/core/heads/categorical";
import { j, n, share, sumClasses, sumRows, yi } from "../derivation/common.js";
import { classes, data, free, known, observations, realNumber } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal } from "../derivation/line.js";
import { numberAt, numbersAt } from "../derivation/read-point.js";
import {
  abbreviation,
  derivative,
  divide,
  exp,
  indicator,
  log,
  multiply,
  negate,
  productOver,
  subtract,
  symbol,
} from "../expression/build.js";

const zj = symbol("z", j);
const labelled = symbol("z", yi);
const normaliser = sumClasses(exp(symbol("z", symbol("k"))));
const frequency = abbreviation("p̂", [j], multiply(divide(1, n), sumRows(indicator(yi, "=", j))));

/** The estimates of the probabilities of classes are their shares. */
export const categoricalEstimate: Derivation = {
  name: "categorical-estimate",
  title: "The estimate of the probabilities of classes",
  summary:
    "Without inputs, the likelihood of class labels is largest where every activation is the share of its class. One row with 70 of 100 votes is fitted by 0.7, not by 1.",
  rows: [15, 79],
  errata: [23, 30],
  subject: {
    latex: "\\frac{\\partial}{\\partial z_j} \\mathrm{NLL}(z)",
    speech: "derivative of NLL with respect to z sub j",
  },
  symbols: [
    observations,
    classes,
    data("y", "class of each observation, 1 to K", { kind: "integer", low: 1, high: "K" }, "n"),
    known("j", "which logit", { kind: "integer", low: 1, high: "K" }),
    free("z", "logits; a is their softmax", realNumber, "K"),
  ],
  lines: [
    equal("independence", derivative(negate(log(productOver("i", n, share(yi)))), zj)),
    equal("log of a product", derivative(negate(sumRows(log(share(yi)))), zj)),
    equal("log of a quotient", derivative(sumRows(subtract(log(normaliser), labelled)), zj)),
    equal("chain rule", sumRows(subtract(share(j), indicator(yi, "=", j)))),
    equal("group by value", multiply(n, subtract(share(j), frequency)), {
      note: "Zero where every activation equals the share p̂ of its class.",
    }),
  ],
  implementations: [
    {
      line: 4,
      module: "@loglik/core/heads/categorical",
      export: "categoricalHead",
      code: "categoricalHead({ classes: K }).point(y, i, z, 0, gradient); sum += gradient[j]",
      value: (point) => {
        const head = categoricalHead({ classes: numberAt(point, "K") });
        const gradient = new Float64Array(numberAt(point, "K"));
        const labels = numbersAt(point, "y").map((label) => label - 1);
        return labels.reduce((sum, _label, row) => {
          head.point(labels, row, numbersAt(point, "z"), 0, gradient);
          return sum + gradient[numberAt(point, "j") - 1];
        }, 0);
      },
    },
  ],
};
