import { LoglikError } from "@loglik/core";
import * as negativeBinomialMean from "@loglik/core/negative-binomial-mean";
import * as poisson from "@loglik/core/poisson";
import { createRng } from "@loglik/core/random";
import { checkOptions } from "../check-arguments.js";
import { linearPredictor, simulateInputs } from "./inputs.js";
import type { SimulatedSample } from "./linear.js";

/** The law that counts are drawn from. */
export interface CountsTruth {
  readonly rows: number;
  /** One true weight an input. */
  readonly weights: readonly number[];
  readonly intercept: number;
  /** Size of a negative binomial law, > 0: the smaller, the more the counts scatter; Infinity, the default, is Poisson. */
  readonly size?: number;
  readonly seed?: number;
}

/** Counts with their true rate at any x. */
export interface CountSample extends SimulatedSample<CountsTruth> {
  /** E(y | x) = exp(b + x·w). */
  readonly rate: (x: ArrayLike<number>) => number;
}

/**
 * Counts of a log-linear model: y is Poisson, or negative binomial with mean μ and variance μ + μ²/size, μ = exp(b + x·w), with
 * standard normal inputs x.
 *
 * @throws LoglikError `simulation`
 * @example simulateCounts({ rows: 10, weights: [0.5], intercept: 1 }).rate([0])  // 2.718281828459045
 */
export function simulateCounts(truth: CountsTruth): CountSample {
  checkOptions("simulateCounts", truth, ["rows", "weights", "intercept", "size", "seed"]);
  const { rows, weights, intercept, size = Infinity, seed = 0 } = truth;
  const x = simulateInputs("simulateCounts", truth);
  if (!(size > 0)) {
    throw new LoglikError(
      "simulation",
      `simulateCounts: size is ${size}; it must be positive, or Infinity for Poisson.`,
      {
        size,
      },
    );
  }
  const draws = createRng(seed, "counts");
  const y = linearPredictor(x, truth).map((eta) => {
    const mean = Math.exp(eta);
    return size === Infinity
      ? poisson.sample(draws, { rate: mean })
      : negativeBinomialMean.sample(draws, { mean, size });
  });
  const rate = (point: ArrayLike<number>) =>
    Math.exp(weights.reduce((sum, weight, j) => sum + weight * point[j], intercept));
  return { x, y, rows, inputs: weights.length, truth, rate };
}
