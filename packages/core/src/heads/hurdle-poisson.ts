import { checkWeights } from "../check-weights.js";
import type { LikelihoodHead } from "../head.js";
import { integersBetween } from "../interval.js";
import { fullNegativeLogLikelihood } from "../ledger/full-negative-log-likelihood.js";
import { logGamma } from "../special/log-gamma.js";
import { log1mExp } from "../special/log1m-exp.js";
import { logit, sigmoid } from "../special/sigmoid.js";
import { softplus } from "../special/softplus.js";
import { checkTargets } from "./check-targets.js";

const rules = { name: "hurdle-poisson", targets: [{ name: "y", domain: integersBetween(0, Infinity) }] };

/**
 * The hurdle Poisson head: outputs the logit a of a zero and η = log λ of the positive counts, a Poisson without its zeros.
 *
 *   NLL = log(1 + e^{−a})                                          at y = 0
 *   NLL = log(1 + eᵃ) + λ − y η + log y! + log(1 − e^{−λ})         at y > 0
 *
 * The two outputs are learned from separate parts of the likelihood: zeros say nothing of λ. `theta` gives `{ zeroProb, rate }`,
 * `predict` the mean (1 − zeroProb) λ/(1 − e^{−λ}).
 *
 * @example hurdlePoissonHead().point(Float64Array.of(0), 0, Float64Array.of(0, 0), 0, new Float64Array(2))  // 0.6931471805599453
 */
export function hurdlePoissonHead(): LikelihoodHead {
  return {
    ...rules,
    family: "hurdle poisson",
    source: { name: rules.name, options: {} },
    outputs: [
      { name: "logit zeroProb", kind: "perRow" },
      { name: "log rate", kind: "perRow" },
    ],
    ledger: fullNegativeLogLikelihood,
    point,
    initial(y, weights) {
      const total = checkWeights(
        "hurdlePoissonHead.initial",
        weights,
        checkTargets("hurdlePoissonHead.initial", rules, y),
      );
      let zeros = 0;
      let sum = 0;
      for (let i = 0; i < y.length; i++) {
        const weight = weights?.[i] ?? 1;
        if (y[i] === 0) zeros += weight;
        sum += weight * y[i];
      }
      return Float64Array.of(logit(zeros / total), Math.log(positiveRate(sum / (total - zeros))));
    },
    theta: (eta, row = 0) => ({ zeroProb: sigmoid(eta[2 * row]), rate: Math.exp(eta[2 * row + 1]) }),
    predict(eta, row = 0) {
      const rate = Math.exp(eta[2 * row + 1]);
      return (sigmoid(-eta[2 * row]) * rate) / -Math.expm1(-rate);
    },
  };
}

const point: LikelihoodHead["point"] = (y, yOffset, eta, etaOffset, grad) => {
  const count = y[yOffset];
  const a = eta[etaOffset];
  if (count === 0) {
    grad[etaOffset] = -sigmoid(-a);
    grad[etaOffset + 1] = 0;
    return softplus(-a);
  }
  const logRate = eta[etaOffset + 1];
  const rate = Math.exp(logRate);
  // For a small λ, log(1 − e^{−λ}) is log λ, and λ/(e^λ − 1) is 1.
  const small = rate < 1e-17;
  grad[etaOffset] = sigmoid(a);
  grad[etaOffset + 1] = rate - count + (small ? 1 : rate === Infinity ? 0 : rate / Math.expm1(rate));
  const positive = small ? logRate : log1mExp(rate);
  return softplus(a) + rate - count * logRate + logGamma(count + 1) + positive;
};

/** The λ whose zero-truncated mean λ/(1 − e^{−λ}) is the given one: a fixed point that contracts; 0 for a mean of 1. */
function positiveRate(mean: number): number {
  let rate = Math.max(mean - 1, 0);
  for (let step = 0; step < 200 && rate > 0; step++) {
    const next = -Math.expm1(-rate) * mean;
    if (Math.abs(next - rate) <= 1e-15 * rate) return next;
    rate = next;
  }
  return rate;
}
