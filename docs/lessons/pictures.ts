/** What a classifier of two kinds of pictures is trained on, and what it is called: data only, without a network or a picture. */
import type { FloatArray } from "@loglik/core";

/** Grey pictures from 0 to 1, one a row, and their labels 0 and 1. */
export interface Pictures {
  readonly x: FloatArray;
  readonly y: Float64Array;
  readonly rows: number;
}

/** Two kinds of pictures to tell apart, and how a network is trained on them. */
export interface PictureKind {
  /** The words for the labels 0 and 1. */
  readonly names: readonly [string, string];
  /** Rows and columns of a picture. */
  readonly side: number;
  /** Times through all pictures that the network learns from. */
  readonly epochs: number;
  /** Learning rate of Adam. */
  readonly rate: number;
  /** Side of the filters, and of the squares of which the largest answer is kept. */
  readonly filter: number;
  readonly pool: number;
}

export interface PictureTask extends PictureKind {
  /** Pictures that the network learns from, and pictures that it has not seen. */
  readonly learned: Pictures;
  readonly fresh: Pictures;
}

/** What is known of the pictures before any is made or loaded. */
export const pictureKinds = {
  drawings: { names: ["cat", "dog"], side: 24, epochs: 12, rate: 0.003, filter: 5, pool: 3 },
  digits: { names: ["three", "eight"], side: 8, epochs: 40, rate: 0.01, filter: 3, pool: 2 },
} as const satisfies Record<string, PictureKind>;
