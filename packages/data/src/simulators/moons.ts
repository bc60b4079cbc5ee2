import { classPosteriors } from "@loglik/core/decisions/class-posteriors";
import { createRng } from "@loglik/core/random";
import { logSumExp } from "@loglik/core/special/log-sum-exp";
import { checkOptions } from "../check-arguments.js";
import { checkTruth } from "./check-truth.js";
import type { ClassSample } from "./two-normals.js";

/** How two moons are drawn. */
export interface MoonsTruth {
  readonly rows: number;
  /** Standard deviation of the noise around the arcs, > 0; default 0.2. */
  readonly scale?: number;
  readonly seed?: number;
}

/** A point of each arc: half a circle around the origin, and one around (1, ½) turned upside down. */
const arcs: readonly ((angle: number) => readonly [number, number])[] = [
  (angle) => [Math.cos(angle), Math.sin(angle)],
  (angle) => [1 - Math.cos(angle), 0.5 - Math.sin(angle)],
];

/**
 * Two interleaved half-moons: a class at even odds, a point at random on its arc, and round normal noise. No straight line parts
 * them, yet the true posterior is known: the density of a class is the mean over its arc of the noise's density, here by
 * Simpson's rule in steps of a fortieth of the scale.
 *
 * @throws LoglikError `simulation`
 * @example simulateMoons({ rows: 10 }).posterior([0.5, 0.25])[0].toFixed(6)  // "0.500000"
 */
export function simulateMoons(truth: MoonsTruth): ClassSample<MoonsTruth> {
  checkOptions("simulateMoons", truth, ["rows", "scale", "seed"]);
  const { rows, scale = 0.2, seed = 0 } = truth;
  checkTruth("simulateMoons", { rows, positive: { scale } });
  const [labels, inputs, noise] = ["labels", "inputs", "noise"].map((purpose) => createRng(seed, purpose));
  const y = Float64Array.from({ length: rows }, () => labels.below(2));
  const x = new Float64Array(2 * rows);
  y.forEach((label, row) => {
    x.set(arcs[label](Math.PI * inputs.uniform()), 2 * row);
    x[2 * row] += scale * noise.normal();
    x[2 * row + 1] += scale * noise.normal();
  });
  const steps = 2 * Math.max(100, Math.ceil((20 * Math.PI) / scale));
  const terms = new Float64Array(steps + 1);
  // The normalising constant is the same for both classes and cancels.
  const logDensity = (point: ArrayLike<number>, arc: (angle: number) => readonly [number, number]): number => {
    for (let i = 0; i <= steps; i++) {
      const [first, second] = arc((Math.PI * i) / steps);
      const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
      terms[i] = Math.log(weight) - ((point[0] - first) ** 2 + (point[1] - second) ** 2) / (2 * scale * scale);
    }
    return logSumExp(terms);
  };
  const posterior = (point: ArrayLike<number>) =>
    classPosteriors(
      arcs.map((arc) => logDensity(point, arc)),
      [0.5, 0.5],
    );
  return { x, y, rows, inputs: 2, classes: 2, truth, posterior };
}
