import type { UniformRng } from "@loglik/core";
import type { ActivationName } from "../activations/activation-name.js";

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

/** How weights of a name are drawn from a stream. */
export type Initializer<Stream extends UniformRng> = (rng: Stream, weights: WeightsToFill) => void;

export const initializerNames = [
  "glorotUniform",
  "glorotNormal",
  "heUniform",
  "heNormal",
  "lecunUniform",
  "lecunNormal",
  "orthogonal",
] as const satisfies InitializerName[];

/** He's for activations that are flat or nearly so on the left of zero, Glorot's for the others. */
export function defaultInitializer(activation: ActivationName): InitializerName {
  return activation === "identity" || activation === "tanh" || activation === "sigmoid" ? "glorotUniform" : "heUniform";
}
