import { studentTHead } from "@loglik/core/heads/student-t";
import { mui, n, squaredResidual, sumRows, yi } from "../derivation/common.js";
import { data, free, known, observations, positiveNumber, realNumber } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { equal, upToConstant } from "../derivation/line.js";
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
  power,
  productOver,
  square,
  subtract,
  symbol,
} from "../expression/build.js";
import type { Point } from "../expression/expression.js";

const [nu, s] = [symbol("ν"), symbol("s")];
const halfNext = divide(add(nu, 1), 2);
const bulge = add(1, divide(squaredResidual, multiply(nu, square(s))));
const logGammas = subtract(call("logGamma", halfNext), call("logGamma", divide(nu, 2)));
const root = call("sqrt", multiply(nu, pi));
const headAt = (point: Point) =>
  sumOfPoints(
    studentTHead({ df: numberAt(point, "ν"), scale: numberAt(point, "s") }),
    numbersAt(point, "y"),
    numbersAt(point, "μ"),
  );

/** The Student-t likelihood is a robust loss: the logarithm of one plus the square. */
export const studentTRobustLoss: Derivation = {
  name: "student-t-robust-loss",
  title: "Student-t → robust loss",
  summary:
    "Heavy tails make a large residual cost only its logarithm, and its pull on the fit falls off. As ν grows the loss becomes squared error.",
  rows: [40],
  errata: [],
  loss: "Student-t (robust) loss",
  subject: { latex: "\\mathrm{NLL}(\\mu)", speech: "NLL of mu" },
  symbols: [
    observations,
    data("y", "observed values", realNumber, "n"),
    known("ν", "degrees of freedom: how light the tails are", { kind: "real", low: 1, high: 8 }),
    known("s", "scale", positiveNumber),
    free("μ", "centre of each row: the network's output", realNumber, "n"),
  ],
  lines: [
    equal("independence", negate(log(productOver("i", n, density("student-t", yi, { df: nu, loc: mui, scale: s }))))),
    equal("log of a product", negate(sumRows(log(density("student-t", yi, { df: nu, loc: mui, scale: s }))))),
    equal(
      "density",
      negate(sumRows(log(multiply(divide(exp(logGammas), multiply(root, s)), power(bulge, negate(halfNext)))))),
    ),
    equal("log of a product", sumRows(add(log(multiply(root, s)), negate(logGammas), multiply(halfNext, log(bulge))))),
    upToConstant("drop constants", multiply(halfNext, sumRows(log(bulge))), {
      note: "Up to a factor this is known as the Cauchy loss, or Lorentzian loss, where ν = 1.",
    }),
  ],
  implementations: [
    {
      line: 3,
      module: "@loglik/core/heads/student-t",
      export: "studentTHead",
      code: "studentTHead({ df: ν, scale: s }).point(y, i, μ, i, gradient)",
      value: (point) => headAt(point).value,
      gradient: (point) => headAt(point).gradient,
    },
    {
      line: 4,
      module: "@loglik/core/heads/student-t",
      export: "studentTHead",
      code: "point(y, i, μ, i, gradient) - point(y, i, y, i, gradient)",
      // What no prediction can avoid is the cost of an exact hit: the constant.
      value: (point) => headAt(point).value - headAt({ ...point, μ: point.y }).value,
      gradient: (point) => headAt(point).gradient,
    },
  ],
};
