import type { LikelihoodHead } from "@loglik/core";
import type { ActivationName } from "../../src/activations/activation-name.js";
import { type DenseLayer, describeDense } from "../../src/layers/dense.js";
import type { ParameterSpec } from "../../src/layers/description.js";
import type { Network } from "../../src/network.js";

/** A network of dense layers as plain data, without the checks of `network()`: kernels must not depend on them. */
export function denseNetwork(
  inputs: number,
  hidden: readonly (readonly [units: number, activation: ActivationName])[],
  likelihood: LikelihoodHead,
  bias = true,
): Network {
  const layers: DenseLayer[] = hidden.map(([units, activation]) => ({ type: "dense", units, activation }));
  layers.push({ type: "dense", units: likelihood.outputs.length, activation: "identity" });
  let parameterCount = 0;
  let width = inputs;
  const parameterSpecs: ParameterSpec[] = [];
  layers.forEach((layer, index) => {
    for (const spec of describeDense(layer, [width], "").parameters) {
      parameterSpecs.push({ ...spec, name: `${index}.${spec.name}` });
    }
    parameterCount += (width + (bias || index < layers.length - 1 ? 1 : 0)) * layer.units;
    width = layer.units;
  });
  return { inputs, inputShape: [inputs], layers, likelihood, bias, parameterSpecs, parameterCount };
}
