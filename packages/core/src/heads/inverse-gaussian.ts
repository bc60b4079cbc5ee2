import * as inverseGaussian from "../families/inverse-gaussian.js";
import type { LikelihoodHead } from "../head.js";
import { fullNegativeLogLikelihood } from "../ledger/full-negative-log-likelihood.js";
import { type FusedOptions, fusedHead } from "./fused.js";

const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * The inverse Gaussian head for positive values whose variance grows with the cube of the mean: outputs log μ and log λ.
 *
 *   NLL = ½ log 2π − ½ log λ + 3/2 log y + a²/2,   a = √(λ/y) (y/μ − 1)
 *   ∂NLL/∂log μ = −(λ/μ) (y/μ − 1),   ∂NLL/∂log λ = (a² − 1)/2
 *
 * Infinity where a² overflows. Options: `shape` (default `"shared"`), `mean`, `links`.
 *
 * @throws LoglikError `head-option-invalid`
 * @example inverseGaussianHead({ shape: 1 }).point(Float64Array.of(1), 0, Float64Array.of(0), 0, new Float64Array(1))  // 0.9189385332046727
 */
export function inverseGaussianHead(options: FusedOptions<inverseGaussian.InverseGaussianParam> = {}): LikelihoodHead {
  return fusedHead(
    {
      name: "inverse-gaussian",
      family: inverseGaussian,
      defaults: { mean: "perRow", shape: "shared" },
      ledger: fullNegativeLogLikelihood,
      point,
    },
    options,
  );
}

function point(y: number, eta: Float64Array, grad: Float64Array): number {
  const [logMean, logShape] = eta;
  const logY = Math.log(y);
  const distance = logY - logMean;
  const a = timesExcess(0.5 * (logShape - logY), distance);
  const square = a * a;
  grad[0] = -timesExcess(logShape - logMean, distance);
  grad[1] = 0.5 * (square - 1);
  return HALF_LOG_TWO_PI - 0.5 * logShape + 1.5 * logY + 0.5 * square;
}

/** exp(logFactor) (y/μ − 1). Far above the mean the exponents are added first: the one may underflow where the other overflows. */
function timesExcess(logFactor: number, distance: number): number {
  if (distance > 40) return Math.exp(logFactor + distance);
  return distance === 0 ? 0 : Math.exp(logFactor) * Math.expm1(distance);
}
