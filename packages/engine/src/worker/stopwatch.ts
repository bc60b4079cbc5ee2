import { environment } from "../environment.js";

/** Tells a slice of work when to stop. */
export interface Stopwatch {
  /**
   * To be asked before a piece of work that is expected to take so long: whether it fits into what is left of the slice. A piece
   * too long for any slice fits into one that has hardly begun.
   */
  fits(milliseconds: number): boolean;
  /**
   * To be asked after each piece of work: whether the slice should end. It should when the time that is left is less than the
   * last piece took, so that one more of its kind would not fit.
   */
  over(): boolean;
  /** Starts the next slice. */
  restart(): void;
}

/** @param clock milliseconds, from any origin */
export function stopwatch(sliceMilliseconds: number, clock = () => environment.performance.now()): Stopwatch {
  let start = clock();
  let last = start;
  return {
    fits(milliseconds) {
      const now = clock();
      return now + milliseconds <= start + sliceMilliseconds || now <= start + sliceMilliseconds / 8;
    },
    over() {
      const now = clock();
      const piece = now - last;
      last = now;
      return now + piece >= start + sliceMilliseconds;
    },
    restart() {
      start = clock();
      last = start;
    },
  };
}
