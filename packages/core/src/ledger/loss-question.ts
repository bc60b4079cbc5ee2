/**
 * What `isLikelihood` needs to know of a loss: where its targets live, its value, and at which predictions to ask.
 *
 * Values and predictions are plain numbers; a prediction of several numbers (logits of classes) is an array.
 */
export interface LossQuestion {
  /** For the message. */
  readonly name: string;
  /** The possible targets: a list, the counts 0, 1, 2, …, or an interval of the real line. */
  readonly targets: readonly number[] | "counts" | { readonly low: number; readonly high: number };
  /** The loss of one observation, at a prediction θ. */
  readonly loss: (y: number, theta: readonly number[]) => number;
  /** Predictions to ask at: spread out, and more of them than there are targets in a list. */
  readonly predictions: readonly (readonly number[])[];
  /** A factor h(y) ≥ 0 free of θ that is believed to normalise e^{−loss}; 1 unless told. */
  readonly factor?: { readonly of: (y: number) => number; readonly expression: string };
  /** Set where a target is a distribution over the listed ones, so that the loss is an expected NLL: under which law. */
  readonly expectedUnder?: string;
  /** What to use instead, where the answer is no. */
  readonly instead?: string;
}
