import { checkWeights } from "../check-weights.js";
import { LoglikError } from "../error.js";
import type { LikelihoodHead } from "../head.js";
import { integersBetween, unitInterval } from "../interval.js";
import { binaryCrossEntropy } from "../ledger/binary-cross-entropy.js";
import { weightedSum } from "../sample.js";
import { logit, sigmoid } from "../special/sigmoid.js";
import { softplus } from "../special/softplus.js";
import { checkTargets, knownOptions } from "./check-targets.js";

/** What the targets are. */
export interface BernoulliHeadOptions {
  /** `label`: 0 or 1. `soft`: a probability of 1, scored by the expected NLL. Default `label`. */
  readonly target?: "label" | "soft";
}

/**
 * The Bernoulli head: one output, the logit η of P(y = 1). Its loss is binary cross-entropy on logits.
 *
 *   NLL = y log(1 + e⁻ᶯ) + (1 − y) log(1 + eᶯ),   ∂NLL/∂η = σ(η) − y
 *
 * Sigmoid and logarithm are merged: each on its own would lose P(y) from |η| = 37 on; merged they are exact for every
 * finite η. `theta` gives `{ prob }`, `predict` 1 where η > 0.
 *
 * @throws LoglikError `head-option-invalid`
 * @example bernoulliHead().point(Float64Array.of(1), 0, Float64Array.of(0), 0, new Float64Array(1))  // 0.6931471805599453
 */
export function bernoulliHead(options: BernoulliHeadOptions = {}): LikelihoodHead {
  knownOptions("bernoulliHead", options, ["target"]);
  const { target = "label" } = options;
  if (target !== "label" && target !== "soft") {
    throw new LoglikError(
      "head-option-invalid",
      `bernoulliHead: target is ${JSON.stringify(target)}; expected "label" (0 or 1) or "soft" (a probability).`,
      { target },
    );
  }
  const rules = {
    name: "bernoulli",
    targets: [{ name: "y", domain: target === "soft" ? unitInterval : integersBetween(0, 1) }],
  };
  return {
    ...rules,
    family: "bernoulli",
    source: { name: "bernoulli", options: { target } },
    ...(target === "soft" ? { expectedNll: true as const } : {}),
    outputs: [{ name: "logit", kind: "perRow" }],
    ledger: binaryCrossEntropy,
    point,
    fisher(eta, etaOffset, out) {
      out[0] = sigmoid(eta[etaOffset]) * sigmoid(-eta[etaOffset]);
    },
    initial(y, weights) {
      const total = checkWeights("bernoulliHead.initial", weights, checkTargets("bernoulliHead.initial", rules, y));
      return Float64Array.of(logit(weightedSum(y, weights) / total));
    },
    theta: (eta, row = 0) => ({ prob: sigmoid(eta[row]) }),
    predict: (eta, row = 0) => (eta[row] > 0 ? 1 : 0),
  };
}

const point: LikelihoodHead["point"] = (y, yOffset, eta, etaOffset, grad) => {
  const target = y[yOffset];
  const logOdds = eta[etaOffset];
  // A label takes one branch, so that the term of weight 0 is never formed: it would be 0 · Infinity at η = ±Infinity.
  if (target === 1) {
    grad[etaOffset] = -sigmoid(-logOdds);
    return softplus(-logOdds);
  }
  if (target === 0) {
    grad[etaOffset] = sigmoid(logOdds);
    return softplus(logOdds);
  }
  grad[etaOffset] = (1 - target) * sigmoid(logOdds) - target * sigmoid(-logOdds);
  return target * softplus(-logOdds) + (1 - target) * softplus(logOdds);
};
