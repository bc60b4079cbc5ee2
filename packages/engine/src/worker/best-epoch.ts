import type { BestEpoch, EarlyStopping } from "../early-stopping.js";

/** Whether an epoch is better than the best before it. A NaN is never better. */
export function isImprovement(nll: number, best: BestEpoch | undefined, { minImprovement }: EarlyStopping): boolean {
  return best === undefined ? !Number.isNaN(nll) : nll < best.nll - minImprovement;
}

/** Whether a fit that has done `epochs` epochs has waited long enough for a better one. */
export function isOutOfPatience(epochs: number, best: BestEpoch | undefined, { patience }: EarlyStopping): boolean {
  return epochs - 1 - (best?.epoch ?? -1) >= patience;
}
