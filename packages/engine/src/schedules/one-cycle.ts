import { fraction, knownOptions, positiveInteger, positiveNumber } from "../option-checks.js";

/** Made by {@link oneCycle}. */
export interface OneCycle {
  readonly type: "oneCycle";
  readonly rate: number;
  readonly rise: number;
  readonly startFactor: number;
  readonly endFactor: number;
  readonly steps?: number;
}

/**
 * One rise and one long fall, both along half a cosine; the numbers are those of PyTorch's `OneCycleLR`:
 *
 *   rate / startFactor → rate → rate / (startFactor · endFactor),   the peak at t = rise · steps − 1, the end at t = steps − 1
 *
 * The momentum stays as it is: PyTorch's lets it swing against the rate unless told otherwise.
 *
 * @param options.rate at the peak
 * @param options.rise share of the steps that lead up to the peak, in [0, 1); 0.3 unless told
 * @param options.startFactor the first rate is `rate / startFactor`; 25 unless told
 * @param options.endFactor the last rate is the first divided by this; 1e4 unless told
 * @param options.steps optimizer steps of the cycle; all steps of the fit unless told
 * @throws LoglikError `option-not-positive`, `option-not-a-fraction`, `option-not-a-positive-integer`, `option-unknown`
 * @see Smith & Topin (2018)
 * @example oneCycle({ rate: 0.1 }).rise  // 0.3
 */
export function oneCycle(options: {
  readonly rate: number;
  readonly rise?: number;
  readonly startFactor?: number;
  readonly endFactor?: number;
  readonly steps?: number;
}): OneCycle {
  knownOptions("oneCycle", options, ["rate", "rise", "startFactor", "endFactor", "steps"]);
  const { rate, rise, startFactor, endFactor } = { rise: 0.3, startFactor: 25, endFactor: 1e4, ...options };
  return {
    type: "oneCycle",
    rate: positiveNumber("oneCycle", "rate", rate),
    rise: fraction("oneCycle", "rise", rise),
    startFactor: positiveNumber("oneCycle", "startFactor", startFactor),
    endFactor: positiveNumber("oneCycle", "endFactor", endFactor),
    ...("steps" in options && { steps: positiveInteger("oneCycle", "steps", options.steps) }),
  };
}
