import type { Optimizer } from "../../optimizers/optimizer.js";
import type { Update } from "../../plan/operation.js";
import { integerPower } from "../integer-power.js";

/**
 * One optimizer step over the whole parameter vector, in the order of operations of PyTorch.
 * `step` counts from 1; `rate` is the learning rate of this step.
 */
export function update(arena: Float64Array, operation: Update, optimizer: Optimizer, rate: number, step: number): void {
  const size = operation.parameters.columns;
  const parameters = arena.subarray(operation.parameters.offset, operation.parameters.offset + size);
  const gradient = arena.subarray(operation.gradient.offset, operation.gradient.offset + size);
  const [first, second] = operation.slots.map((slot) => arena.subarray(slot.offset, slot.offset + size));
  switch (optimizer.type) {
    case "sgd":
      // p ← p − rate·g
      for (let i = 0; i < size; i += 1) parameters[i] -= rate * gradient[i];
      return;
    case "momentum":
      // b ← momentum·b + g;  p ← p − rate·b
      for (let i = 0; i < size; i += 1) {
        first[i] = optimizer.momentum * first[i] + gradient[i];
        parameters[i] -= rate * first[i];
      }
      return;
    case "rmsprop":
      // v ← decay·v + (1 − decay)·g²;  p ← p − rate·g/(√v + ε), ε outside the root
      for (let i = 0; i < size; i += 1) {
        first[i] = optimizer.decay * first[i] + (1 - optimizer.decay) * gradient[i] * gradient[i];
        parameters[i] -= rate * (gradient[i] / (Math.sqrt(first[i]) + optimizer.epsilon));
      }
      return;
    case "adam": {
      // m ← β₁m + (1 − β₁)g;  v ← β₂v + (1 − β₂)g²;  p ← p − rate/(1 − β₁ᵗ) · m/(√v/√(1 − β₂ᵗ) + ε)
      const { beta1, beta2, epsilon } = optimizer;
      const stepSize = rate / (1 - integerPower(beta1, step));
      const rootCorrection = Math.sqrt(1 - integerPower(beta2, step));
      for (let i = 0; i < size; i += 1) {
        const g = gradient[i];
        first[i] = beta1 * first[i] + (1 - beta1) * g;
        second[i] = beta2 * second[i] + (1 - beta2) * g * g;
        parameters[i] -= stepSize * (first[i] / (Math.sqrt(second[i]) / rootCorrection + epsilon));
      }
      return;
    }
  }
}
