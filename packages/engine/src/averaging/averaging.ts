import type { ExponentialAveraging } from "./exponential-averaging.js";
import type { PolyakAveraging } from "./polyak-averaging.js";

/** How the weights of several steps become those of the model, as plain data. */
export type Averaging = PolyakAveraging | ExponentialAveraging;

/** The same in optimizer steps: a ← a + c · (w − a) after step `start + period`, `start + 2 period`, … */
export interface AverageSteps {
  /** Steps before averaging begins. */
  readonly start: number;
  /** Steps between two contributions. */
  readonly period: number;
  /** Of an exponential average, c = 1 − decay; absent for the plain mean, where c = 1/k at the k-th contribution. */
  readonly decay?: number;
}

/** Turns epochs into steps. */
export function averageSteps(averaging: Averaging, stepsPerEpoch: number): AverageSteps {
  if (averaging.type === "exponential") return { start: 0, period: 1, decay: averaging.decay };
  return { start: averaging.from * stepsPerEpoch, period: averaging.every === "epoch" ? stepsPerEpoch : 1 };
}

/**
 * c of the step that is the `step`-th (1, 2, …): 0 where that step does not contribute, 1 at the first contribution, so that the
 * average starts as the weights of that moment, whatever the slot held.
 */
export function averageShare({ start, period, decay }: AverageSteps, step: number): number {
  const since = step - start;
  if (since <= 0 || since % period !== 0) return 0;
  if (decay === undefined || since === period) return period / since;
  return 1 - decay;
}
