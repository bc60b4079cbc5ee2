import { environment } from "../environment.js";

/** Tells a slice of work when its time is up. */
export interface Stopwatch {
  /** Milliseconds that are left of the current slice; zero or below when it is over. */
  left(): number;
  /** Starts the next slice. */
  restart(): void;
}

export function stopwatch(sliceMilliseconds: number): Stopwatch {
  let end = environment.performance.now() + sliceMilliseconds;
  return {
    left: () => end - environment.performance.now(),
    restart: () => {
      end = environment.performance.now() + sliceMilliseconds;
    },
  };
}
