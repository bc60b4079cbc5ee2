import { categoricalHead } from "@loglik/core/heads/categorical";
import { klDivergence } from "@loglik/core/information/divergence";
import { inverse as softmax } from "@loglik/core/links/softmax";
import { activation, i, k, sumClasses, sumRows } from "../derivation/common.js";
import { classes, data, free, observations, realNumber } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal, upToConstant } from "../derivation/line.js";
import { numberAt, numbersAt } from "../derivation/read-point.js";
import { sumOfPoints } from "../derivation/sum-of-points.js";
import { divide, log, multiply, negate, subtract, symbol } from "../expression/build.js";
import type { Point } from "../expression/expression.js";

const target = symbol("t", i, k);
const a = activation(i, k);
const divergence = sumClasses(multiply(target, log(divide(target, a))));
const headAt = (point: Point) =>
  sumOfPoints(
    categoricalHead({ classes: numberAt(point, "K"), target: "soft" }),
    numbersAt(point, "t"),
    numbersAt(point, "z"),
  );

/** Cross-entropy with soft labels is an expected NLL, and the Kullback–Leibler divergence up to the entropy of the labels. */
export const categoricalSoftCrossEntropy: Derivation = {
  name: "categorical-soft-cross-entropy",
  title: "Soft labels → cross-entropy and Kullback–Leibler divergence",
  summary:
    "A soft label is a distribution over the classes. Cross-entropy against it is the expected negative log-likelihood of a label drawn from it; less the entropy of the label, which no parameter moves, it is the Kullback–Leibler divergence.",
  rows: [62, 68, 71],
  errata: [24, 26],
  loss: "cross-entropy with soft labels",
  subject: { latex: "\\mathbb{E}_{Y \\sim t}\\left[\\mathrm{NLL}(z)\\right]", speech: "expected NLL of z" },
  symbols: [
    observations,
    classes,
    data("t", "soft label of each row: non-negative, sum 1", { kind: "simplex" }, "n", "K"),
    free("z", "logit of each class in each row; a is their softmax", realNumber, "n", "K"),
  ],
  lines: [
    equal("expected value", sumRows(sumClasses(multiply(target, negate(log(a)))))),
    equal("common factor", negate(sumRows(sumClasses(multiply(target, log(a))))), {
      note: "The cross-entropy H(t, a).",
    }),
    equal("add and subtract", sumRows(subtract(divergence, sumClasses(multiply(target, log(target))))), {
      note: "KL(t ‖ a) plus the entropy H(t): the loss of a perfect model is H(t), not 0.",
    }),
    upToConstant("drop constants", sumRows(divergence)),
  ],
  implementations: [
    {
      line: 1,
      module: "@loglik/core/heads/categorical",
      export: "categoricalHead",
      code: 'categoricalHead({ classes: K, target: "soft" }).point(t, i * K, z, i * K, gradient)',
      value: (point) => headAt(point).value,
      gradient: (point) => headAt(point).gradient,
    },
    {
      line: 3,
      module: "@loglik/core/information/divergence",
      export: "klDivergence",
      code: "klDivergence(t, softmax(z, new Float64Array(K)))",
      value: (point) => {
        const [size, t, z] = [numberAt(point, "K"), numbersAt(point, "t"), numbersAt(point, "z")];
        const row = (at: number) => klDivergence(t.slice(at, at + size), softmax(z, new Float64Array(size), at, size));
        return Array.from({ length: numberAt(point, "n") }, (_, r) => row(r * size)).reduce(
          (sum, value) => sum + value,
          0,
        );
      },
    },
  ],
};
