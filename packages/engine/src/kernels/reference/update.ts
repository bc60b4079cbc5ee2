import { averageShare } from "../../averaging/averaging.js";
import type { Descent } from "../../optimizers/optimizer.js";
import type { Block } from "../../plan/arena.js";
import type { UpdateOperation } from "../../plan/update-operations.js";
import { optimize } from "./optimize.js";

/**
 * What follows a gradient: clipping, weight decay, the optimizer's step, the average. `step` counts from 1; `rate` is the
 * learning rate of this step.
 */
export function update(
  arena: Float64Array,
  operation: UpdateOperation,
  optimizer: Descent,
  rate: number,
  step: number,
): void {
  const vector = ({ offset, columns }: Block) => arena.subarray(offset, offset + columns);
  switch (operation.kind) {
    case "clipFactor":
      arena[operation.factor.offset] = clipFactor(vector(operation.gradient), operation.limit);
      return;
    case "scaleGradient":
      scale(vector(operation.gradient), arena[operation.factor.offset]);
      return;
    case "clipValue": {
      const { limit } = operation;
      const gradient = vector(operation.gradient);
      // Math.min and Math.max let NaN through.
      for (let i = 0; i < gradient.length; i += 1) gradient[i] = Math.min(Math.max(gradient[i], -limit), limit);
      return;
    }
    case "decayGradient": {
      const [gradient, parameters] = [vector(operation.gradient), vector(operation.parameters)];
      for (let i = 0; i < gradient.length; i += 1) gradient[i] += operation.decay * parameters[i];
      return;
    }
    case "decayWeights":
      scale(vector(operation.parameters), 1 - rate * operation.decay);
      return;
    case "update": {
      const [parameters, gradient] = [vector(operation.parameters), vector(operation.gradient)];
      optimize(optimizer, parameters, gradient, operation.slots.map(vector), rate, step);
      return;
    }
    case "average": {
      const share = averageShare(operation.steps, step);
      const [average, parameters] = [vector(operation.average), vector(operation.parameters)];
      for (let i = 0; i < average.length; i += 1) average[i] += share * (parameters[i] - average[i]);
      return;
    }
  }
}

/** limit / ‖g‖ where ‖g‖ > limit, else 1, also where the norm is NaN or infinite: what is to blame stays visible. */
function clipFactor(gradient: Float64Array, limit: number): number {
  let sum = 0;
  for (let i = 0; i < gradient.length; i += 1) sum += gradient[i] * gradient[i];
  const norm = Math.sqrt(sum);
  return norm > limit && norm < Number.POSITIVE_INFINITY ? limit / norm : 1;
}

function scale(vector: Float64Array, factor: number): void {
  for (let i = 0; i < vector.length; i += 1) vector[i] *= factor;
}
