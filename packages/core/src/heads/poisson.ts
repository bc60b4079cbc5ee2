import * as poisson from "../families/poisson.js";
import type { LikelihoodHead } from "../head.js";
import { poissonLoss } from "../ledger/poisson-loss.js";
import { logGamma } from "../special/log-gamma.js";
import { type FusedOptions, fusedHead } from "./fused.js";

/**
 * The Poisson head: one output, log λ.
 *
 *   NLL = eᶯ − y η + log y!,   ∂NLL/∂η = eᶯ − y
 *
 * The common Poisson loss drops log y!. Infinity, as λ itself, from η = 710 on. Options: `rate` (default `"perRow"`), `links`.
 *
 * @throws LoglikError `head-option-invalid`
 * @example poissonHead().point(Float64Array.of(2), 0, Float64Array.of(0), 0, new Float64Array(1))  // 1.6931471805599454
 */
export function poissonHead(options: FusedOptions<poisson.PoissonParam> = {}): LikelihoodHead {
  return fusedHead(
    { name: "poisson", family: poisson, defaults: { rate: "perRow" }, ledger: poissonLoss, point },
    options,
  );
}

function point(y: number, eta: Float64Array, grad: Float64Array): number {
  const rate = Math.exp(eta[0]);
  grad[0] = rate - y;
  return rate - y * eta[0] + logGamma(y + 1);
}
