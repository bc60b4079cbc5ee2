import { normalHead } from "@loglik/core/heads/normal";
import { losses } from "@loglik/core/ledger";
import { mui, n, squaredResidual, sumRows, yi } from "../derivation/common.js";
import { data, free, known, observations, positiveNumber, realNumber } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal, proportional, upToConstant } from "../derivation/line.js";
import { numberAt, numbersAt } from "../derivation/read-point.js";
import { sumOfPoints } from "../derivation/sum-of-points.js";
import {
  add,
  call,
  density,
  divide,
  exp,
  log,
  multiply,
  negate,
  pi,
  productOver,
  square,
  symbol,
} from "../expression/build.js";
import type { Point } from "../expression/expression.js";

const sigma = symbol("σ");
const variance = multiply(2, pi, square(sigma));
const doubled = multiply(2, square(sigma));
const headAt = (point: Point) =>
  sumOfPoints(normalHead({ scale: numberAt(point, "σ") }), numbersAt(point, "y"), numbersAt(point, "μ"));

/** The normal likelihood with a known σ is squared error. */
export const normalMeanSquaredError: Derivation = {
  name: "normal-mean-squared-error",
  title: "Normal, σ known → mean squared error",
  summary:
    "A network gives the mean of a normal distribution with a known standard deviation. Less a constant and a factor, the negative log-likelihood is mean squared error: the same minimiser, another step size.",
  rows: [1, 12, 37, 38, 39, 53],
  errata: [14, 15],
  loss: "mean squared error",
  subject: { latex: "\\mathrm{NLL}(\\mu)", speech: "NLL of mu" },
  symbols: [
    observations,
    data("y", "observed values", realNumber, "n"),
    known("σ", "standard deviation of the noise", positiveNumber),
    free("μ", "mean of each row: the network's output", realNumber, "n"),
  ],
  lines: [
    equal("independence", negate(log(productOver("i", n, density("normal", yi, { loc: mui, scale: sigma }))))),
    equal("log of a product", negate(sumRows(log(density("normal", yi, { loc: mui, scale: sigma }))))),
    equal(
      "density",
      negate(sumRows(log(multiply(divide(1, call("sqrt", variance)), exp(negate(divide(squaredResidual, doubled))))))),
    ),
    equal("log of a product", sumRows(add(multiply(divide(1, 2), log(variance)), divide(squaredResidual, doubled)))),
    equal(
      "sum of constants",
      add(multiply(divide(n, 2), log(variance)), multiply(divide(1, doubled), sumRows(squaredResidual))),
    ),
    upToConstant("drop constants", multiply(divide(1, doubled), sumRows(squaredResidual)), {
      note: "σ is known here. Where σ is fitted too, its term must stay.",
    }),
    proportional("drop a factor", multiply(divide(1, n), sumRows(squaredResidual)), {
      note: "The factor 2σ²/n moves no minimum, but it changes the size of a step and the weight of a penalty beside the loss.",
    }),
  ],
  implementations: [
    {
      line: 4,
      module: "@loglik/core/heads/normal",
      export: "normalHead",
      code: "normalHead({ scale: σ }).point(y, i, μ, i, gradient)",
      value: (point) => headAt(point).value,
      gradient: (point) => headAt(point).gradient,
    },
    {
      line: 6,
      module: "@loglik/core/ledger",
      export: "losses",
      code: "meanSquaredError.fromNll(nll / n, { scale: σ })",
      value: (point) =>
        losses.squaredError.ledger.fromNll(headAt(point).value / numberAt(point, "n"), { scale: numberAt(point, "σ") }),
    },
  ],
};
