/** A function to be minimised, at one point. */
export interface Evaluated {
  readonly x: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
}

/** Computes a function and its gradient; a generator, because that may take longer than a slice of work. */
export type Objective = (x: Float64Array) => Generator<undefined, Evaluated>;
