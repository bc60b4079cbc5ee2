import { LoglikError } from "@loglik/core";
import { log1pMinusX } from "@loglik/core/special/log1p-minus-x";
import { xLogY } from "@loglik/core/special/x-log-y";

/** The uncertainty of a predicted class in nats, in two parts. */
export interface EntropySplit {
  /** Mean probabilities over the draws: the predictive distribution. */
  readonly probabilities: Float64Array;
  /** Entropy of the mean probabilities. */
  readonly total: number;
  /** Mean of the draws' entropies: what is left to chance though the parameters were known. */
  readonly aleatoric: number;
  /** Mutual information of class and parameters, total − aleatoric: how much the draws disagree. */
  readonly epistemic: number;
}

/**
 * Splits the uncertainty of one prediction: H(E p) = E H(p) + I(y; θ).
 *
 * The mutual information is summed as the mean KL divergence of the draws from their mean: it is never negative and keeps its
 * digits where the draws nearly agree.
 *
 * @param draws one vector of class probabilities a draw
 * @throws LoglikError `predictive-draws`
 * @see Depeweg et al. (2018), Decomposition of Uncertainty in Bayesian Deep Learning
 * @example splitEntropy([[1, 0], [0, 1]]).epistemic  // 0.6931471805599453
 */
export function splitEntropy(draws: readonly ArrayLike<number>[]): EntropySplit {
  const classes = draws[0]?.length ?? 0;
  if (classes < 2 || draws.some((draw) => draw.length !== classes)) {
    throw new LoglikError(
      "predictive-draws",
      `splitEntropy: got ${draws.length} draws of ${classes} probabilities; expected one or more, all of the same two or more classes.`,
    );
  }
  for (const [i, draw] of draws.entries()) {
    let total = 0;
    for (let k = 0; k < classes; k++) total += draw[k] >= 0 ? draw[k] : NaN;
    if (Math.abs(total - 1) < 1e-6) continue;
    throw new LoglikError(
      "predictive-draws",
      `splitEntropy: draw ${i} is [${Array.from(draw).join(", ")}]; expected probabilities that sum to 1. Take classProbabilityDraws, or apply softmax to logits.`,
    );
  }
  const probabilities = new Float64Array(classes);
  for (const draw of draws) for (let k = 0; k < classes; k++) probabilities[k] += draw[k] / draws.length;
  let aleatoric = 0;
  let epistemic = 0;
  for (const draw of draws) {
    for (let k = 0; k < classes; k++) {
      aleatoric -= xLogY(draw[k], draw[k]) / draws.length;
      const q = probabilities[k];
      // p log(p/q) − p + q with p = q(1 + u), which is never negative: what is added cancels over the classes.
      const u = q === 0 ? 0 : (draw[k] - q) / q;
      epistemic += (q * (u === -1 ? 1 : log1pMinusX(u) + u * Math.log1p(u))) / draws.length;
    }
  }
  return { probabilities, total: aleatoric + epistemic, aleatoric, epistemic };
}
