import { checkWeights } from "../check-weights.js";
import type { LikelihoodHead } from "../head.js";
import { integersBetween } from "../interval.js";
import { fullNegativeLogLikelihood } from "../ledger/full-negative-log-likelihood.js";
import { logGamma } from "../special/log-gamma.js";
import { logit, sigmoid } from "../special/sigmoid.js";
import { softplus } from "../special/softplus.js";
import { checkTargets } from "./check-targets.js";

const rules = { name: "zero-inflated-poisson", targets: [{ name: "y", domain: integersBetween(0, Infinity) }] };

/**
 * The zero-inflated Poisson head: outputs the logit a of a structural zero and η = log λ.
 *
 *   NLL = log(1 + eᵃ) − log(eᵃ + e^{−λ})            at y = 0
 *   NLL = log(1 + eᵃ) + λ − y η + log y!            at y > 0
 *
 * At y = 0 the gradient in a is σ(a) less the probability σ(a + λ) that the zero was structural. Infinity, as λ, from η = 710
 * on. `theta` gives `{ zeroProb, rate }`, `predict` the mean (1 − zeroProb) λ.
 *
 * @example zeroInflatedPoissonHead().point(Float64Array.of(0), 0, Float64Array.of(-1e4, 0), 0, new Float64Array(2))  // 1
 */
export function zeroInflatedPoissonHead(): LikelihoodHead {
  return {
    ...rules,
    family: "zero-inflated poisson",
    source: { name: rules.name, options: {} },
    outputs: [
      { name: "logit zeroProb", kind: "perRow" },
      { name: "log rate", kind: "perRow" },
    ],
    ledger: fullNegativeLogLikelihood,
    point,
    initial(y, weights) {
      const total = checkWeights(
        "zeroInflatedPoissonHead.initial",
        weights,
        checkTargets("zeroInflatedPoissonHead.initial", rules, y),
      );
      let zeros = 0;
      let sum = 0;
      for (let i = 0; i < y.length; i++) {
        const weight = weights?.[i] ?? 1;
        if (y[i] === 0) zeros += weight;
        sum += weight * y[i];
      }
      return bestConstant(total - zeros, sum, total);
    },
    theta: (eta, row = 0) => ({ zeroProb: sigmoid(eta[2 * row]), rate: Math.exp(eta[2 * row + 1]) }),
    predict: (eta, row = 0) => sigmoid(-eta[2 * row]) * Math.exp(eta[2 * row + 1]),
  };
}

const point: LikelihoodHead["point"] = (y, yOffset, eta, etaOffset, grad) => {
  const count = y[yOffset];
  const a = eta[etaOffset];
  const rate = Math.exp(eta[etaOffset + 1]);
  if (count === 0) {
    // log(eᵃ + e^{−λ}) around its larger term; with both tiny the difference to log(1 + eᵃ) is λ itself.
    const sampling = sigmoid(-(a + rate));
    grad[etaOffset] = sigmoid(a) - sigmoid(a + rate);
    grad[etaOffset + 1] = sampling === 0 ? 0 : rate * sampling;
    return softplus(a) + (a + rate > 0 ? -a - softplus(-(a + rate)) : rate - softplus(a + rate));
  }
  grad[etaOffset] = sigmoid(a);
  grad[etaOffset + 1] = rate - count;
  return softplus(a) + rate - count * eta[etaOffset + 1] + logGamma(count + 1);
};

/**
 * The best constant model. The mean m of the positive counts gives λ by λ/(1 − e^{−λ}) = m, and the share of zeros that a Poisson
 * of that rate leaves unexplained is structural; with fewer zeros than it expects, none is, and λ is the plain mean.
 */
function bestConstant(positives: number, sum: number, total: number): Float64Array {
  if (positives === 0) return Float64Array.of(Infinity, -Infinity);
  const target = sum / positives;
  let rate = Math.max(target - 1, 1e-8);
  for (let step = 0; step < 100; step++) {
    const next = -Math.expm1(-rate) * target;
    if (Math.abs(next - rate) <= 1e-14 * rate) break;
    rate = next;
  }
  const structural = 1 - positives / total / -Math.expm1(-rate);
  if (!(structural > 0)) return Float64Array.of(-Infinity, Math.log(sum / total));
  return Float64Array.of(logit(structural), Math.log(rate));
}
