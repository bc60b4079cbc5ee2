import type { LossLedger } from "./ledger.js";

/**
 * The ledger of a head whose loss bears no name of its own: the loss is the full NLL and drops nothing.
 *
 * @example fullNegativeLogLikelihood.toNll(2, {})  // 2
 */
export const fullNegativeLogLikelihood: LossLedger = {
  loss: "negative log-likelihood",
  alsoKnownAs: [],
  dropped: [],
  toNll: (loss) => loss,
  fromNll: (nll) => nll,
};
