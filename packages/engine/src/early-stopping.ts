import type { FloatArray } from "@loglik/core";
import { knownOptions, nonNegativeNumber, positiveInteger, trueOrFalse } from "./option-checks.js";

/** When a fit ends before its last epoch, because the NLL of the held-out rows no longer falls. */
export interface EarlyStoppingOptions {
  /** Epochs without an improvement after which the fit ends. */
  readonly patience: number;
  /** Nats per observation by which the NLL has to fall below the best so far to count as an improvement; 0 unless told. */
  readonly minImprovement?: number;
  /** Whether the model gets the weights of the best epoch, also when the fit runs to its end; true unless told. */
  readonly restoreBest?: boolean;
}

export type EarlyStopping = Required<EarlyStoppingOptions>;

/** The epoch with the lowest NLL of the held-out rows so far, and the model's weights at its end. */
export interface BestEpoch {
  readonly epoch: number;
  readonly nll: number;
  readonly parameters: FloatArray;
}

/**
 * Checks the options and fills in the defaults.
 *
 * @throws LoglikError `option-not-a-positive-integer`, `option-negative`, `option-unknown`
 */
export function earlyStopping(options: EarlyStoppingOptions): EarlyStopping {
  const where = "train: earlyStopping";
  knownOptions(where, Object(options), ["patience", "minImprovement", "restoreBest"]);
  const { patience, minImprovement, restoreBest } = { minImprovement: 0, restoreBest: true, ...options };
  return {
    patience: positiveInteger(where, "patience", patience),
    minImprovement: nonNegativeNumber(where, "minImprovement", minImprovement),
    restoreBest: trueOrFalse(where, "restoreBest", restoreBest),
  };
}
