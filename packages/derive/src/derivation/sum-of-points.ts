import type { FloatArray, LikelihoodHead } from "@loglik/core";

/** The NLL of a sample under a head, with its gradient in all outputs. */
export interface SumOfPoints {
  readonly value: number;
  readonly gradient: readonly number[];
}

/**
 * Σᵢ of a head's `point` over the rows of a sample: the NLL that training minimises, as core computes it.
 *
 * @example sumOfPoints(bernoulliHead(), Float64Array.of(1), Float64Array.of(0)).gradient  // [-0.5]
 */
export function sumOfPoints(head: LikelihoodHead, y: FloatArray, eta: FloatArray): SumOfPoints {
  const [targets, outputs] = [head.targets.length, head.outputs.length];
  const gradient = new Float64Array(eta.length);
  let value = 0;
  for (let row = 0; row * outputs < eta.length; row++) {
    value += head.point(y, row * targets, eta, row * outputs, gradient);
  }
  return { value, gradient: Array.from(gradient) };
}
