export { absoluteError } from "./absolute-error.js";
export { binaryCrossEntropy } from "./binary-cross-entropy.js";
export {
  categoricalCrossEntropy,
  softCrossEntropy,
  sparseCategoricalCrossEntropy,
} from "./categorical-cross-entropy.js";
export { fullNegativeLogLikelihood } from "./full-negative-log-likelihood.js";
export { gaussianNegativeLogLikelihood } from "./gaussian-negative-log-likelihood.js";
export { huber, huberLogNormaliser, huberLoss } from "./huber-loss.js";
export { isLikelihood, type LikelihoodAnswer, type Normaliser } from "./is-likelihood.js";
export type { LedgerEntry, LossLedger } from "./ledger.js";
export type { LossQuestion } from "./loss-question.js";
export { type Loss, losses } from "./losses.js";
export {
  continuousCrossEntropy,
  focal,
  focalLoss,
  hinge,
  hingeLoss,
} from "./losses-without-likelihood.js";
export { meanSquaredError } from "./mean-squared-error.js";
export { logFactorial, poissonLoss, stirlingLogFactorial, stirlingShortfall } from "./poisson-loss.js";
export { quantileLoss } from "./quantile-loss.js";
export { kullbackLeiblerLoss, labelSmoothing } from "./soft-target-losses.js";
