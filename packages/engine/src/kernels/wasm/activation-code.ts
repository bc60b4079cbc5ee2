import type { ActivationName } from "../../activations/activation-name.js";

/** Codes of assembly/activation.ts and assembly/layers/activations.ts. */
export const activationCode: { readonly [Name in ActivationName]: number } = {
  identity: 0,
  tanh: 1,
  relu: 2,
  sigmoid: 3,
  leakyRelu: 4,
  elu: 5,
  gelu: 6,
  geluTanh: 7,
  silu: 8,
  softplus: 9,
};
