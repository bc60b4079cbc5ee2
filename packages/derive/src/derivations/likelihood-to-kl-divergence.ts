import { crossEntropy, klDivergence } from "@loglik/core/information/divergence";
import { inverse as softmax } from "@loglik/core/links/softmax";
import { K, k, n, share, sumClasses, sumRows, yi } from "../derivation/common.js";
import { classes, data, free, observations, realNumber } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal, upToConstant } from "../derivation/line.js";
import { numberAt, numbersAt } from "../derivation/read-point.js";
import {
  abbreviation,
  add,
  divide,
  indicator,
  log,
  multiply,
  negate,
  productOver,
  sumOver,
} from "../expression/build.js";
import type { Point } from "../expression/expression.js";

const frequency = abbreviation("p̂", [k], multiply(divide(1, n), sumRows(indicator(yi, "=", k))));
const seen = indicator(frequency, ">", 0);
const a = share(k);
const divergence = sumOver("k", K, multiply(frequency, log(divide(frequency, a))), seen);

function sharesAt(point: Point): { readonly observed: Float64Array; readonly model: Float64Array } {
  const size = numberAt(point, "K");
  const labels = numbersAt(point, "y");
  const observed = new Float64Array(size);
  for (const label of labels) observed[label - 1] += 1 / labels.length;
  return { observed, model: softmax(numbersAt(point, "z"), new Float64Array(size)) };
}

/** Maximum likelihood minimises the Kullback–Leibler divergence from the data's frequencies to the model. */
export const likelihoodToKlDivergence: Derivation = {
  name: "likelihood-to-kl-divergence",
  title: "Maximum likelihood → Kullback–Leibler projection",
  summary:
    "The mean negative log-likelihood is the cross-entropy between the frequencies of the data and the model: their entropy, which no parameter moves, plus the divergence of the model from them.",
  rows: [64, 68, 69, 70, 84, 88],
  errata: [26, 34],
  loss: "KL divergence",
  subject: { latex: "-\\tfrac{1}{n} \\log L(z)", speech: "minus one over n log L of z" },
  symbols: [
    observations,
    classes,
    data("y", "class of each observation, 1 to K", { kind: "integer", low: 1, high: "K" }, "n"),
    free("z", "logits of the model; a is their softmax", realNumber, "K"),
  ],
  lines: [
    equal("independence", negate(multiply(divide(1, n), log(productOver("i", n, share(yi)))))),
    equal("log of a product", negate(multiply(divide(1, n), sumRows(log(share(yi)))))),
    equal("group by value", negate(sumClasses(multiply(frequency, log(a)))), {
      note: "p̂ is the share of each class in the data. This is the cross-entropy H(p̂, a).",
    }),
    equal("add and subtract", add(negate(sumOver("k", K, multiply(frequency, log(frequency)), seen)), divergence), {
      note: "The entropy H(p̂) plus KL(p̂ ‖ a).",
    }),
    upToConstant("drop constants", divergence),
  ],
  implementations: [
    {
      line: 2,
      module: "@loglik/core/information/divergence",
      export: "crossEntropy",
      code: "crossEntropy(p̂, a)",
      value: (point) => crossEntropy(sharesAt(point).observed, sharesAt(point).model),
    },
    {
      line: 4,
      module: "@loglik/core/information/divergence",
      export: "klDivergence",
      code: "klDivergence(p̂, a)",
      value: (point) => klDivergence(sharesAt(point).observed, sharesAt(point).model),
    },
  ],
};
