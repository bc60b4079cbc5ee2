import type { Rng } from "@loglik/core";

/**
 * He's uniform initial weights, for relu, which passes half of its inputs on:
 *
 *   W ~ U(−a, a),   a = √(6 / inputs),   Var W = 2 / inputs
 *
 * Fills `out[start … start + inputs · units − 1]`, with exactly rounded arithmetic only (see `glorotUniform`).
 *
 * @see He, Zhang, Ren & Sun (2015)
 */
export function heUniform(rng: Rng, inputs: number, units: number, out: Float64Array, start: number): void {
  const limit = Math.sqrt(6 / inputs);
  for (let index = 0; index < inputs * units; index += 1) out[start + index] = (2 * rng.uniform() - 1) * limit;
}
