import type { TrainedModel } from "../model.js";
import { type ModelDescription, modelFormat } from "./model-description.js";
import { toTensors } from "./network-tensors.js";
import { toJson } from "./plain-json.js";
import { encodeSafetensors } from "./safetensors.js";

/** With it comes the trunk: see `trunk.ts`. */
export { train as trunk } from "../trunk.js";

/** A model as a safetensors file: its parameters by layer; network, head, precision and report in the metadata, as JSON. */
export function modelToSafetensors(model: TrainedModel): Uint8Array {
  const { likelihood, ...network } = model.network;
  const { precision, training, diagnostics, parameters } = model;
  const description: ModelDescription = { network, head: likelihood.source, precision, training, diagnostics };
  return encodeSafetensors(toTensors(network, parameters), { format: modelFormat, model: toJson(description) });
}
