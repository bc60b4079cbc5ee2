export { binaryCrossEntropy } from "./binary-cross-entropy.js";
export {
  categoricalCrossEntropy,
  softCrossEntropy,
  sparseCategoricalCrossEntropy,
} from "./categorical-cross-entropy.js";
export { fullNegativeLogLikelihood } from "./full-negative-log-likelihood.js";
export { gaussianNegativeLogLikelihood } from "./gaussian-negative-log-likelihood.js";
export type { LedgerEntry, LossLedger } from "./ledger.js";
export { meanSquaredError } from "./mean-squared-error.js";
