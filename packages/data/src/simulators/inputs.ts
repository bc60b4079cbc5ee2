import { LoglikError } from "@loglik/core";
import { createRng } from "@loglik/core/random";

interface LinearPart {
  readonly rows: number;
  readonly weights: readonly number[];
  readonly intercept: number;
  readonly seed?: number;
}

/** Standard normal inputs, rows × weights, from the stream "inputs" of the seed; checks the parameters first. */
export function simulateInputs(caller: string, { rows, weights, intercept, seed = 0 }: LinearPart): Float64Array {
  if (!Number.isInteger(rows) || rows < 1) {
    throw new LoglikError("simulation", `${caller}: rows is ${rows}; it must be a positive whole number.`, { rows });
  }
  const bad = [...weights, intercept].find((value) => !Number.isFinite(value));
  if (bad !== undefined) {
    throw new LoglikError("simulation", `${caller}: a weight or the intercept is ${bad}; each must be finite.`, {
      bad,
    });
  }
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
