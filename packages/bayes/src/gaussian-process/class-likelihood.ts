import { logNormalCdf, normalCdf } from "@loglik/core/special/normal-cdf";
import { sigmoid } from "@loglik/core/special/sigmoid";
import { softplus } from "@loglik/core/special/softplus";
import { integrateLogistic } from "../laplace/logit-average.js";

/** p(y | f) of two classes as a function of the latent f, with three derivatives of its logarithm. y is 0 or 1. */
export interface ClassLikelihood {
  logProb(y: number, f: number): number;
  /** ∂, ∂², ∂³ log p(y | f)/∂f into out[0 … 2]. */
  derivatives(y: number, f: number, out: Float64Array): void;
  /** ∫ p(1 | f) N(f; mean, variance) df. */
  average(mean: number, variance: number): number;
}

/** p(1 | f) = 1/(1 + e⁻ᶠ): the Bernoulli family with its logit link. */
export const logistic: ClassLikelihood = {
  logProb: (y, f) => -softplus(y === 1 ? -f : f),
  derivatives(y, f, out) {
    const p = sigmoid(f);
    const width = p * sigmoid(-f);
    out[0] = y === 1 ? sigmoid(-f) : -p;
    out[1] = -width;
    out[2] = width * Math.tanh(f / 2);
  },
  average: integrateLogistic,
};

/** p(1 | f) = Φ(f). */
export const probit: ClassLikelihood = {
  logProb: (y, f) => logNormalCdf(y === 1 ? f : -f),
  derivatives(y, f, out) {
    const sign = y === 1 ? 1 : -1;
    const z = sign * f;
    // φ(z)/Φ(z), finite far out where both are zero.
    const ratio = Math.exp(-0.5 * z * z - 0.5 * Math.log(2 * Math.PI) - logNormalCdf(z));
    out[0] = sign * ratio;
    out[1] = -ratio * (z + ratio);
    out[2] = sign * ratio * ((2 * ratio + z) * (z + ratio) - 1);
  },
  average: (mean, variance) => normalCdf(mean / Math.sqrt(1 + variance)),
};
