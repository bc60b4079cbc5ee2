import * as exponential from "@loglik/core/exponential";
import * as gamma from "@loglik/core/gamma";
import * as inverseGaussian from "@loglik/core/inverse-gaussian";
import * as pareto from "@loglik/core/pareto";
import { n, sumRows, yi } from "../derivation/common.js";
import { data, free, known, observations, positiveNumber } from "../derivation/declare.js";
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
  pi,
  power,
  square,
  subtract,
  symbol,
} from "../expression/build.js";

const [lambda, alpha, beta, m, mu] = [symbol("λ"), symbol("α"), symbol("β"), symbol("m"), symbol("μ")];
const mean = abbreviation("ȳ", [], multiply(divide(1, n), sumRows(yi)));
const positive = [observations, data("y", "positive values", positiveNumber, "n")];
const excess = subtract(log(yi), log(m));

/** The estimate of an exponential rate is one over the mean. */
export const exponentialEstimate: Derivation = scoreEquation({
  name: "exponential-estimate",
  title: "The estimate of an exponential rate",
  summary: "Waiting times, heights in an atmosphere of one temperature: the rate is one over the mean.",
  rows: [15, 86],
  errata: [],
  family: exponential,
  letters: { rate: "λ" },
  parameter: "rate",
  symbols: [...positive, free("λ", "rate", positiveNumber)],
  density: multiply(lambda, exp(negate(multiply(lambda, yi)))),
  logDensity: subtract(log(lambda), multiply(lambda, yi)),
  slope: subtract(divide(1, lambda), yi),
  gathered: multiply(n, subtract(divide(1, lambda), mean)),
  estimate: divide(1, mean),
});

/** The estimate of a gamma rate with a known shape is shape over mean. */
export const gammaRateEstimate: Derivation = scoreEquation({
  name: "gamma-rate-estimate",
  title: "The estimate of a gamma rate",
  summary:
    "With a known shape the rate is shape over mean; the shape itself has no closed form and is found by Newton's method.",
  rows: [15],
  errata: [],
  family: gamma,
  letters: { shape: "α", rate: "β" },
  parameter: "rate",
  symbols: [...positive, known("α", "shape", positiveNumber), free("β", "rate", positiveNumber)],
  density: divide(
    multiply(power(beta, alpha), power(yi, subtract(alpha, 1)), exp(negate(multiply(beta, yi)))),
    exp(call("logGamma", alpha)),
  ),
  logDensity: add(
    multiply(alpha, log(beta)),
    multiply(subtract(alpha, 1), log(yi)),
    negate(multiply(beta, yi)),
    negate(call("logGamma", alpha)),
  ),
  slope: subtract(divide(alpha, beta), yi),
  gathered: multiply(n, subtract(divide(alpha, beta), mean)),
  estimate: divide(alpha, mean),
});

/** The square of the standardized value, over 2λ. */
const halfSquare = divide(square(subtract(yi, mu)), multiply(2, square(mu), yi));
const meanHalfSquare = abbreviation("q", [], multiply(divide(1, n), sumRows(halfSquare)));

/** The estimate of an inverse Gaussian shape is one over the mean of (y − μ)²/(μ² y). */
export const inverseGaussianShapeEstimate: Derivation = scoreEquation({
  name: "inverse-gaussian-shape-estimate",
  title: "The estimate of an inverse Gaussian shape",
  summary:
    "About a known mean, the shape is one over the mean of (y − μ)²/(μ²y): a variance that small values weigh more.",
  rows: [15],
  errata: [],
  family: inverseGaussian,
  letters: { mean: "μ", shape: "λ" },
  parameter: "shape",
  symbols: [...positive, known("μ", "mean", positiveNumber), free("λ", "shape", positiveNumber)],
  density: multiply(
    call("sqrt", divide(lambda, multiply(2, pi, power(yi, 3)))),
    exp(negate(multiply(lambda, halfSquare))),
  ),
  logDensity: subtract(
    multiply(divide(1, 2), subtract(log(lambda), log(multiply(2, pi, power(yi, 3))))),
    multiply(lambda, halfSquare),
  ),
  slope: subtract(divide(1, multiply(2, lambda)), halfSquare),
  gathered: multiply(n, subtract(divide(1, multiply(2, lambda)), meanHalfSquare)),
  estimate: divide(1, multiply(2, meanHalfSquare)),
});

/** The estimate of a Pareto shape is one over the mean logarithm of the excess. */
export const paretoShapeEstimate: Derivation = scoreEquation({
  name: "pareto-shape-estimate",
  title: "The estimate of a Pareto shape",
  summary: "Above a known minimum m, log(y/m) is exponential: the shape is one over its mean.",
  rows: [15],
  errata: [],
  family: pareto,
  letters: { shape: "α", scale: "m" },
  parameter: "shape",
  symbols: [
    observations,
    data("y", "values above the minimum", { kind: "real", low: 1.1, high: 4 }, "n"),
    known("m", "the minimum", { kind: "real", low: 0.4, high: 1 }),
    free("α", "shape", positiveNumber),
  ],
  density: divide(multiply(alpha, power(m, alpha)), power(yi, add(alpha, 1))),
  logDensity: add(log(alpha), multiply(alpha, log(m)), negate(multiply(add(alpha, 1), log(yi)))),
  slope: subtract(divide(1, alpha), excess),
  gathered: subtract(divide(n, alpha), sumRows(excess)),
  estimate: divide(n, sumRows(excess)),
});
