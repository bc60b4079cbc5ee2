import type { Coefficient } from "./coefficients.js";
import type { TrainingOptions } from "./command.js";
import type { Ending } from "./model.js";
import type { RowCounts } from "./sample.js";
import type { Score } from "./score.js";

/** Everything that a fit has to say, as plain data: the document of `--json`, and what the summary and the report show. */
export interface FitReport {
  /** Version of the program. */
  readonly loglik: string;
  readonly table: string;
  readonly target: string;
  readonly likelihood: string;
  readonly model: {
    /** "logistic regression", "network", … */
    readonly name: string;
    /** Units of each hidden layer. */
    readonly hidden: readonly number[];
    readonly predictors: readonly string[];
    /** Predictors that indicate a level of a text column, and the level that all zeros mean. */
    readonly baselines: Readonly<Record<string, string>>;
    readonly parameters: number;
  };
  /** Classes in sort order. */
  readonly classes?: readonly string[];
  /** The class whose probability a Bernoulli likelihood models. */
  readonly positiveClass?: string;
  readonly rows: RowCounts;
  readonly nll: { readonly fitted: Score; readonly heldOut?: Score };
  readonly loss: LossReport;
  readonly fit: Ending & {
    /** Newton's iterations, or epochs. */
    readonly iterations: number;
    /** Largest component of the gradient of the mean NLL; absent for a network. */
    readonly gradientNorm?: number;
    readonly training?: TrainingOptions;
  };
  /** Absent for a network, whose weights mean nothing one by one. */
  readonly coefficients?: readonly Coefficient[];
  /** For a target of numbers: the estimated standard deviation, in the target's units. */
  readonly scale?: number;
  /** For classes: rows by observed class (outer) and most probable class (inner). */
  readonly confusion?: {
    readonly fitted: readonly (readonly number[])[];
    readonly heldOut?: readonly (readonly number[])[];
  };
  readonly notes: readonly string[];
}

export interface LossReport {
  /** The usual name, e.g. "mean squared error". */
  readonly name: string;
  readonly alsoKnownAs: readonly string[];
  /** Its value on the rows that were fitted. */
  readonly value: number;
  readonly heldOutValue?: number;
  /** What it leaves out of the NLL. */
  readonly dropped: readonly {
    readonly kind: "constant" | "factor";
    readonly expression: string;
    readonly why: string;
  }[];
}
