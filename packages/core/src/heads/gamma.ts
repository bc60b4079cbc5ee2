import * as gamma from "../families/gamma.js";
import type { LikelihoodHead } from "../head.js";
import { fullNegativeLogLikelihood } from "../ledger/full-negative-log-likelihood.js";
import { digamma, digammaMinusLog } from "../special/digamma.js";
import { logGamma1p } from "../special/log-gamma.js";
import { log1pMinusX } from "../special/log1p-minus-x.js";
import { stirlingError } from "../special/stirling-error.js";
import { type FusedOptions, fusedHead } from "./fused.js";

const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * The gamma head: outputs log α (shape) and log β (rate).
 *
 *   NLL = log Γ(α) − α log β − (α − 1) log y + βy
 *   ∂NLL/∂log α = α (ψ(α) − log β − log y),   ∂NLL/∂log β = βy − α
 *
 * For α > 12 in the saddle-point form, log y + ½ log 2π − ½ log α + δ(α) + α (t − 1 − log t), t = βy/α, whose terms do not
 * cancel. Infinity where α or βy overflows. Options: `shape` (default `"shared"`), `rate`, `links`.
 *
 * @throws LoglikError `head-option-invalid`
 * @example gammaHead({ shape: 1 }).point(Float64Array.of(2), 0, Float64Array.of(0), 0, new Float64Array(1))  // 2
 */
export function gammaHead(options: FusedOptions<gamma.GammaParam> = {}): LikelihoodHead {
  return fusedHead(
    {
      name: "gamma",
      family: gamma,
      defaults: { shape: "shared", rate: "perRow" },
      ledger: fullNegativeLogLikelihood,
      point,
    },
    options,
  );
}

function point(y: number, eta: Float64Array, grad: Float64Array): number {
  const [logShape, logRate] = eta;
  const shape = Math.exp(logShape);
  const logY = Math.log(y);
  const scaled = Math.exp(logRate + logY);
  grad[1] = scaled - shape;
  if (shape === Infinity) {
    grad[0] = Infinity;
    return Infinity;
  }
  if (shape > 12) {
    const logT = logRate + logY - logShape;
    const t = Math.exp(logT);
    // t − 1 − log t, without cancellation near t = 1.
    const deviance = Math.abs(logT) < 0.5 ? -log1pMinusX(Math.expm1(logT)) : t - 1 - logT;
    grad[0] = shape * (digammaMinusLog(shape) - logT);
    return logY + HALF_LOG_TWO_PI - 0.5 * logShape + stirlingError(shape) + shape * deviance;
  }
  // log Γ(α) = log Γ(1 + α) − log α, and α ψ(α) → −1, also where α underflows.
  grad[0] = (shape < 1e-300 ? -1 : shape * digamma(shape)) - shape * (logRate + logY);
  return logGamma1p(shape) - logShape - shape * (logRate + logY) + logY + scaled;
}
