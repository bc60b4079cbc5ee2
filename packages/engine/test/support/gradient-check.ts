import type { Network } from "../../src/network.js";
import type { Program } from "../../src/program.js";

/**
 * Largest |∂ − central difference| over the parameters, relative to the largest difference. The difference is of fourth order,
 * (8(f₊₁ − f₋₁) − (f₊₂ − f₋₂))/12h: its own error is some 1e-12 as long as no kink lies within 2h.
 *
 * @param mostChecked more parameters than this are not all checked: those that are lie evenly among them
 */
export function gradientError(
  program: Program,
  network: Network,
  gradient: ArrayLike<number>,
  heldAtZero: readonly number[] = [],
  mostChecked = 120,
): number {
  const parameters = Float64Array.from(program.readParameters());
  const scratch = new Float64Array(network.parameterCount);
  const step = 3e-5;
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
    const slope = (steps: number) => lossAt(original + steps * step) - lossAt(original - steps * step);
    const difference = (8 * slope(1) - slope(2)) / (12 * step);
    parameters[i] = original;
    worst = Math.max(worst, Math.abs(difference - gradient[i]));
    largest = Math.max(largest, Math.abs(difference));
  }
  program.writeParameters(parameters);
  return worst / largest;
}
