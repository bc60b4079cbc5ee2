import type { Network } from "../../src/network.js";
import type { Program } from "../../src/program.js";

/** More parameters than this are not all checked: those that are lie evenly among them. */
const mostChecked = 120;

/** Largest |∂ − central difference| over the parameters, relative to the largest difference. */
export function gradientError(
  program: Program,
  network: Network,
  gradient: ArrayLike<number>,
  heldAtZero: readonly number[] = [],
): number {
  const parameters = Float64Array.from(program.readParameters());
  const scratch = new Float64Array(network.parameterCount);
  const step = 1e-5;
  let worst = 0;
  let largest = 0;
  const stride = Math.ceil(parameters.length / mostChecked);
  for (let i = parameters.length - 1; i >= 0; i -= stride) {
    if (heldAtZero.includes(i)) continue;
    const original = parameters[i];
    const lossAt = (value: number) => {
      parameters[i] = value;
      program.writeParameters(parameters);
      return program.gradient(0, scratch);
    };
    const difference = (lossAt(original + step) - lossAt(original - step)) / (2 * step);
    parameters[i] = original;
    worst = Math.max(worst, Math.abs(difference - gradient[i]));
    largest = Math.max(largest, Math.abs(difference));
  }
  program.writeParameters(parameters);
  return worst / largest;
}
