import { knownOptions, nonNegativeNumber, positiveInteger, positiveNumber } from "../option-checks.js";

/** Made by {@link cosineDecay}. */
export interface CosineDecay {
  readonly type: "cosineDecay";
  readonly rate: number;
  readonly to: number;
  readonly steps?: number;
}

/**
 * A rate that falls along half a cosine, slowly at either end, and then stays:
 *
 *   rate(t) = to + (rate − to) · (1 + cos(π t / steps)) / 2   for t < steps,   to   afterwards
 *
 * @param options.rate of the first step
 * @param options.to where it ends; 0 unless told
 * @param options.steps optimizer steps on the way; all steps of the fit unless told
 * @throws LoglikError `option-not-positive`, `option-negative`, `option-not-a-positive-integer`, `option-unknown`
 * @see Loshchilov & Hutter (2017), without restarts
 * @example cosineDecay({ rate: 0.1 })  // { type: "cosineDecay", rate: 0.1, to: 0 }
 */
export function cosineDecay(options: {
  readonly rate: number;
  readonly to?: number;
  readonly steps?: number;
}): CosineDecay {
  knownOptions("cosineDecay", options, ["rate", "to", "steps"]);
  const { rate, to } = { to: 0, ...options };
  return {
    type: "cosineDecay",
    rate: positiveNumber("cosineDecay", "rate", rate),
    to: nonNegativeNumber("cosineDecay", "to", to),
    ...("steps" in options && { steps: positiveInteger("cosineDecay", "steps", options.steps) }),
  };
}
