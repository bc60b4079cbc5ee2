import type { Rng } from "@loglik/core";

/**
 * Glorot's uniform initial weights, for activations that are nearly linear around zero (identity, tanh, sigmoid):
 *
 *   W ~ U(−a, a),   a = √(6 / (inputs + units)),   Var W = 2 / (inputs + units)
 *
 * Fills `out[start … start + inputs · units − 1]`. Only +, −, ·, / and √ are used, which IEEE 754 rounds alike everywhere:
 * the same seed gives the same bits in every engine.
 *
 * @see Glorot & Bengio (2010)
 */
export function glorotUniform(rng: Rng, inputs: number, units: number, out: Float64Array, start: number): void {
  const limit = Math.sqrt(6 / (inputs + units));
  for (let index = 0; index < inputs * units; index += 1) out[start + index] = (2 * rng.uniform() - 1) * limit;
}
