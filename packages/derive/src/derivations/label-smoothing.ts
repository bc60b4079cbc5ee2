import { categoricalHead } from "@loglik/core/heads/categorical";
import { K, k, share, sumClasses } from "../derivation/common.js";
import { classes, data, free, known, realNumber } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal } from "../derivation/line.js";
import { numberAt, numbersAt } from "../derivation/read-point.js";
import { sumOfPoints } from "../derivation/sum-of-points.js";
import { add, divide, indicator, log, multiply, negate, subtract, symbol } from "../expression/build.js";
import type { Point } from "../expression/expression.js";

const [epsilon, y] = [symbol("ε"), symbol("y")];
const kept = subtract(1, epsilon);
const hit = indicator(k, "=", y);
const logShare = log(share(k));

function headAt(point: Point): { readonly value: number; readonly gradient: readonly number[] } {
  const [size, label, noise] = ["K", "y", "ε"].map((name) => numberAt(point, name));
  const target = Float64Array.from({ length: size }, (_, at) => (at === label - 1 ? 1 - noise : 0) + noise / size);
  return sumOfPoints(categoricalHead({ classes: size, target: "soft" }), target, numbersAt(point, "z"));
}

/** Label smoothing is the expected NLL of a label that is sometimes replaced. */
export const labelSmoothing: Derivation = {
  name: "label-smoothing",
  title: "Label smoothing",
  summary:
    "Replace a label, with probability ε, by one drawn uniformly, and take the expected negative log-likelihood: cross-entropy mixed with its mean over all classes.",
  rows: [62, 71],
  errata: [24],
  loss: "label smoothing",
  subject: { latex: "\\mathbb{E}\\left[\\mathrm{NLL}(z)\\right]", speech: "expected NLL of z" },
  symbols: [
    classes,
    data("y", "class of the observation, 1 to K", { kind: "integer", low: 1, high: "K" }),
    known("ε", "probability that the label is replaced", { kind: "real", low: 0.05, high: 0.4 }),
    free("z", "logits; a is their softmax", realNumber, "K"),
  ],
  lines: [
    equal("expected value", negate(sumClasses(multiply(add(multiply(kept, hit), divide(epsilon, K)), logShare)))),
    equal(
      "expand",
      negate(
        add(multiply(kept, sumClasses(multiply(hit, logShare))), multiply(divide(epsilon, K), sumClasses(logShare))),
      ),
    ),
    equal(
      "one-hot picks one",
      add(multiply(kept, negate(log(share(y)))), multiply(epsilon, divide(1, K), sumClasses(negate(logShare)))),
      { note: "1 − ε of the loss of the label, ε of the mean loss over all classes." },
    ),
  ],
  implementations: [
    {
      line: 2,
      module: "@loglik/core/heads/categorical",
      export: "categoricalHead",
      code: 'categoricalHead({ classes: K, target: "soft" }).point(smoothed, 0, z, 0, gradient)',
      value: (point) => headAt(point).value,
      gradient: (point) => headAt(point).gradient,
    },
  ],
};
