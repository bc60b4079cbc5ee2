import { knownOptions, positiveInteger } from "../option-checks.js";
import { learningRate } from "./learning-rate.js";
import type { Schedule } from "./schedule.js";

/** Made by {@link warmUp}. */
export interface WarmUp {
  readonly type: "warmUp";
  readonly steps: number;
  readonly into: number | Schedule;
}

/**
 * A rate that rises evenly from almost nothing, and then follows another schedule from its beginning:
 *
 *   rate(t) = into(0) · (t + 1) / (steps + 1)   for t < steps,   into(t − steps)   afterwards
 *
 * No step has a rate of zero, and step `steps` is the first at the full rate. The moments of Adam and its kin are poor
 * estimates in their first steps; a warm-up keeps these steps short.
 *
 * @param options.steps optimizer steps of the rise
 * @param options.into a rate, or the schedule that follows; one that lasts "all steps of the fit" gets those that are left
 * @throws LoglikError `option-not-a-positive-integer`, `option-not-positive`, `option-unknown`
 * @see Goyal et al. (2017)
 * @example warmUp({ steps: 100, into: 0.01 })  // { type: "warmUp", steps: 100, into: 0.01 }
 */
export function warmUp(options: { readonly steps: number; readonly into: number | Schedule }): WarmUp {
  knownOptions("warmUp", options, ["steps", "into"]);
  return {
    type: "warmUp",
    steps: positiveInteger("warmUp", "steps", options.steps),
    into: learningRate("warmUp", "into", options.into),
  };
}
