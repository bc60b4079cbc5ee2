import { createRng } from "@loglik/core/random";
import { checkOptions } from "../check-arguments.js";
import { checkTruth } from "./check-truth.js";
import { linearPredictor, simulateInputs } from "./inputs.js";

/** The line and the noise that numbers are drawn from. */
export interface LinearTruth {
  readonly rows: number;
  /** One true weight an input. */
  readonly weights: readonly number[];
  readonly intercept: number;
  /** Standard deviation σ of the noise, > 0. */
  readonly scale: number;
  readonly seed?: number;
}

/** A sample with the truth that made it. */
export interface SimulatedSample<Truth> {
  /** rows × inputs, row-major. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly rows: number;
  readonly inputs: number;
  readonly truth: Truth;
}

/**
 * A sample of the linear model with normal noise, y = b + x·w + σ ε, where the inputs x and ε are standard normal.
 *
 * @throws LoglikError `simulation` when rows is not a positive whole number or a parameter is not finite.
 * @example simulateLinear({ rows: 100, weights: [2], intercept: 1, scale: 0.5, seed: 7 }).y.length  // 100
 */
export function simulateLinear(truth: LinearTruth): SimulatedSample<LinearTruth> {
  checkOptions("simulateLinear", truth, ["rows", "weights", "intercept", "scale", "seed"]);
  checkTruth("simulateLinear", { rows: truth.rows, positive: { scale: truth.scale } });
  const x = simulateInputs("simulateLinear", truth);
  const noise = createRng(truth.seed ?? 0, "noise");
  const y = linearPredictor(x, truth).map((eta) => eta + truth.scale * noise.normal());
  return { x, y, rows: truth.rows, inputs: truth.weights.length, truth };
}
