import type { LossLedger } from "./ledger.js";

/** All three are the NLL itself. */
const categoricalNll = {
  family: "categorical",
  link: "softmax of one output a class",
  dropped: [],
  toNll: (loss: number) => loss,
  fromNll: (nll: number) => nll,
} as const;

/**
 * Sparse categorical cross-entropy, −Σ log p_y for class indices y, is the categorical NLL with nothing dropped.
 * "Sparse" names the encoding of the label, not another likelihood.
 *
 * @example sparseCategoricalCrossEntropy.toNll(1.5, { prob: [0.5, 0.5] })  // 1.5
 */
export const sparseCategoricalCrossEntropy: LossLedger = {
  loss: "sparse categorical cross-entropy",
  alsoKnownAs: ["softmax loss", "torch.nn.CrossEntropyLoss", "tf.keras.losses.SparseCategoricalCrossentropy"],
  ...categoricalNll,
};

/**
 * Categorical cross-entropy, −Σ tₖ log pₖ for one-hot rows t, is the same NLL: the sum picks the term of the class.
 *
 * @example categoricalCrossEntropy.fromNll(1.5, { prob: [0.5, 0.5] })  // 1.5
 */
export const categoricalCrossEntropy: LossLedger = {
  loss: "categorical cross-entropy",
  alsoKnownAs: ["tf.keras.losses.CategoricalCrossentropy", "optax.softmax_cross_entropy"],
  ...categoricalNll,
};

/**
 * Cross-entropy with soft labels, H(t, p) = −Σ tₖ log pₖ: the expected NLL of a class drawn from t. It is H(t) + KL(t ‖ p),
 * so that its minimum is the entropy of the labels, not 0.
 *
 * @example softCrossEntropy.toNll(1.5, { prob: [0.5, 0.5] })  // 1.5
 */
export const softCrossEntropy: LossLedger = {
  loss: "cross-entropy with soft labels",
  alsoKnownAs: ["torch.nn.CrossEntropyLoss with class probabilities", "label-smoothed cross-entropy"],
  ...categoricalNll,
};
