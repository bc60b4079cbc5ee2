import { numbersIn, type ParameterSpec } from "./layers/description.js";
import type { PortableNetwork } from "./worker/protocol.js";

/** One matrix or vector of parameters inside the flat vector of a network. */
export interface ParameterTensor {
  /** `layers.0.weights`, `layers.0.bias`, …; the output layer is the last. */
  readonly name: string;
  readonly layer: number;
  /** The name within the layer: `weights`, and in a residual block `layers.0.weights`. */
  readonly key: string;
  readonly shape: readonly number[];
  readonly spec: ParameterSpec;
  /** Index of its first number in the flat vector; it lies there row-major. */
  readonly start: number;
}

/** The tensors of a network's flat parameter vector, in their order. */
export function parameterTensors(
  network: Pick<PortableNetwork, "parameterSpecs" | "bias">,
): readonly ParameterTensor[] {
  let start = 0;
  const tensors = network.parameterSpecs.map((spec): ParameterTensor => {
    const { name, shape } = spec;
    const dot = name.indexOf(".");
    const tensor = {
      name: `layers.${name}`,
      layer: Number(name.slice(0, dot)),
      key: name.slice(dot + 1),
      shape,
      spec,
      start,
    };
    start += numbersIn(shape);
    return tensor;
  });
  return network.bias ? tensors : tensors.slice(0, -1);
}
