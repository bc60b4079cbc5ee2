import * as beta from "../families/beta.js";
import type { LikelihoodHead } from "../head.js";
import { fullNegativeLogLikelihood } from "../ledger/full-negative-log-likelihood.js";
import { digamma } from "../special/digamma.js";
import { logBeta } from "../special/regularized-beta.js";
import { sigmoid } from "../special/sigmoid.js";
import { softplus } from "../special/softplus.js";
import { type FusedOptions, fusedHead } from "./fused.js";

/**
 * The beta head: outputs log α and log β of a proportion 0 < y < 1.
 *
 *   NLL = log B(α, β) − (α − 1) log y − (β − 1) log(1 − y)
 *   ∂NLL/∂log α = α (ψ(α) − ψ(α + β) − log y),   ∂NLL/∂log β = β (ψ(β) − ψ(α + β) − log(1 − y))
 *
 * Infinity where α or β overflows. Options: `alpha`, `beta`, `links`.
 *
 * @throws LoglikError `head-option-invalid`
 * @example betaHead().point(Float64Array.of(0.25), 0, new Float64Array(2), 0, new Float64Array(2))  // 0
 */
export function betaHead(options: FusedOptions<beta.BetaParam> = {}): LikelihoodHead {
  return fusedHead(
    {
      name: "beta",
      family: beta,
      defaults: { alpha: "perRow", beta: "perRow" },
      ledger: fullNegativeLogLikelihood,
      point,
    },
    options,
  );
}

function point(y: number, eta: Float64Array, grad: Float64Array): number {
  const [logAlpha, logBetaParameter] = eta;
  const a = Math.exp(logAlpha);
  const b = Math.exp(logBetaParameter);
  const logY = Math.log(y);
  const logRest = Math.log1p(-y);
  if (a === Infinity || b === Infinity) {
    grad[0] = a === Infinity ? Infinity : NaN;
    grad[1] = b === Infinity ? Infinity : NaN;
    return Infinity;
  }
  grad[0] = slope(a, b, logAlpha - logBetaParameter) - a * logY;
  grad[1] = slope(b, a, logBetaParameter - logAlpha) - b * logRest;
  return logBetaAt(logAlpha, logBetaParameter, a, b) - (a - 1) * logY - (b - 1) * logRest;
}

/** α (ψ(α) − ψ(α + β)), which tends to −β/(α + β) = −1/(1 + α/β) for a small α. */
function slope(a: number, b: number, logRatio: number): number {
  return a > 1e-150 ? a * (digamma(a) - digamma(a + b)) : -sigmoid(-logRatio);
}

/** log B(α, β); for parameters that underflow log(1/α + 1/β), from their logarithms. */
function logBetaAt(logA: number, logB: number, a: number, b: number): number {
  if (Math.min(a, b) > 1e-290) return logBeta(a, b);
  // 1/α + 1/β when both are small, 1/α when β is not.
  if (Math.max(a, b) < 1e-16) return -Math.min(logA, logB) + softplus(-Math.abs(logA - logB));
  return -Math.min(logA, logB);
}
