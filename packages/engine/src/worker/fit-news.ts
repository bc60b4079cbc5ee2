import type { EpochEvent } from "../events.js";
import type { FitPosition } from "../fit-state.js";
import type { Finish, Progress } from "./protocol.js";

/** What a fit has to tell, until somebody asks for it. */
export interface FitNews {
  step(loss: number): void;
  epoch(event: EpochEvent): void;
  finish(end: Finish): void;
  /** News since the last call; undefined where there is none. */
  take(): Progress | undefined;
}

export function fitNews(everyStep: boolean): FitNews {
  let epochs: EpochEvent[] = [];
  let losses: number[] = [];
  let finished: Finish | undefined;
  return {
    step(loss) {
      if (everyStep) losses.push(loss);
    },
    epoch(event) {
      epochs.push(event);
    },
    finish(end) {
      finished = end;
    },
    take() {
      if (epochs.length === 0 && losses.length === 0 && finished === undefined) return undefined;
      const progress = { epochs, losses: everyStep ? Float64Array.from(losses) : undefined, finished };
      epochs = [];
      losses = [];
      return progress;
    },
  };
}

/** The event of the epoch that has just ended, for a fit of `epochs` epochs. */
export function epochEvent(
  { epoch: index, steps, elapsed, lossTotal, weightTotal }: FitPosition,
  epochs: number,
  held: { readonly nll: number } | undefined,
): EpochEvent {
  const moved = elapsed > 0;
  return {
    type: "epoch",
    index,
    nll: lossTotal / weightTotal,
    ...(held && { validation: held }),
    steps,
    stepsPerSecond: moved ? steps / elapsed : Number.NaN,
    elapsed,
    remaining: moved ? (elapsed / (index + 1)) * (epochs - index - 1) : Number.NaN,
  };
}
