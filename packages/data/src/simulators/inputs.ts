import { createRng } from "@loglik/core/random";
import { wrongArgument } from "../check-arguments.js";
import { checkTruth } from "./check-truth.js";

interface LinearPart {
  readonly rows: number;
  readonly weights: readonly number[];
  readonly intercept: number;
  readonly seed?: number;
}

/** Standard normal inputs, rows × weights, from the stream "inputs" of the seed; checks the parameters first. */
export function simulateInputs(caller: string, { rows, weights, intercept, seed = 0 }: LinearPart): Float64Array {
  if (!Array.isArray(weights)) throw wrongArgument(caller, "weights", weights, "a list of numbers, one an input");
  checkTruth(caller, { rows, finite: [...weights, intercept] });
  const rng = createRng(seed, "inputs");
  return Float64Array.from({ length: rows * weights.length }, () => rng.normal());
}

/** η = b + x·w of each row. */
export function linearPredictor(x: Float64Array, { rows, weights, intercept }: LinearPart): Float64Array {
  const inputs = weights.length;
  return Float64Array.from({ length: rows }, (_, row) =>
    weights.reduce((sum, weight, input) => sum + weight * x[row * inputs + input], intercept),
  );
}
