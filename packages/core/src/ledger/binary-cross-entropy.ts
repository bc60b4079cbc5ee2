import type { LossLedger } from "./ledger.js";

/**
 * Binary cross-entropy is the Bernoulli NLL, with nothing dropped:
 *
 *   −Σ (y log θ + (1 − y) log(1 − θ)) = −log Π θʸ (1 − θ)¹⁻ʸ
 *
 * Its value on soft targets 0 < y < 1 is the expected NLL under the target's own law, not the NLL of an observation.
 *
 * @example binaryCrossEntropy.toNll(0.5, { prob: 0.3 })  // 0.5
 */
export const binaryCrossEntropy: LossLedger = {
  loss: "binary cross-entropy",
  alsoKnownAs: [
    "log loss",
    "torch.nn.BCEWithLogitsLoss",
    "tf.keras.losses.BinaryCrossentropy",
    "sklearn.metrics.log_loss",
  ],
  family: "bernoulli",
  link: "logit: the sigmoid of one output",
  dropped: [],
  toNll: (loss) => loss,
  fromNll: (nll) => nll,
};
