import * as bernoulli from "@loglik/core/bernoulli";
import * as geometric from "@loglik/core/geometric";
import * as poisson from "@loglik/core/poisson";
import { n, sumRows, yi } from "../derivation/common.js";
import { binaryLabel, count, data, free, observations, positiveNumber, probability } from "../derivation/declare.js";
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
  power,
  subtract,
  symbol,
} from "../expression/build.js";

const mean = abbreviation("ȳ", [], multiply(divide(1, n), sumRows(yi)));
const [theta, lambda] = [symbol("θ"), symbol("λ")];
const miss = subtract(1, theta);

/** The estimate of a probability is the share of ones. */
export const bernoulliEstimate: Derivation = scoreEquation({
  name: "bernoulli-estimate",
  title: "The estimate of a probability",
  summary: "The likelihood of labels 0 and 1 is largest at the share of ones.",
  rows: [15, 16],
  errata: [6],
  family: bernoulli,
  letters: { prob: "θ" },
  parameter: "prob",
  symbols: [observations, data("y", "labels 0 and 1", binaryLabel, "n"), free("θ", "probability of a 1", probability)],
  density: multiply(power(theta, yi), power(miss, subtract(1, yi))),
  logDensity: add(multiply(yi, log(theta)), multiply(subtract(1, yi), log(miss))),
  slope: subtract(divide(yi, theta), divide(subtract(1, yi), miss)),
  gathered: divide(multiply(n, subtract(mean, theta)), multiply(theta, miss)),
  estimate: mean,
});

/** The estimate of a Poisson rate is the mean count. */
export const poissonEstimate: Derivation = scoreEquation({
  name: "poisson-estimate",
  title: "The estimate of a Poisson rate",
  summary: "The likelihood of counts is largest at their mean.",
  rows: [15],
  errata: [],
  family: poisson,
  letters: { rate: "λ" },
  parameter: "rate",
  symbols: [observations, data("y", "counts", count, "n"), free("λ", "rate", positiveNumber)],
  density: divide(multiply(power(lambda, yi), exp(negate(lambda))), call("factorial", yi)),
  logDensity: add(multiply(yi, log(lambda)), negate(lambda), negate(log(call("factorial", yi)))),
  slope: subtract(divide(yi, lambda), 1),
  gathered: divide(multiply(n, subtract(mean, lambda)), lambda),
  estimate: mean,
});

/** The estimate of a geometric probability is one over one plus the mean number of failures. */
export const geometricEstimate: Derivation = scoreEquation({
  name: "geometric-estimate",
  title: "The estimate of a geometric probability",
  summary: "The number of failures before the first success: the estimate is successes over trials.",
  rows: [15],
  errata: [],
  family: geometric,
  letters: { prob: "θ" },
  parameter: "prob",
  symbols: [
    observations,
    data("y", "failures before the first success", count, "n"),
    free("θ", "probability of a success", probability),
  ],
  density: multiply(theta, power(miss, yi)),
  logDensity: add(log(theta), multiply(yi, log(miss))),
  slope: subtract(divide(1, theta), divide(yi, miss)),
  gathered: multiply(n, subtract(divide(1, theta), divide(mean, miss))),
  estimate: divide(1, add(1, mean)),
});
