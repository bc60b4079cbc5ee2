import { nonNegativeNumber, positiveNumber } from "../option-checks.js";
import { learningRate } from "../schedules/learning-rate.js";
import type { Schedule } from "../schedules/schedule.js";

/** What all optimizers that take a step a batch have in common. */
export interface CommonOptions {
  /** Learning rate: the length of a step, or a schedule that gives it for each step. */
  readonly rate?: number | Schedule;
  /**
   * λ: what pulls every parameter towards zero, biases included, as in PyTorch. It is a prior: the gradient of the mean NLL of
   * n rows gets λw added, which is the gradient of (λ/2) ‖w‖², so the fit maximises the posterior density under independent
   * normal priors with mean 0 and precision n·λ (with weighted rows n is Σ wᵢ). None unless told. AdamW and Lion decouple it:
   * see there.
   */
  readonly weightDecay?: number;
  /** Longest gradient, as a Euclidean norm over all parameters: a longer one is shortened to it, its direction kept. */
  readonly clipNorm?: number;
  /** Largest size of each component of the gradient: larger ones are cut to it, which bends its direction. */
  readonly clipValue?: number;
}

/** Checked common options. What is not used is absent. */
export interface CommonSettings {
  readonly rate: number | Schedule;
  readonly weightDecay?: number;
  readonly clipNorm?: number;
  readonly clipValue?: number;
}

export const commonNames = ["rate", "weightDecay", "clipNorm", "clipValue"] as const;

/**
 * Checks the common options of the optimizer `where` and fills in its default rate.
 *
 * @throws LoglikError `option-not-positive`, `option-negative`, `option-unknown`
 */
export function commonSettings(where: string, options: CommonOptions, defaultRate: number): CommonSettings {
  const { rate, weightDecay } = { rate: defaultRate, weightDecay: 0, ...options };
  return {
    rate: learningRate(where, "rate", rate),
    ...(nonNegativeNumber(where, "weightDecay", weightDecay) > 0 && { weightDecay }),
    ...("clipNorm" in options && { clipNorm: positiveNumber(where, "clipNorm", options.clipNorm) }),
    ...("clipValue" in options && { clipValue: positiveNumber(where, "clipValue", options.clipValue) }),
  };
}
