import type { FloatArray, LikelihoodHead } from "@loglik/core";
import type { Sample } from "../data/sample.js";
import type { Stopwatch } from "./stopwatch.js";

/** Rows whose NLL is computed between two looks at the clock: some 50 µs of work. */
const pointsAtATime = 256;

/**
 * Rows whose η is computed between two looks at the clock, for a network of so many parameters: a million multiplications,
 * which plain loops do in two milliseconds.
 */
export function forwardRowsAtATime(parameterCount: number): number {
  return Math.max(1, Math.min(1024, Math.floor(1e6 / parameterCount)));
}

/** η of every row into `eta` (rows × outputs), in slices: yields whenever the stopwatch says so. */
export function* forwardSlices(
  forward: (x: FloatArray, rows: number, eta: FloatArray) => void,
  x: FloatArray,
  rows: number,
  eta: FloatArray,
  rowsAtATime: number,
  clock: Stopwatch,
): Generator<undefined, void> {
  const inputs = x.length / rows;
  const outputs = eta.length / rows;
  for (let row = 0; row < rows; row += rowsAtATime) {
    const end = Math.min(row + rowsAtATime, rows);
    forward(x.subarray(row * inputs, end * inputs), end - row, eta.subarray(row * outputs, end * outputs));
    if (clock.over()) yield;
  }
}

/**
 * Mean NLL of the rows at the given η, Σ wᵢ ℓᵢ / Σ wᵢ in nats per observation, computed in float64 by the head itself.
 */
export function* meanNllSlices(
  head: LikelihoodHead,
  { y, weights, rows }: Pick<Sample, "y" | "weights" | "rows">,
  eta: FloatArray,
  clock: Stopwatch,
): Generator<undefined, number> {
  const outputs = head.outputs.length;
  const targets = head.targets.length;
  const unused = new Float64Array(outputs);
  const row = new Float64Array(outputs);
  let total = 0;
  let weightTotal = 0;
  for (let index = 0; index < rows; index += 1) {
    for (let output = 0; output < outputs; output += 1) row[output] = eta[index * outputs + output];
    const weight = weights === undefined ? 1 : weights[index];
    total += weight * head.point(y, index * targets, row, 0, unused);
    weightTotal += weight;
    if (index % pointsAtATime === pointsAtATime - 1 && clock.over()) yield;
  }
  return total / weightTotal;
}
