import type { FloatArray } from "@loglik/core";
import { numbersIn } from "../layers/description.js";
import { parameterTensors } from "../parameter-tensors.js";
import type { PortableNetwork } from "../worker/protocol.js";
import { damaged, type Tensor } from "./safetensors.js";

/** A flat vector that is laid out like a network's parameters, cut into named tensors. */
export function toTensors(network: PortableNetwork, flat: FloatArray, prefix = ""): Tensor[] {
  return parameterTensors(network).map(({ name, shape, start }) => ({
    name: prefix + name,
    shape,
    values: flat.subarray(start, start + numbersIn(shape)),
  }));
}

/**
 * The inverse of {@link toTensors}.
 *
 * @throws LoglikError `file-damaged` for a tensor that is missing or has another shape than the network gives it
 */
export function fromTensors(
  network: PortableNetwork,
  tensors: ReadonlyMap<string, Tensor>,
  allocate: (length: number) => FloatArray,
  prefix = "",
): FloatArray {
  const flat = allocate(network.parameterCount);
  for (const { name, shape, start } of parameterTensors(network)) {
    const tensor = tensors.get(prefix + name);
    if (tensor === undefined) throw damaged(`it has no tensor "${prefix}${name}", which its network has`);
    if (tensor.shape.join() !== shape.join()) {
      throw damaged(`the tensor "${prefix}${name}" has shape [${tensor.shape}]; its network gives it [${shape}]`);
    }
    if (tensor.values.constructor !== flat.constructor) {
      throw damaged(`the tensor "${prefix}${name}" is not of the precision that its metadata name`);
    }
    flat.set(tensor.values, start);
  }
  return flat;
}
