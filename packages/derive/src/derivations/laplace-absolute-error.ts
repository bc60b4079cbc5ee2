import { laplaceHead } from "@loglik/core/heads/laplace";
import { losses } from "@loglik/core/ledger";
import { mui, n, sumRows, yi } from "../derivation/common.js";
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
  productOver,
  subtract,
  symbol,
} from "../expression/build.js";
import type { Point } from "../expression/expression.js";

const b = symbol("b");
const distance = call("abs", subtract(yi, mui));
const headAt = (point: Point) =>
  sumOfPoints(laplaceHead({ scale: numberAt(point, "b") }), numbersAt(point, "y"), numbersAt(point, "μ"));

/** The Laplace likelihood with a known scale is absolute error. */
export const laplaceAbsoluteError: Derivation = {
  name: "laplace-absolute-error",
  title: "Laplace → mean absolute error",
  summary:
    "Noise with exponential tails on both sides makes the loss the distance instead of its square, and the best constant prediction the median.",
  rows: [1, 39, 40],
  errata: [],
  loss: "mean absolute error",
  subject: { latex: "\\mathrm{NLL}(\\mu)", speech: "NLL of mu" },
  symbols: [
    observations,
    data("y", "observed values", realNumber, "n"),
    known("b", "scale of the noise", positiveNumber),
    free("μ", "median of each row: the network's output", realNumber, "n"),
  ],
  lines: [
    equal("independence", negate(log(productOver("i", n, density("laplace", yi, { loc: mui, scale: b }))))),
    equal("log of a product", negate(sumRows(log(density("laplace", yi, { loc: mui, scale: b }))))),
    equal("density", negate(sumRows(log(multiply(divide(1, multiply(2, b)), exp(negate(divide(distance, b)))))))),
    equal("log of a product", sumRows(add(log(multiply(2, b)), divide(distance, b)))),
    equal("sum of constants", add(multiply(n, log(multiply(2, b))), multiply(divide(1, b), sumRows(distance)))),
    upToConstant("drop constants", multiply(divide(1, b), sumRows(distance))),
    proportional("drop a factor", multiply(divide(1, n), sumRows(distance))),
  ],
  implementations: [
    {
      line: 4,
      module: "@loglik/core/heads/laplace",
      export: "laplaceHead",
      code: "laplaceHead({ scale: b }).point(y, i, μ, i, gradient)",
      value: (point) => headAt(point).value,
      gradient: (point) => headAt(point).gradient,
    },
    {
      line: 6,
      module: "@loglik/core/ledger",
      export: "losses",
      code: "absoluteError.fromNll(nll / n, { scale: b })",
      value: (point) =>
        losses.absoluteError.ledger.fromNll(headAt(point).value / numberAt(point, "n"), {
          scale: numberAt(point, "b"),
        }),
    },
  ],
};
