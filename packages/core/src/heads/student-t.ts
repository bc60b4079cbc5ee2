import * as studentT from "../families/student-t.js";
import type { LikelihoodHead } from "../head.js";
import { fullNegativeLogLikelihood } from "../ledger/full-negative-log-likelihood.js";
import { sigmoid } from "../special/sigmoid.js";
import { softplus } from "../special/softplus.js";
import { type FusedOptions, fusedHead } from "./fused.js";

const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * The Student-t head: a robust loss whose influence falls off for large residuals.
 *
 *   NLL = ½ log 2π − r(ν) + log s + ½ (ν + 1) log(1 + e^a),   a = 2 log |y − μ| − 2 log s − log ν
 *   ∂NLL/∂μ = −(ν + 1) σ(a)/(y − μ),   ∂NLL/∂log s = 1 − (ν + 1) σ(a)
 *
 * with r(ν) → 0 the log ratio of gammas less its normal limit and σ the logistic function: in a nothing overflows. Options: `df`
 * (default 4; `"shared"` estimates it), `scale` (default `"shared"`), `loc`, `links`.
 *
 * @throws LoglikError `head-option-invalid`
 * @example studentTHead({ df: 1, scale: 1 }).point(Float64Array.of(0), 0, Float64Array.of(0), 0, new Float64Array(1))  // 1.1447298858494002
 */
export function studentTHead(options: FusedOptions<studentT.StudentTParam> = {}): LikelihoodHead {
  return fusedHead(
    {
      name: "student-t",
      family: studentT,
      defaults: { df: 4, loc: "perRow", scale: "shared" },
      ledger: fullNegativeLogLikelihood,
      point,
    },
    options,
  );
}

function point(y: number, eta: Float64Array, grad: Float64Array): number {
  const [logDf, loc, logScale] = eta;
  const df = Math.exp(logDf);
  const residual = y - loc;
  const a = 2 * (Math.log(Math.abs(residual)) - logScale) - logDf;
  const share = sigmoid(a);
  // ½ (ν + 1) log(1 + e^a): for e^a ≪ 1 it is ½ (1 + 1/ν) u², which stays finite as ν goes to infinity.
  const small = a < -37;
  const squared = Math.exp(a + logDf);
  const inverse = Math.exp(-logDf);
  const tail = small ? 0.5 * (squared === 0 ? 0 : (1 + inverse) * squared) : 0.5 * (df + 1) * softplus(a);
  const pull = small ? (squared === 0 ? 0 : (1 + inverse) * squared) : (df + 1) * share;
  grad[0] = dfSlope(df, logDf, a, share);
  grad[1] = residual === 0 ? 0 : -pull / residual;
  grad[2] = 1 - pull;
  return HALF_LOG_TWO_PI - studentT.gammaRatio(df, logDf) + logScale + tail;
}

/** ∂NLL/∂log ν = −½ (ν Δψ − 1 − ν log(1 + w) + (ν + 1) w/(1 + w)); 0 in the normal limit. */
function dfSlope(df: number, logDf: number, a: number, share: number): number {
  if (logDf > 300) return 0;
  const step = df < 1e-300 ? 2 : df * studentT.digammaStep(df);
  return -0.5 * (step - 1 - df * softplus(a) + (df + 1) * share);
}
