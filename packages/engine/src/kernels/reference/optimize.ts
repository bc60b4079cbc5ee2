import type { Descent } from "../../optimizers/optimizer.js";
import { integerPower } from "../integer-power.js";

/**
 * One optimizer step over the whole parameter vector p with gradient g, in PyTorch's order of operations: rounding is part of
 * the algorithm that is followed. `step` counts from 1; the slots are those of `slotCount`.
 */
export function optimize(
  optimizer: Descent,
  p: Float64Array,
  g: Float64Array,
  slots: readonly Float64Array[],
  rate: number,
  step: number,
): void {
  const [first, second, third] = slots;
  switch (optimizer.type) {
    case "sgd":
      // p ← p − rate·g
      for (let i = 0; i < p.length; i += 1) p[i] -= rate * g[i];
      return;
    case "momentum": {
      // b ← momentum·b + (1 − dampening)·g, and b = g at the first step;  p ← p − rate·b
      const { momentum, dampening = 0 } = optimizer;
      const rest = step === 1 ? 1 : 1 - dampening;
      for (let i = 0; i < p.length; i += 1) {
        first[i] = momentum * first[i] + rest * g[i];
        p[i] -= rate * first[i];
      }
      return;
    }
    case "nesterov":
      // b ← momentum·b + g;  p ← p − rate·(g + momentum·b)
      for (let i = 0; i < p.length; i += 1) {
        first[i] = optimizer.momentum * first[i] + g[i];
        p[i] -= rate * (g[i] + optimizer.momentum * first[i]);
      }
      return;
    case "rmsprop": {
      // v ← decay·v + (1 − decay)·g²;  m ← decay·m + (1 − decay)·g;  u = g/(√(v − m²) + ε), ε outside the root
      // b ← momentum·b + u;  p ← p − rate·b
      const { decay, epsilon, momentum = 0, centered = false } = optimizer;
      const velocity = centered ? third : second;
      for (let i = 0; i < p.length; i += 1) {
        first[i] = decay * first[i] + (1 - decay) * g[i] * g[i];
        if (centered) second[i] = decay * second[i] + (1 - decay) * g[i];
        const variance = centered ? first[i] - second[i] * second[i] : first[i];
        const direction = g[i] / (Math.sqrt(variance) + epsilon);
        if (momentum > 0) velocity[i] = momentum * velocity[i] + direction;
        p[i] -= rate * (momentum > 0 ? velocity[i] : direction);
      }
      return;
    }
    case "adam":
    case "adamw": {
      // m ← β₁m + (1 − β₁)g;  v ← β₂v + (1 − β₂)g²;  p ← p − rate/(1 − β₁ᵗ) · m/(√v/√(1 − β₂ᵗ) + ε), and for AMSGrad
      // u ← max(u, v) in place of v in the last
      const { beta1, beta2, epsilon, amsgrad } = optimizer;
      const stepSize = rate / (1 - integerPower(beta1, step));
      const rootCorrection = Math.sqrt(1 - integerPower(beta2, step));
      for (let i = 0; i < p.length; i += 1) {
        first[i] = beta1 * first[i] + (1 - beta1) * g[i];
        second[i] = beta2 * second[i] + (1 - beta2) * g[i] * g[i];
        if (amsgrad) third[i] = Math.max(third[i], second[i]);
        const largest = amsgrad ? third[i] : second[i];
        p[i] -= stepSize * (first[i] / (Math.sqrt(largest) / rootCorrection + epsilon));
      }
      return;
    }
    case "adagrad":
      // s ← s + g²;  p ← p − rate·g/(√s + ε)
      for (let i = 0; i < p.length; i += 1) {
        first[i] += g[i] * g[i];
        p[i] -= (rate * g[i]) / (Math.sqrt(first[i]) + optimizer.epsilon);
      }
      return;
    case "lion": {
      // p ← p − rate·sign(β₁m + (1 − β₁)g);  m ← β₂m + (1 − β₂)g
      const { beta1, beta2 } = optimizer;
      for (let i = 0; i < p.length; i += 1) {
        p[i] -= rate * Math.sign(beta1 * first[i] + (1 - beta1) * g[i]);
        first[i] = beta2 * first[i] + (1 - beta2) * g[i];
      }
      return;
    }
    default:
      // A compile error here: an optimizer without its steps above.
      optimizer satisfies never;
  }
}
