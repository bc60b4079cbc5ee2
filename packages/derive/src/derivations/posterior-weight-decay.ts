import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import * as normal from "@loglik/core/normal";
import { i, n, sumRows, yi } from "../derivation/common.js";
import {
  binaryLabel,
  data,
  free,
  known,
  observations,
  positiveNumber,
  realNumber,
  size,
} from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal, upToConstant } from "../derivation/line.js";
import { numberAt, numbersAt } from "../derivation/read-point.js";
import { sumOfPoints } from "../derivation/sum-of-points.js";
import {
  abbreviation,
  add,
  call,
  divide,
  exp,
  log,
  multiply,
  negate,
  pi,
  power,
  productOver,
  square,
  subtract,
  sumOver,
  symbol,
} from "../expression/build.js";
import type { Point } from "../expression/expression.js";

const [d, j, lambda] = [symbol("d"), symbol("j"), symbol("λ")];
const weight = symbol("w", j);
const zi = abbreviation("z", [i], sumOver("m", d, multiply(symbol("w", symbol("m")), symbol("x", i, symbol("m")))));
const prediction = abbreviation("ŷ", [i], call("sigmoid", zi));
const mass = multiply(power(prediction, yi), power(subtract(1, prediction), subtract(1, yi)));
const prior = multiply(
  call("sqrt", divide(lambda, multiply(2, pi))),
  exp(negate(divide(multiply(lambda, square(weight)), 2))),
);
const loss = sumRows(subtract(log(add(1, exp(zi))), multiply(yi, zi)));
const halfLambda = divide(lambda, 2);

/** NLL of the labels plus −log of the prior of the weights, as core has both, with the gradient in w. */
function posteriorAt(point: Point): { readonly value: number; readonly gradient: readonly number[] } {
  const [x, y, w] = ["x", "y", "w"].map((name) => numbersAt(point, name));
  const eta = y.map((_, row) => w.reduce((sum, value, m) => sum + value * x[row * w.length + m], 0));
  const { value, gradient } = sumOfPoints(bernoulliHead(), y, eta);
  const theta = { loc: 0, scale: 1 / Math.sqrt(numberAt(point, "λ")) };
  const penalty = w.reduce((sum, each) => sum - normal.logProb(each, theta), 0);
  return {
    value: value + penalty,
    gradient: Array.from(w, (each, m) => {
      const pull = gradient.reduce((sum, slope, row) => sum + slope * x[row * w.length + m], 0);
      // The score in the mean is minus the derivative in w.
      return pull + normal.score(each, theta, new Float64Array(2))[0];
    }),
  };
}

/** Weight decay is the logarithm of a normal prior. */
export const posteriorWeightDecay: Derivation = {
  name: "posterior-weight-decay",
  title: "Maximum a posteriori → weight decay",
  summary:
    "A normal prior on the weights, with precision λ, adds λ/2 times the sum of their squares to the negative log-likelihood. A regularised loss is a posterior, no likelihood. Shown for logistic regression.",
  rows: [23, 45, 47],
  errata: [8, 15, 19],
  loss: "binary cross-entropy with weight decay",
  subject: { latex: "-\\log p(w \\mid y) + \\text{constant}", speech: "minus log posterior of w, plus a constant" },
  symbols: [
    observations,
    size("d", "number of inputs", 2, 3),
    data("x", "inputs of each row", realNumber, "n", "d"),
    data("y", "label of each row, 0 or 1", binaryLabel, "n"),
    known("λ", "precision of the prior: the strength of the decay", positiveNumber),
    free("w", "weights; z is their weighted sum of the inputs and ŷ = σ(z)", realNumber, "d"),
  ],
  lines: [
    equal("bayes' rule", negate(log(multiply(productOver("i", n, mass), productOver("j", d, prior)))), {
      note: "Likelihood times prior; the normaliser of the posterior is free of w.",
    }),
    equal("log of a product", subtract(negate(sumRows(log(mass))), sumOver("j", d, log(prior)))),
    equal("insert the model", subtract(loss, sumOver("j", d, log(prior))), {
      note: "Binary cross-entropy, as derived from the Bernoulli likelihood.",
    }),
    equal(
      "log of a product",
      add(
        loss,
        sumOver(
          "j",
          d,
          subtract(multiply(halfLambda, square(weight)), multiply(divide(1, 2), log(divide(lambda, multiply(2, pi))))),
        ),
      ),
    ),
    upToConstant("drop constants", add(loss, multiply(halfLambda, sumOver("j", d, square(weight)))), {
      note: "With the mean of the losses instead of their sum, the same prior is λ/n.",
    }),
  ],
  implementations: [
    {
      line: 3,
      module: "@loglik/core/heads/bernoulli",
      export: "bernoulliHead",
      code: "bernoulliHead().point(y, i, z, i, gradient) and -normal.logProb(w, { loc: 0, scale: λ ** -0.5 })",
      value: (point) => posteriorAt(point).value,
      gradient: (point) => posteriorAt(point).gradient,
    },
    {
      line: 4,
      module: "@loglik/core/heads/bernoulli",
      export: "bernoulliHead",
      code: "the same less that of w = 0, plus n log 2",
      value: (point) => {
        const rest = { ...point, w: Array.from(numbersAt(point, "w"), () => 0) };
        return posteriorAt(point).value - posteriorAt(rest).value + numberAt(point, "n") * Math.LN2;
      },
      gradient: (point) => posteriorAt(point).gradient,
    },
  ],
};
