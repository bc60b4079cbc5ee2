import { LoglikError } from "@loglik/core";
import { classPosteriors } from "@loglik/core/decisions/class-posteriors";
import * as normal from "@loglik/core/normal";
import { createRng } from "@loglik/core/random";
import { checkOptions } from "../check-arguments.js";
import { checkTruth } from "./check-truth.js";
import type { SimulatedSample } from "./linear.js";

/** The two classes that points are drawn from. */
export interface TwoNormalsTruth {
  readonly rows: number;
  /** Center of class 0 and of class 1, one coordinate an input; default (−1, 0) and (1, 0). */
  readonly centers?: readonly [readonly number[], readonly number[]];
  /** Standard deviation of each class in every direction, > 0; default 1 and 1. */
  readonly scales?: readonly [number, number];
  /** P(y = 1); default ½. */
  readonly prior?: number;
  readonly seed?: number;
}

/** A sample of classes whose true posterior is known. */
export interface ClassSample<Truth> extends SimulatedSample<Truth> {
  readonly classes: number;
  /** P(y = k | x) for every class k: what the best of all classifiers would answer. */
  readonly posterior: (x: ArrayLike<number>) => Float64Array;
}

/**
 * Two classes, each a round normal cloud: y is 1 with probability `prior`, and x is normal around its class's center.
 *
 * The true posterior is Bayes's rule on the two densities; with equal scales its log odds are linear in x, so that logistic
 * regression is exactly right, and with unequal ones quadratic.
 *
 * @throws LoglikError `simulation`
 * @see Richard & Lippmann (1991), Neural network classifiers estimate Bayesian a posteriori probabilities
 * @example Array.from(simulateTwoNormals({ rows: 10 }).posterior([0, 0]))  // [0.5, 0.5]
 */
export function simulateTwoNormals(truth: TwoNormalsTruth): ClassSample<TwoNormalsTruth> {
  checkOptions("simulateTwoNormals", truth, ["rows", "centers", "scales", "prior", "seed"]);
  const {
    rows,
    centers = [
      [-1, 0],
      [1, 0],
    ],
    scales = [1, 1],
    prior = 0.5,
    seed = 0,
  } = truth;
  const inputs = centers[0].length;
  const positive = { "the scale of class 0": scales[0], "the scale of class 1": scales[1] };
  checkTruth("simulateTwoNormals", { rows, finite: centers.flat(), positive });
  if (centers[1].length !== inputs || inputs === 0 || !(prior > 0 && prior < 1)) {
    throw new LoglikError(
      "simulation",
      `simulateTwoNormals: the centers have ${inputs} and ${centers[1].length} coordinates and prior is ${prior}; ` +
        "expected equally many, at least one, and a prior between 0 and 1.",
      { centers, prior },
    );
  }
  const [labels, inputStream] = [createRng(seed, "labels"), createRng(seed, "inputs")];
  const y = Float64Array.from({ length: rows }, () => (labels.uniform() < prior ? 1 : 0));
  const x = Float64Array.from({ length: rows * inputs }, (_, at) => {
    const label = y[Math.floor(at / inputs)];
    return centers[label][at % inputs] + scales[label] * inputStream.normal();
  });
  const logDensity = (point: ArrayLike<number>, label: 0 | 1): number =>
    centers[label].reduce((sum, loc, j) => sum + normal.logProb(point[j], { loc, scale: scales[label] }), 0);
  const posterior = (point: ArrayLike<number>) =>
    classPosteriors([logDensity(point, 0), logDensity(point, 1)], [1 - prior, prior]);
  return { x, y, rows, inputs, classes: 2, truth, posterior };
}
