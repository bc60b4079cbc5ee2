import type { LikelihoodHead } from "@loglik/core";

export type ActivationName = "identity" | "tanh" | "relu" | "sigmoid";

/** A layer, as plain data: it crosses workers and goes into files. Made by the functions of `layers/`. */
export interface DenseLayer {
  readonly type: "dense";
  readonly units: number;
  readonly activation: ActivationName;
}

export type Layer = DenseLayer;

export interface NetworkOptions {
  /** Numbers in one row of x. */
  readonly inputs: number;
  /** Hidden layers, first to last. The output layer is the head's: nobody sizes it by hand. */
  readonly hidden?: readonly Layer[];
  /** What the outputs mean: the distribution of y given x. */
  readonly likelihood: LikelihoodHead;
  /** Whether the output layer has a bias; true unless told. */
  readonly bias?: boolean;
}

/** A network f(x; w) with a likelihood head on top: a model of p(y | x; w). Plain data but for the head's functions. */
export interface Network {
  readonly inputs: number;
  /** Hidden layers and then the output layer (identity activation, as many units as the head has outputs). */
  readonly layers: readonly Layer[];
  readonly likelihood: LikelihoodHead;
  readonly bias: boolean;
  /** Length of the flat parameter vector. */
  readonly parameterCount: number;
}
