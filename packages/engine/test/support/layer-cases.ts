import {
  activation,
  averagePool2d,
  batchNorm,
  conv2d,
  dense,
  dropout,
  embedding,
  flatten,
  type Layer,
  layerNorm,
  maxPool2d,
  type NetworkOptions,
  residual,
} from "../../src/index.js";

/** A network to put a head on: one for each layer, at sizes that leave remainders in vectors and tiles. */
export interface LayerCase {
  readonly inputs: NetworkOptions["inputs"];
  readonly hidden: readonly Layer[];
  /** For inputs that are not just numbers: how many categories each column has, 0 for a number. */
  readonly categories?: readonly number[];
}

export const layerCases: { readonly [name: string]: LayerCase } = {
  "conv2d, same": { inputs: [5, 6, 3], hidden: [conv2d(5, 3, "tanh"), flatten()] },
  "conv2d, valid, unequal kernel": {
    inputs: [6, 5, 2],
    hidden: [conv2d(3, [2, 3], "sigmoid", { padding: "valid" }), flatten()],
  },
  "conv2d, stride 2, same": { inputs: [7, 6, 1], hidden: [conv2d(4, 3, "relu", { stride: 2 }), flatten()] },
  "conv2d, stride and padding": {
    inputs: [6, 7, 3],
    hidden: [conv2d(4, 3, "tanh"), conv2d(3, 3, "identity", { stride: [3, 2], padding: 2 }), flatten(), dense(4)],
  },
  "conv2d, padding beyond the kernel": {
    inputs: [3, 3, 2],
    hidden: [conv2d(2, 1, "tanh"), conv2d(3, 2, "tanh", { padding: 3 }), flatten()],
  },
  "conv2d after conv2d": {
    inputs: [5, 5, 2],
    hidden: [conv2d(7, 3, "tanh"), conv2d(9, 2, "silu"), flatten(), dense(5, "tanh")],
  },
  "conv2d 1 × 1": { inputs: [3, 4, 5], hidden: [conv2d(8, 1, "relu"), conv2d(4, 1, "tanh"), flatten()] },
  maxPool2d: { inputs: [6, 7, 3], hidden: [conv2d(5, 3, "relu"), maxPool2d(2), flatten()] },
  "maxPool2d, overlapping": {
    inputs: [7, 6, 3],
    hidden: [conv2d(4, 2, "tanh"), maxPool2d(3, { stride: 2 }), flatten()],
  },
  "maxPool2d of x": { inputs: [5, 5, 3], hidden: [maxPool2d([2, 1]), flatten(), dense(3)] },
  averagePool2d: { inputs: [6, 7, 1], hidden: [conv2d(5, 3, "relu"), averagePool2d([3, 2]), flatten()] },
  "averagePool2d, overlapping": {
    inputs: [6, 6, 2],
    hidden: [conv2d(3, 2, "sigmoid"), averagePool2d(3, { stride: 1 }), flatten()],
  },
  "flatten of x": { inputs: [3, 2, 3], hidden: [flatten(), dense(4, "tanh")] },
  "activation after a sum": {
    inputs: 5,
    hidden: [dense(6, "tanh"), residual([dense(6, "identity")]), activation("silu")],
  },
  "activation of x": { inputs: 5, hidden: [activation("tanh"), dense(4, "softplus"), activation("relu")] },
  dropout: { inputs: 6, hidden: [dense(19, "tanh"), dropout(0.4), dense(9, "relu"), dropout(0.3)] },
  "dropout of an image": { inputs: [4, 4, 2], hidden: [conv2d(3, 2, "tanh"), dropout(0.5), conv2d(4, 2), flatten()] },
  layerNorm: { inputs: 6, hidden: [dense(9, "tanh"), layerNorm(), activation("gelu")] },
  "layerNorm of an image": { inputs: [3, 4, 3], hidden: [layerNorm(), conv2d(5, 2, "tanh"), layerNorm(), flatten()] },
  batchNorm: {
    inputs: 6,
    hidden: [dense(7, "identity"), batchNorm(), activation("relu"), dense(5, "tanh"), batchNorm()],
  },
  "batchNorm of an image": {
    inputs: [4, 3, 2],
    hidden: [batchNorm(), conv2d(6, 3, "identity"), batchNorm({ momentum: 0.3 }), activation("elu"), flatten()],
  },
  embedding: {
    inputs: 4,
    hidden: [
      embedding({ categories: 5, dimensions: 3, columns: [1, 3] }, { categories: 2, dimensions: 2, columns: [2] }),
      dense(6, "tanh"),
    ],
    categories: [0, 5, 2, 5],
  },
  "embedding of all columns": {
    inputs: 3,
    hidden: [embedding({ categories: 4, dimensions: 5 }), dense(4, "relu")],
    categories: [4, 4, 4],
  },
  residual: { inputs: 5, hidden: [dense(6, "relu"), residual([dense(9, "tanh"), dense(6, "tanh")]), dense(3, "tanh")] },
  "residual of x": { inputs: 5, hidden: [residual([dense(7, "gelu"), dense(5, "identity")]), dense(3)] },
  "residual with a shortcut": {
    inputs: [5, 5, 2],
    hidden: [
      conv2d(3, 3, "tanh"),
      residual([conv2d(6, 3, "relu", { stride: 2 }), batchNorm(), conv2d(5, 3, "identity")], {
        shortcut: [conv2d(5, 1, "identity", { stride: 2 })],
      }),
      activation("relu"),
      averagePool2d(3),
      flatten(),
    ],
  },
  "residual within residual": {
    inputs: 4,
    hidden: [
      dense(5, "tanh"),
      residual([residual([dense(5, "silu"), dropout(0.2)]), layerNorm()]),
      residual([dropout(0.5)]),
      activation("sigmoid"),
    ],
  },
};
