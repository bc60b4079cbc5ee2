/** How many optimizer steps go into one call of the program. */
export interface CallSize {
  readonly steps: number;
  /** How long such a call is expected to take. */
  readonly milliseconds: number;
  /** Learns from a call of `steps` steps that took so many milliseconds. */
  took(milliseconds: number): void;
}

/** Enough to forget the cost of a call, and a bound on the memory for their losses. */
export const mostSteps = 4096;

/**
 * Grows and shrinks the number of steps a call until one takes about an eighth of a slice: so a slice overshoots its end by
 * no more than that, unless a single step takes longer. Doubling from one needs no clock finer than a browser's.
 */
export function callSize(sliceMilliseconds: number): CallSize {
  const goal = sliceMilliseconds / 8;
  let steps = 1;
  let expected = 0;
  return {
    get steps() {
      return steps;
    },
    get milliseconds() {
      return expected;
    },
    took(milliseconds) {
      const before = steps;
      if (milliseconds < goal / 2) steps = Math.min(2 * steps, mostSteps);
      else if (milliseconds > goal * 1.5) steps = Math.max(1, Math.floor((steps * goal) / milliseconds));
      expected = (milliseconds * steps) / before;
    },
  };
}
