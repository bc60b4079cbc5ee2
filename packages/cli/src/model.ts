import type { LikelihoodHead } from "@loglik/core";

/** A fitted p(y | x), of the target in its own units, whatever units it was fitted in. */
export interface Model {
  readonly head: LikelihoodHead;
  /** Free numbers that were fitted. */
  readonly parameters: number;
  /** η of the best model for the fitted rows that ignores the predictors: one number an output. */
  readonly constantEta: Float64Array;
  /** η of each row of x (rows × predictors): rows × outputs, row-major. */
  eta(x: Float64Array, rows: number): Promise<Float64Array>;
}

/** How an optimiser's run ended. */
export interface Ending {
  readonly converged: boolean;
  readonly reason: string;
  /** One sentence for a reader. */
  readonly message: string;
}
