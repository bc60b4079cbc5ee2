import type { Theta, VectorTheta } from "../family.js";

/** One thing that the loss of a familiar name leaves out of the negative log-likelihood. */
export interface LedgerEntry {
  readonly kind: "constant" | "factor";
  /** As a reader would write it, e.g. "½ log(2πσ²)". */
  readonly expression: string;
  readonly latex: string;
  readonly why: string;
}

/**
 * What a head's NLL is called elsewhere, and what that loss drops.
 *
 * For each observation NLL = factor(θ) · loss + constant(θ), where both may depend on the parameters the loss holds fixed
 * (σ for the squared error) but never on those it fits.
 */
export interface LossLedger {
  /** e.g. "mean squared error", "binary cross-entropy". */
  readonly loss: string;
  /** Names under which libraries know it, e.g. "torch.nn.MSELoss". */
  readonly alsoKnownAs: readonly string[];
  /** The family whose NLL it is, by its name in the registry; absent where the loss is no likelihood of any. */
  readonly family?: string;
  /** The links from a network's outputs to that family's parameters, in words. */
  readonly link?: string;
  readonly dropped: readonly LedgerEntry[];
  /** Mean loss → mean NLL in nats per observation. */
  toNll(loss: number, theta: Theta | VectorTheta): number;
  /** Mean NLL in nats per observation → mean loss. */
  fromNll(nll: number, theta: Theta | VectorTheta): number;
}
