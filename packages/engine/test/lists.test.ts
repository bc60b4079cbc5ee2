import { expect, it } from "vitest";
import { activationNames } from "../src/activations/activation-name.js";
import type { Layer } from "../src/index.js";
import { initializerNames } from "../src/initializers/initializer.js";
import { averagingTypes, optimizerTypes } from "../src/train-options.js";
import { layerCases } from "./support/layer-cases.js";

it.each([
  ["activation", activationNames],
  ["initializer", initializerNames],
  ["optimizer", optimizerTypes],
  ["averaging", averagingTypes],
])("every name of an %s is listed once", (_what, names) => {
  expect(new Set<string>(names).size).toBe(names.length);
});

/** A type that is missing here does not compile. */
const layerTypes: { readonly [Type in Layer["type"]]: true } = {
  dense: true,
  conv2d: true,
  maxPool2d: true,
  averagePool2d: true,
  flatten: true,
  activation: true,
  dropout: true,
  layerNorm: true,
  batchNorm: true,
  embedding: true,
  residual: true,
};

it("every layer is in test/support/layer-cases.ts, from which kernels, gradients, ONNX and workers are tested", () => {
  const cases = JSON.stringify(layerCases);
  expect(Object.keys(layerTypes).filter((type) => !cases.includes(`"type":"${type}"`))).toEqual([]);
});
