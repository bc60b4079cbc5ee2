import { environment } from "../environment.js";

/** Tells a slice of work when to stop. */
export interface Stopwatch {
  /**
   * To be asked after each piece of work: whether the slice should end. It should when the time that is left is less than the
   * last piece took, so that one more of its kind would not fit.
   */
  over(): boolean;
  /** Starts the next slice. */
  restart(): void;
}

export function stopwatch(sliceMilliseconds: number): Stopwatch {
  const { performance } = environment;
  let last = performance.now();
  let end = last + sliceMilliseconds;
  return {
    over() {
      const now = performance.now();
      const piece = now - last;
      last = now;
      return now + piece >= end;
    },
    restart() {
      last = performance.now();
      end = last + sliceMilliseconds;
    },
  };
}
