import { normalCdf } from "@loglik/core/special/normal-cdf";
import {
  type ActivationName,
  type FusedActivation,
  type KeptActivation,
  leakySlope,
} from "../../activations/activation-name.js";

/** Every activation a(z). `Math.max` and comparisons that fail let NaN through. */
export const activations: { readonly [Name in ActivationName]: (z: number) => number } = {
  identity: (z) => z,
  tanh: Math.tanh,
  relu: (z) => Math.max(z, 0),
  sigmoid,
  leakyRelu: (z) => (z < 0 ? leakySlope * z : z),
  elu: (z) => (z < 0 ? Math.expm1(z) : z),
  gelu: (z) => z * normalCdf(z),
  geluTanh: (z) => z * sigmoid(2 * cubic(z)),
  silu: (z) => z * sigmoid(z),
  softplus: (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
};

/** a′(z) as a function of a(z). */
export const derivativesByOutput: { readonly [Name in FusedActivation]: (output: number) => number } = {
  identity: () => 1,
  tanh: (a) => 1 - a * a,
  relu: (a) => (a <= 0 ? 0 : 1),
  sigmoid: (a) => a * (1 - a),
};

/** a′(z). */
export const derivatives: { readonly [Name in KeptActivation]: (z: number) => number } = {
  leakyRelu: (z) => (z < 0 ? leakySlope : 1),
  elu: (z) => (z < 0 ? Math.exp(z) : 1),
  gelu: (z) => normalCdf(z) + (z * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI),
  geluTanh(z) {
    const s = sigmoid(2 * cubic(z));
    return s + z * s * (1 - s) * 2 * Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * z * z);
  },
  silu(z) {
    const s = sigmoid(z);
    return s + z * s * (1 - s);
  },
  softplus: sigmoid,
};

/** The argument of tanh in `geluTanh`; ½ (1 + tanh u) is σ(2u). */
function cubic(z: number): number {
  return Math.sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z);
}

/** 1/(1 + e⁻ˣ), by the form that never overflows: for x < 0 eˣ/(1 + eˣ). */
function sigmoid(x: number): number {
  if (x < 0) {
    const exponential = Math.exp(x);
    return exponential / (1 + exponential);
  }
  return 1 / (1 + Math.exp(-x));
}
