import { LoglikError } from "@loglik/core";
import { createRng } from "@loglik/core/random";
import { checkOptions } from "../check-arguments.js";
import { checkTruth } from "./check-truth.js";
import type { SimulatedSample } from "./linear.js";

/** The curve and the noise that numbers are drawn from. */
export interface CurveTruth {
  readonly rows: number;
  /** E(y | x); default sin 2πx + x. */
  readonly mean?: (x: number) => number;
  /** Standard deviation of y at x, > 0; default 0.1 + 0.4 x. */
  readonly scale?: (x: number) => number;
  /** x is uniform between these; default 0 and 1. */
  readonly low?: number;
  readonly high?: number;
  readonly seed?: number;
}

/** A noisy curve with its truth at any x. */
export interface CurveSample extends SimulatedSample<CurveTruth> {
  readonly mean: (x: number) => number;
  readonly scale: (x: number) => number;
}

/**
 * A curve with noise that grows along it: x uniform, y normal with mean(x) and scale(x). A model with one scale for all x is
 * wrong here at either end.
 *
 * @throws LoglikError `simulation` when the functions give no mean or no positive scale somewhere
 * @example simulateCurve({ rows: 50 }).scale(0.5)  // 0.30000000000000004
 */
export function simulateCurve(truth: CurveTruth): CurveSample {
  checkOptions("simulateCurve", truth, ["rows", "mean", "scale", "low", "high", "seed"]);
  const {
    rows,
    mean = (x) => Math.sin(2 * Math.PI * x) + x,
    scale = (x) => 0.1 + 0.4 * x,
    low = 0,
    high = 1,
    seed = 0,
  } = truth;
  checkTruth("simulateCurve", { rows, finite: [low, high], positive: { "high − low": high - low } });
  const [inputStream, noise] = [createRng(seed, "inputs"), createRng(seed, "noise")];
  const x = Float64Array.from({ length: rows }, () => low + (high - low) * inputStream.uniform());
  const y = x.map((at) => {
    const [center, deviation] = [mean(at), scale(at)];
    if (!(Number.isFinite(center) && deviation > 0 && deviation < Infinity)) {
      throw new LoglikError(
        "simulation",
        `simulateCurve: at x = ${at} the mean is ${center} and the scale ${deviation}; expected a finite and a positive number.`,
        { x: at, mean: center, scale: deviation },
      );
    }
    return center + deviation * noise.normal();
  });
  return { x, y, rows, inputs: 1, truth, mean, scale };
}
