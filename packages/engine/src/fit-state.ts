import type { FloatArray } from "@loglik/core";
import type { BestEpoch } from "./early-stopping.js";

/** How far a fit has come. Plain data. */
export interface FitPosition {
  /** Epochs that are over, their validation included. */
  readonly epoch: number;
  /** Steps that are done of the epoch in progress. */
  readonly step: number;
  /** Σ over those steps of batch weight × batch loss, and Σ of the batch weights. */
  readonly lossTotal: number;
  readonly weightTotal: number;
  /** Optimizer steps since the start of the fit. */
  readonly steps: number;
  /** Seconds of training since the start, rests excluded. */
  readonly elapsed: number;
}

export const startOfFit: FitPosition = { epoch: 0, step: 0, lossTotal: 0, weightTotal: 0, steps: 0, elapsed: 0 };

/** The optimizer's memory: its own count of steps and its slots (moments), each laid out like the parameters. */
export interface OptimizerState {
  readonly step: number;
  readonly slots: readonly FloatArray[];
}

/**
 * All that decides, together with the job, how a fit goes on: the order of the rows is drawn from (seed, epoch), so no generator
 * has a state of its own.
 */
export interface FitState {
  readonly parameters: FloatArray;
  readonly optimizer: OptimizerState;
  readonly position: FitPosition;
  /** Where the fit watches its held-out rows. */
  readonly best?: BestEpoch;
}
