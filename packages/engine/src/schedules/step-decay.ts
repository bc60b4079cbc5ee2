import { knownOptions, positiveInteger, positiveNumber } from "../option-checks.js";

/** Made by {@link stepDecay}. */
export interface StepDecay {
  readonly type: "stepDecay";
  readonly rate: number;
  readonly factor: number;
  readonly every: number;
}

/**
 * A rate that drops by a factor after every so many steps:
 *
 *   rate(t) = rate · factor^⌊t / every⌋,   t = 0, 1, 2, …
 *
 * @param options.rate of the first steps
 * @param options.factor of each drop; 0.1 unless told
 * @param options.every optimizer steps between two drops; an epoch has ⌈rows / batchSize⌉
 * @throws LoglikError `option-not-positive`, `option-not-a-positive-integer`, `option-unknown`
 * @example stepDecay({ rate: 0.1, every: 100 })  // { type: "stepDecay", rate: 0.1, factor: 0.1, every: 100 }
 */
export function stepDecay(options: {
  readonly rate: number;
  readonly factor?: number;
  readonly every: number;
}): StepDecay {
  knownOptions("stepDecay", options, ["rate", "factor", "every"]);
  const { rate, factor, every } = { factor: 0.1, ...options };
  return {
    type: "stepDecay",
    rate: positiveNumber("stepDecay", "rate", rate),
    factor: positiveNumber("stepDecay", "factor", factor),
    every: positiveInteger("stepDecay", "every", every),
  };
}
