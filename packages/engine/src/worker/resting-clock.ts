import { environment } from "../environment.js";

/** The time of a fit, which stands still while the fit rests. */
export interface RestingClock {
  /** Milliseconds, from any origin. */
  now(): number;
  rest(): void;
  resume(): void;
  /** Resolves at once, or when the rest is over. */
  rested(): Promise<void>;
}

export function restingClock(clock = () => environment.performance.now()): RestingClock {
  let lost = 0;
  let since: number | undefined;
  let wakes: (() => void)[] = [];
  return {
    now: () => (since ?? clock()) - lost,
    rest() {
      since ??= clock();
    },
    resume() {
      if (since === undefined) return;
      lost += clock() - since;
      since = undefined;
      for (const wake of wakes) wake();
      wakes = [];
    },
    async rested() {
      while (since !== undefined) await new Promise<void>((resolve) => wakes.push(resolve));
    },
  };
}
