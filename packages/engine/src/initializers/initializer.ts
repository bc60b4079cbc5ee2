import type { Rng } from "@loglik/core";
import type { ActivationName } from "../activations/activation-name.js";
import { orthogonal } from "./orthogonal.js";
import { scaledNormal } from "./scaled-normal.js";
import { scaledUniform } from "./scaled-uniform.js";

/**
 * How weights start: draws with mean zero and a variance chosen so that numbers keep their size on their way through layers,
 * or for `orthogonal` a random matrix that keeps lengths exactly.
 *
 * | name | variance | for |
 * |---|---|---|
 * | `glorotUniform`, `glorotNormal` | 2/(inputs + outputs) | activations nearly linear around zero |
 * | `heUniform`, `heNormal` | 2/inputs | relu and its kin, which pass half of their inputs on |
 * | `lecunUniform`, `lecunNormal` | 1/inputs | inputs and units of unit variance |
 * | `orthogonal` | 1/max(rows, columns) | deep chains |
 *
 * Only +, −, ·, / and √ are used, which IEEE 754 rounds alike everywhere: the same seed gives the same bits in every engine.
 *
 * @see Glorot & Bengio (2010); He, Zhang, Ren & Sun (2015); LeCun, Bottou, Orr & Müller (1998); Saxe, McClelland & Ganguli (2014)
 */
export type InitializerName =
  | "glorotUniform"
  | "glorotNormal"
  | "heUniform"
  | "heNormal"
  | "lecunUniform"
  | "lecunNormal"
  | "orthogonal";

/** How many numbers a unit sums over, and how many units its output goes to. */
export interface Fans {
  readonly inputs: number;
  readonly outputs: number;
}

/** A `rows` × `columns` matrix of weights, filled into `out` from `start` on. */
export interface WeightsToFill extends Fans {
  readonly rows: number;
  readonly columns: number;
  readonly out: Float64Array;
  readonly start: number;
}

/** `times` the variance of the weights of units with these fans, rounded once. */
export type Variance = (fans: Fans, times: number) => number;

type Initializer = (rng: Rng, weights: WeightsToFill) => void;

const initializers: { readonly [Name in InitializerName]: Initializer } = {
  glorotUniform: scaledUniform(glorotVariance),
  glorotNormal: scaledNormal(glorotVariance),
  heUniform: scaledUniform(heVariance),
  heNormal: scaledNormal(heVariance),
  lecunUniform: scaledUniform(lecunVariance),
  lecunNormal: scaledNormal(lecunVariance),
  orthogonal,
};

export const initializerNames = Object.keys(initializers) as InitializerName[];

function glorotVariance({ inputs, outputs }: Fans, times: number): number {
  return (2 * times) / (inputs + outputs);
}

function heVariance({ inputs }: Fans, times: number): number {
  return (2 * times) / inputs;
}

function lecunVariance({ inputs }: Fans, times: number): number {
  return times / inputs;
}

/** Fills weights by the named initializer. */
export function initialize(name: InitializerName, rng: Rng, weights: WeightsToFill): void {
  initializers[name](rng, weights);
}

/** He's for activations that are flat or nearly so on the left of zero, Glorot's for the others. */
export function defaultInitializer(activation: ActivationName): InitializerName {
  return activation === "identity" || activation === "tanh" || activation === "sigmoid" ? "glorotUniform" : "heUniform";
}
