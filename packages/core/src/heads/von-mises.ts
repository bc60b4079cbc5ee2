import * as vonMises from "../families/von-mises.js";
import type { LikelihoodHead } from "../head.js";
import { fullNegativeLogLikelihood } from "../ledger/full-negative-log-likelihood.js";
import { besselRatioComplement, logScaledBesselI0 } from "../special/bessel-i.js";
import { type FusedOptions, fusedHead } from "./fused.js";

const LOG_TWO_PI = 1.8378770664093453;

/**
 * The von Mises head for angles in radians: outputs μ and log κ.
 *
 *   NLL = log 2π + log(e^{−κ} I₀(κ)) + κ (1 − cos(y − μ))
 *   ∂NLL/∂μ = −κ sin(y − μ),   ∂NLL/∂log κ = κ ((1 − cos(y − μ)) − (1 − I₁(κ)/I₀(κ)))
 *
 * Infinity where κ overflows and y ≠ μ. Options: `concentration` (default `"shared"`), `loc`, `links`.
 *
 * @throws LoglikError `head-option-invalid`
 * @example vonMisesHead({ concentration: 1 }).point(Float64Array.of(0), 0, Float64Array.of(0), 0, new Float64Array(1))  // 1.0737914249165239
 */
export function vonMisesHead(options: FusedOptions<vonMises.VonMisesParam> = {}): LikelihoodHead {
  return fusedHead(
    {
      name: "von-mises",
      family: vonMises,
      defaults: { loc: "perRow", concentration: "shared" },
      ledger: fullNegativeLogLikelihood,
      point,
    },
    options,
  );
}

function point(y: number, eta: Float64Array, grad: Float64Array): number {
  const d = y - eta[0];
  const concentration = Math.exp(eta[1]);
  const versine = 2 * Math.sin(0.5 * d) ** 2;
  if (concentration === Infinity) {
    // In the limit a point mass at μ: an exact hit is infinitely likely, everything else impossible.
    grad[0] = versine === 0 ? 0 : -Math.sign(Math.sin(d)) * Infinity;
    grad[1] = versine === 0 ? -0.5 : Infinity;
    return versine === 0 ? -Infinity : Infinity;
  }
  grad[0] = -concentration * Math.sin(d);
  grad[1] = concentration * (versine - besselRatioComplement(concentration));
  return LOG_TWO_PI + logScaledBesselI0(concentration) + concentration * versine;
}
