import type { ActivationName } from "../../network.js";

/** An activation and its derivative written in terms of its own output, which backward has at hand. */
export interface Activation {
  apply(input: number): number;
  /** f′(x) as a function of y = f(x). */
  derivative(output: number): number;
}

export const activations: { readonly [Name in ActivationName]: Activation } = {
  identity: { apply: (x) => x, derivative: () => 1 },
  tanh: { apply: Math.tanh, derivative: (y) => 1 - y * y },
  // Math.max and the comparison y <= 0 let NaN through.
  relu: { apply: (x) => Math.max(x, 0), derivative: (y) => (y <= 0 ? 0 : 1) },
  sigmoid: { apply: sigmoid, derivative: (y) => y * (1 - y) },
};

/** 1/(1 + e⁻ˣ), by the form that never overflows: for x < 0 eˣ/(1 + eˣ). */
function sigmoid(x: number): number {
  if (x < 0) {
    const exponential = Math.exp(x);
    return exponential / (1 + exponential);
  }
  return 1 / (1 + Math.exp(-x));
}
