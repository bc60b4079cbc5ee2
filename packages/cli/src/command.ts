import type { RowCondition, TypeOptions } from "@loglik/data";

/** What `loglik fit` was asked to do, checked and with defaults filled in. Plain data. */
export interface FitCommand {
  /** Path of a CSV file, - for the standard input, or the name of a bundled table. */
  readonly table: string;
  readonly target: string;
  readonly likelihood: "bernoulli" | "categorical" | "normal";
  /** Columns to predict from; every other column unless given. */
  readonly inputs?: readonly string[];
  /** Columns that predict nothing, out of those that would. */
  readonly without: readonly string[];
  /** How numbers and missing cells are written in the file; a bundled table is read already. */
  readonly spelling: Spelling;
  /** Columns whose numbers are codes. */
  readonly text: readonly string[];
  /** Conditions that a row to fit satisfies, all of them. */
  readonly where: readonly RowCondition[];
  /** Rows that are held out: not fitted, and scored. */
  readonly test?: RowCondition;
  /** Units of each hidden layer. None: a generalised linear model. */
  readonly hidden: readonly number[];
  readonly training: TrainingOptions;
  /** Options that were given although a model without hidden layers does not use them. */
  readonly unusedOptions: readonly string[];
  readonly report?: string;
  readonly json: boolean;
}

/** See `TypeOptions` of @loglik/data. */
export type Spelling = Pick<TypeOptions, "missing" | "decimal">;

export interface TrainingOptions {
  readonly epochs: number;
  readonly rate: number;
  readonly batch: number;
  readonly seed: number;
}

export const trainingDefaults: TrainingOptions = { epochs: 200, rate: 0.01, batch: 32, seed: 0 };

/** What `fitTable` needs to be told; everything else has a default. */
export type FitRequest = Pick<FitCommand, "table" | "target" | "likelihood"> &
  Partial<Omit<FitCommand, "training">> & { readonly training?: Partial<TrainingOptions> };

/** A request with every default filled in. */
export function completeCommand(request: FitRequest): FitCommand {
  const defaults = { text: [], without: [], spelling: {}, where: [], hidden: [], unusedOptions: [], json: false };
  return { ...defaults, ...request, training: { ...trainingDefaults, ...request.training } };
}
