import type { LossLedger } from "./ledger.js";

/**
 * Label smoothing: cross-entropy against (1 − ε) [k = y] + ε/K. It is the expected NLL of a label that is replaced, with
 * probability ε, by one drawn uniformly; nothing is dropped.
 *
 * @see Szegedy et al. (2016), Rethinking the Inception architecture for computer vision
 * @example labelSmoothing.toNll(1.5, { prob: [0.5, 0.5] })  // 1.5
 */
export const labelSmoothing: LossLedger = {
  loss: "label smoothing",
  alsoKnownAs: [
    "torch.nn.CrossEntropyLoss (label_smoothing)",
    "tf.keras.losses.CategoricalCrossentropy (label_smoothing)",
  ],
  family: "categorical",
  link: "softmax of one output a class",
  dropped: [],
  toNll: (loss) => loss,
  fromNll: (nll) => nll,
};

/**
 * KL divergence from a target distribution t: Σ tₖ (log tₖ − log pₖ) is the expected NLL of a class drawn from t, less the
 * entropy of t. `theta.entropy` is H(t), in means over rows its mean.
 *
 * @example kullbackLeiblerLoss.toNll(0, { entropy: 0.6931471805599453 })  // 0.6931471805599453
 */
export const kullbackLeiblerLoss: LossLedger = {
  loss: "KL divergence",
  alsoKnownAs: ["torch.nn.KLDivLoss (batchmean)", "tf.keras.losses.KLDivergence", "relative entropy"],
  family: "categorical",
  link: "softmax of one output a class",
  dropped: [
    {
      kind: "constant",
      expression: "H(t) = −Σ tₖ log tₖ",
      latex: "H(t) = -\\sum_k t_k \\log t_k",
      why: "The entropy of the targets depends on no parameter; without it the best possible loss is 0.",
    },
  ],
  toNll: (loss, theta) => loss + (theta.entropy as number),
  fromNll: (nll, theta) => nll - (theta.entropy as number),
};
