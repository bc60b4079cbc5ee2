import type { Network } from "../../src/network.js";
import type { Program } from "../../src/program.js";

/** Largest |∂ − central difference| over all parameters, relative to the largest difference. */
export function gradientError(program: Program, network: Network, gradient: ArrayLike<number>): number {
  const parameters = Float64Array.from(program.readParameters());
  const scratch = new Float64Array(network.parameterCount);
  const step = 1e-5;
  let worst = 0;
  let largest = 0;
  for (let i = 0; i < parameters.length; i += 1) {
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
