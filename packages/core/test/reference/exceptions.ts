/** A number of the reference that is not reached, and why. */
export interface AccuracyException {
  readonly id: string;
  readonly what: string;
  readonly at?: number;
  /** The conditioning of the inputs that stands in the way. */
  readonly reason: string;
}

/** Every point outside the tolerances. There is none that is not listed here. */
export const accuracyExceptions: readonly AccuracyException[] = [];
