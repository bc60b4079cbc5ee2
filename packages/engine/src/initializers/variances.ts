import type { Fans } from "./initializer.js";

/** `times` the variance of the weights of units with these fans, rounded once. */
export type Variance = (fans: Fans, times: number) => number;

export const glorotVariance: Variance = ({ inputs, outputs }, times) => (2 * times) / (inputs + outputs);

export const heVariance: Variance = ({ inputs }, times) => (2 * times) / inputs;

export const lecunVariance: Variance = ({ inputs }, times) => times / inputs;
