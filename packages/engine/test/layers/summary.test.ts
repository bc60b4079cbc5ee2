import { expect, it } from "vitest";
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
  residual,
} from "../../src/index.js";
import { layerSummary } from "../../src/layers/layer-summary.js";

it.each<[Layer, string]>([
  [dense(64, "relu"), "dense 64 relu"],
  [dense(3, "identity"), "dense 3"],
  [conv2d(16, [3, 5]), "conv2d 3 × 5 × 16 relu"],
  [maxPool2d(), "maxPool2d 2 × 2"],
  [averagePool2d(7), "averagePool2d 7 × 7"],
  [activation("silu"), "silu"],
  [dropout(0.5), "dropout 0.5"],
  [embedding({ categories: 7, dimensions: 3 }, { categories: 2, dimensions: 1 }), "embedding 7 × 3, 2 × 1"],
  [residual([batchNorm(), dense(4, "tanh")]), "residual (batchNorm → dense 4 tanh)"],
  [layerNorm(), "layerNorm"],
  [flatten(), "flatten"],
])("a layer in a few words: %j", (layer, words) => {
  expect(layerSummary(layer)).toBe(words);
});
