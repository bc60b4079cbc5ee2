import { categoricalHead } from "@loglik/core/heads/categorical";
import { activation, i, K, k, n, sumClasses, sumRows } from "../derivation/common.js";
import { classes, data, free, observations, realNumber } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal } from "../derivation/line.js";
import { numberAt, numbersAt } from "../derivation/read-point.js";
import { sumOfPoints } from "../derivation/sum-of-points.js";
import { indicator, log, multiply, negate, power, productOver, sumOver, symbol } from "../expression/build.js";
import type { Point } from "../expression/expression.js";

const target = symbol("t", i, k);
const a = activation(i, k);
const headAt = (point: Point) =>
  sumOfPoints(
    categoricalHead({ classes: numberAt(point, "K"), target: "onehot" }),
    numbersAt(point, "t"),
    numbersAt(point, "z"),
  );

/** The categorical likelihood of one-hot rows is categorical cross-entropy. */
export const categoricalOneHotCrossEntropy: Derivation = {
  name: "categorical-one-hot-cross-entropy",
  title: "Categorical → one-hot cross-entropy",
  summary:
    "The same likelihood with the label of a row written as K numbers, one of them 1. The dot product −t · log a picks the term of the class, so the value is that of the sparse form: the encoding is no part of the likelihood.",
  rows: [33, 34, 57, 58, 59, 60],
  errata: [13],
  loss: "categorical cross-entropy",
  subject: { latex: "\\mathrm{NLL}(z)", speech: "NLL of z" },
  symbols: [
    observations,
    classes,
    data("t", "label of each row, one-hot", { kind: "one-hot" }, "n", "K"),
    free("z", "logit of each class in each row; a is their softmax", realNumber, "n", "K"),
  ],
  lines: [
    equal("independence", negate(log(productOver("i", n, productOver("k", K, a, indicator(target, "=", 1)))))),
    equal("one-hot picks one", negate(log(productOver("i", n, productOver("k", K, power(a, target)))))),
    equal("log of a product", negate(sumRows(log(productOver("k", K, power(a, target)))))),
    equal("log of a product", negate(sumRows(sumClasses(log(power(a, target)))))),
    equal("log of a power", negate(sumRows(sumClasses(multiply(target, log(a))))), {
      note: "This is the cross-entropy H(t, a), summed over the rows.",
    }),
    equal("one-hot picks one", negate(sumRows(sumOver("k", K, log(a), indicator(target, "=", 1)))), {
      note: "Back to one term a row: the sparse form.",
    }),
  ],
  implementations: [
    {
      line: 4,
      module: "@loglik/core/heads/categorical",
      export: "categoricalHead",
      code: 'categoricalHead({ classes: K, target: "onehot" }).point(t, i * K, z, i * K, gradient)',
      value: (point) => headAt(point).value,
      gradient: (point) => headAt(point).gradient,
    },
  ],
};
