/** Where in a fit a loss was not finite. */
export interface FailedStep {
  /** Optimizer steps before it. */
  readonly step: number;
  readonly epoch: number;
  readonly loss: number;
  /** Learning rate; absent for L-BFGS. */
  readonly rate?: number;
  /** The program's current order, and the places in it of the batches to look at, first to last. */
  readonly order: Uint32Array;
  readonly places: readonly number[];
}

/** What a fit throws when a loss is not finite: the reason is looked for by a part of the program that most fits do without. */
export interface StepFailure extends Error {
  readonly failedStep: FailedStep;
}

export function stepFailure(failedStep: FailedStep): StepFailure {
  return Object.assign(new Error("a loss is not finite"), { failedStep });
}
