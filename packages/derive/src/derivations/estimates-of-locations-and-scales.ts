import * as laplace from "@loglik/core/laplace";
import * as logNormal from "@loglik/core/log-normal";
import * as normal from "@loglik/core/normal";
import { n, sumRows, yi } from "../derivation/common.js";
import { data, free, known, observations, positiveNumber, realNumber } from "../derivation/declare.js";
import type { Derivation } from "../derivation/derivation.js";
import { scoreEquation } from "../derivation/score-equation.js";
import {
  abbreviation,
  add,
  call,
  divide,
  exp,
  log,
  multiply,
  negate,
  type Operand,
  pi,
  power,
  square,
  subtract,
  symbol,
} from "../expression/build.js";
import type { Expression } from "../expression/expression.js";

const [mu, sigma, b] = [symbol("μ"), symbol("σ"), symbol("b")];
const mean = (of: Operand) => multiply(divide(1, n), sumRows(of));
const average = abbreviation("ȳ", [], mean(yi));
const meanSquare = abbreviation("σ̂²", [], mean(square(subtract(yi, mu))));
const distance = call("abs", subtract(yi, mu));
const meanDistance = abbreviation("b̂", [], mean(distance));
const meanLog = abbreviation("μ̂", [], mean(log(yi)));

/** The normal density of a value with mean μ and standard deviation σ. */
const bell = (value: Expression) =>
  divide(
    exp(negate(divide(square(subtract(value, mu)), multiply(2, square(sigma))))),
    call("sqrt", multiply(2, pi, square(sigma))),
  );
const logBell = (value: Expression) =>
  subtract(
    negate(divide(square(subtract(value, mu)), multiply(2, square(sigma)))),
    multiply(divide(1, 2), log(multiply(2, pi, square(sigma)))),
  );
const values = [observations, data("y", "observed values", realNumber, "n")];

/** The estimate of a normal mean is the average. */
export const normalMeanEstimate: Derivation = scoreEquation({
  name: "normal-mean-estimate",
  title: "The estimate of a normal mean",
  summary: "Whatever σ is, the likelihood is largest in μ at the average.",
  rows: [15, 17],
  errata: [5],
  family: normal,
  letters: { loc: "μ", scale: "σ" },
  parameter: "loc",
  symbols: [...values, known("σ", "standard deviation", positiveNumber), free("μ", "mean", realNumber)],
  density: bell(yi),
  logDensity: logBell(yi),
  slope: divide(subtract(yi, mu), square(sigma)),
  gathered: divide(multiply(n, subtract(average, mu)), square(sigma)),
  estimate: average,
});

/** The estimate of a normal standard deviation has the divisor n. */
export const normalScaleEstimate: Derivation = scoreEquation({
  name: "normal-scale-estimate",
  title: "The estimate of a normal standard deviation",
  summary:
    "The likelihood is largest in σ² at the mean square about μ: the divisor is n, not n − 1, so the estimate is a little small on average.",
  rows: [15, 17],
  errata: [5],
  family: normal,
  letters: { loc: "μ", scale: "σ" },
  parameter: "scale",
  symbols: [...values, known("μ", "mean", realNumber), free("σ", "standard deviation", positiveNumber)],
  density: bell(yi),
  logDensity: logBell(yi),
  slope: subtract(divide(square(subtract(yi, mu)), power(sigma, 3)), divide(1, sigma)),
  gathered: divide(multiply(n, subtract(meanSquare, square(sigma))), power(sigma, 3)),
  estimate: call("sqrt", meanSquare),
});

/** The estimate of a Laplace scale is the mean distance. */
export const laplaceScaleEstimate: Derivation = scoreEquation({
  name: "laplace-scale-estimate",
  title: "The estimate of a Laplace scale",
  summary: "About a known centre, the likelihood is largest in b at the mean distance.",
  rows: [15],
  errata: [],
  family: laplace,
  letters: { loc: "μ", scale: "b" },
  parameter: "scale",
  symbols: [...values, known("μ", "centre", realNumber), free("b", "scale", positiveNumber)],
  density: divide(exp(negate(divide(distance, b))), multiply(2, b)),
  logDensity: subtract(negate(divide(distance, b)), log(multiply(2, b))),
  slope: subtract(divide(distance, square(b)), divide(1, b)),
  gathered: divide(multiply(n, subtract(meanDistance, b)), square(b)),
  estimate: meanDistance,
});

/** The estimate of a log-normal location is the mean logarithm. */
export const logNormalEstimate: Derivation = scoreEquation({
  name: "log-normal-estimate",
  title: "The estimate of a log-normal location",
  summary: "A normal distribution of the logarithm: the likelihood is largest in μ at the mean of the logarithms.",
  rows: [15],
  errata: [],
  family: logNormal,
  letters: { mu: "μ", sigma: "σ" },
  parameter: "mu",
  symbols: [
    observations,
    data("y", "positive values", positiveNumber, "n"),
    known("σ", "standard deviation of log y", positiveNumber),
    free("μ", "mean of log y", realNumber),
  ],
  density: divide(bell(log(yi)), yi),
  logDensity: add(logBell(log(yi)), negate(log(yi))),
  slope: divide(subtract(log(yi), mu), square(sigma)),
  gathered: divide(multiply(n, subtract(meanLog, mu)), square(sigma)),
  estimate: meanLog,
});
