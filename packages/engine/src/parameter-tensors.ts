import type { PortableNetwork } from "./worker/protocol.js";

/** One matrix or vector of parameters inside the flat vector of a network. */
export interface ParameterTensor {
  /** `layers.0.weights`, `layers.0.bias`, …; the output layer is the last. */
  readonly name: string;
  readonly layer: number;
  readonly shape: readonly number[];
  /** Index of its first number in the flat vector; it lies there row-major. */
  readonly start: number;
}

/** The tensors of a network's flat parameter vector, in their order. */
export function parameterTensors(network: PortableNetwork): readonly ParameterTensor[] {
  const tensors: ParameterTensor[] = [];
  let start = 0;
  let inputs = network.inputs;
  const add = (layer: number, name: string, shape: readonly number[]) => {
    tensors.push({ name: `layers.${layer}.${name}`, layer, shape, start });
    start += numbersIn(shape);
  };
  network.layers.forEach((layer, index) => {
    const isOutput = index === network.layers.length - 1;
    add(index, "weights", [inputs, layer.units]);
    if (!isOutput || network.bias) add(index, "bias", [layer.units]);
    inputs = layer.units;
  });
  return tensors;
}

export function numbersIn(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}
