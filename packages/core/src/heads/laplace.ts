import * as laplace from "../families/laplace.js";
import type { LikelihoodHead } from "../head.js";
import { absoluteError } from "../ledger/absolute-error.js";
import { type FusedOptions, fusedHead } from "./fused.js";

/**
 * The Laplace head: outputs μ and log b (with `scale: "perRow"`). With b known or shared its loss is the absolute error.
 *
 *   NLL = log 2 + log b + |y − μ|/b,   ∂NLL/∂μ = −sign(y − μ)/b,   ∂NLL/∂log b = 1 − |y − μ|/b
 *
 * The best μ is the median. Where b underflows and y ≠ μ, the NLL is Infinity. Options: `scale` (default `"shared"`), `loc`,
 * `links`.
 *
 * @throws LoglikError `head-option-invalid`
 * @example laplaceHead({ scale: 1 }).point(Float64Array.of(2), 0, Float64Array.of(0), 0, new Float64Array(1))  // 2.693147180559945
 */
export function laplaceHead(options: FusedOptions<laplace.LaplaceParam> = {}): LikelihoodHead {
  return fusedHead(
    { name: "laplace", family: laplace, defaults: { loc: "perRow", scale: "shared" }, ledger: absoluteError, point },
    options,
  );
}

function point(y: number, eta: Float64Array, grad: Float64Array): number {
  const residual = y - eta[0];
  const precision = Math.exp(-eta[1]);
  // An exact hit costs nothing however small b is: 0, not 0 · Infinity.
  const u = residual === 0 ? 0 : Math.abs(residual) * precision;
  grad[0] = residual === 0 ? 0 : -Math.sign(residual) * precision;
  grad[1] = 1 - u;
  return Math.LN2 + eta[1] + u;
}
