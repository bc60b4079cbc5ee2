/**
 * The activations a(z), by name. With α = 1 for `elu`, slope 0.01 for `leakyRelu`, Φ the standard normal's distribution
 * function and σ the logistic one:
 *
 * | name | a(z) |
 * |---|---|
 * | `identity` | z |
 * | `tanh` | tanh z |
 * | `sigmoid` | σ(z) = 1/(1 + e⁻ᶻ) |
 * | `relu` | max(z, 0) |
 * | `leakyRelu` | z for z > 0, else 0.01 z |
 * | `elu` | z for z > 0, else eᶻ − 1 |
 * | `gelu` | z Φ(z) = ½ z (1 + erf(z/√2)) |
 * | `geluTanh` | ½ z (1 + tanh(√(2/π) (z + 0.044715 z³))), which approximates `gelu` |
 * | `silu` | z σ(z) |
 * | `softplus` | log(1 + eᶻ) |
 */
export type ActivationName = FusedActivation | KeptActivation;

/** Activations that a product of matrices applies to its own result, and whose derivative is written in terms of it. */
export type FusedActivation = "identity" | "tanh" | "relu" | "sigmoid";

/** Activations that keep their argument, because the derivative needs it or is simpler in it. */
export type KeptActivation = "leakyRelu" | "elu" | "gelu" | "geluTanh" | "silu" | "softplus";

export const fusedActivations = ["identity", "tanh", "relu", "sigmoid"] as const satisfies FusedActivation[];

export const activationNames = [
  ...fusedActivations,
  "leakyRelu",
  "elu",
  "gelu",
  "geluTanh",
  "silu",
  "softplus",
] as const satisfies ActivationName[];

/** Slope of `leakyRelu` left of zero. */
export const leakySlope = 0.01;

export function isFused(name: ActivationName): name is FusedActivation {
  return (fusedActivations as readonly string[]).includes(name);
}
