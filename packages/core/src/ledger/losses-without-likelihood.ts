import { softplus } from "../special/softplus.js";
import type { LossLedger } from "./ledger.js";

const none = {
  dropped: [],
  toNll: () => Number.NaN,
  fromNll: () => Number.NaN,
} as const;

/**
 * The hinge loss max(0, 1 − y η) of labels y = ±1, the support vector machine's.
 *
 * @example hinge(1, 0.25)  // 0.75
 */
export function hinge(y: number, eta: number): number {
  return Math.max(0, 1 - y * eta);
}

/**
 * The hinge loss is no NLL: e^{−loss} summed over both labels depends on η, whatever factor of y it is given. Conversions
 * are NaN. It is a pseudo-likelihood: its minimiser decides, its values are no probabilities.
 *
 * @see Sollich (2002), Bayesian methods for support vector machines
 * @example hingeLoss.toNll(1, {})  // NaN
 */
export const hingeLoss: LossLedger = {
  loss: "hinge loss",
  alsoKnownAs: ["support vector machine loss", "tf.keras.losses.Hinge", "torch.nn.MultiMarginLoss"],
  ...none,
};

/**
 * The focal loss −(1 − p_y)^γ log p_y of labels 0 and 1, p = σ(η).
 *
 * @example focal(1, 0, 0)  // 0.6931471805599453
 */
export function focal(y: number, eta: number, gamma: number): number {
  const signed = y === 1 ? eta : -eta;
  return Math.exp(-gamma * softplus(signed)) * softplus(-signed);
}

/**
 * The focal loss is no NLL for γ > 0: e^{−loss} summed over the labels depends on η. It weighs easy rows down, so that its best
 * p is not the probability. Conversions are NaN.
 *
 * @see Lin et al. (2017), Focal loss for dense object detection
 * @example focalLoss.fromNll(1, {})  // NaN
 */
export const focalLoss: LossLedger = {
  loss: "focal loss",
  alsoKnownAs: ["torchvision.ops.sigmoid_focal_loss", "tf.keras.losses.BinaryFocalCrossentropy"],
  ...none,
};

/**
 * Binary cross-entropy on targets spread over [0, 1] (grey values, proportions) is no NLL: ∫₀¹ pʸ (1 − p)¹⁻ʸ dy depends on p.
 * The continuous Bernoulli has the normaliser that is missing.
 *
 * @see Loaiza-Ganem & Cunningham (2019), The continuous Bernoulli: fixing a pervasive error in variational autoencoders
 * @example continuousCrossEntropy.toNll(1, {})  // NaN
 */
export const continuousCrossEntropy: LossLedger = {
  loss: "binary cross-entropy on continuous targets",
  alsoKnownAs: ["reconstruction loss of grey values in [0, 1]"],
  ...none,
};
