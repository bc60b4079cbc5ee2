import * as negativeBinomialMean from "../families/negative-binomial-mean.js";
import type { LikelihoodHead } from "../head.js";
import { fullNegativeLogLikelihood } from "../ledger/full-negative-log-likelihood.js";
import { digamma } from "../special/digamma.js";
import { logGamma } from "../special/log-gamma.js";
import { logBeta } from "../special/regularized-beta.js";
import { sigmoid } from "../special/sigmoid.js";
import { softplus } from "../special/softplus.js";
import { type FusedOptions, fusedHead } from "./fused.js";

/**
 * The negative binomial head in mean m and size r: overdispersed counts, variance m + m²/r.
 *
 *   NLL = log y! − Σₖ₌₁^{y−1} log(1 + k/r) + r log(1 + e^d) + y (log(1 + e^d) − log m),   d = log m − log r
 *   ∂NLL/∂log m = (m − y) σ(−d),   σ the logistic function
 *
 * Options: `mean` (default `"perRow"`), `size` (default `"shared"`), `links`.
 *
 * @throws LoglikError `head-option-invalid`
 * @example negativeBinomialHead({ size: 1 }).point(Float64Array.of(1), 0, Float64Array.of(0), 0, new Float64Array(1))  // 1.3862943611198906
 */
export function negativeBinomialHead(
  options: FusedOptions<negativeBinomialMean.NegativeBinomialMeanParam> = {},
): LikelihoodHead {
  return fusedHead(
    {
      name: "negative-binomial",
      family: negativeBinomialMean,
      defaults: { mean: "perRow", size: "shared" },
      ledger: fullNegativeLogLikelihood,
      point,
    },
    options,
  );
}

function point(y: number, eta: Float64Array, grad: Float64Array): number {
  const [logMean, logSize] = eta;
  const d = logMean - logSize;
  const size = Math.exp(logSize);
  // r log(1 + m/r), which is m for m ≪ r, also where r overflows; and r m/(r + m) from the factor that does not.
  const failures = d < -37 ? Math.exp(logMean) : size * softplus(d);
  const balance = d < 0 ? Math.exp(logMean) * sigmoid(-d) : size * sigmoid(d);
  const kept = y === 0 ? 0 : y * sigmoid(-d);
  const { log, slope } = risingFactorial(y, size, logSize);
  grad[0] = balance - kept;
  grad[1] = failures - balance + kept - slope;
  const spread = y === 0 ? 0 : y * (softplus(d) - logMean);
  return logGamma(y + 1) - log + failures + spread;
}

/**
 * log of r (r + 1) … (r + y − 1)/rʸ, and the slope of log r (r + 1) … (r + y − 1) against log r: as sums for small counts, else by
 * the beta function and digammas.
 */
function risingFactorial(y: number, size: number, logSize: number): { readonly log: number; readonly slope: number } {
  if (y === 0) return { log: 0, slope: 0 };
  if (y <= 64) {
    let log = 0;
    let slope = y;
    for (let k = 1; k < y; k++) {
      log += softplus(Math.log(k) - logSize);
      slope -= sigmoid(Math.log(k) - logSize);
    }
    return { log, slope };
  }
  if (logSize > 80) return { log: 0, slope: y };
  const small = size < 1e-300;
  return {
    log: (small ? logSize : logGamma(y) - logBeta(y, size)) - y * logSize,
    slope: small ? 1 : size * (digamma(y + size) - digamma(size)),
  };
}
