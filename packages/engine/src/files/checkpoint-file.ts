import type { FloatArray } from "@loglik/core";
import type { Checkpoint } from "../checkpoint.js";
import { allocator } from "../data/sample.js";
import type { BestEpoch } from "../early-stopping.js";
import { fromTensors, toTensors } from "./network-tensors.js";
import { fromJson, toJson } from "./plain-json.js";
import { damaged, decodeSafetensors, encodeSafetensors } from "./safetensors.js";

const format = "loglik checkpoint 1";

/**
 * A checkpoint as a safetensors file: the parameters by layer, the optimizer's moments as `optimizer.0.layers.0.weights`, …, and
 * everything else in the metadata, as JSON. Numbers come back bit by bit.
 *
 * In Node, write it with `writeFileAtomically` from `@loglik/engine/node`, so that a process that dies leaves a whole file behind.
 */
export function checkpointToSafetensors(checkpoint: Checkpoint): Uint8Array {
  const { parameters, optimizerState, best, ...plain } = checkpoint;
  const { network } = checkpoint;
  const tensors = [
    ...toTensors(network, parameters),
    ...optimizerState.slots.flatMap((slot, index) => toTensors(network, slot, slotPrefix(index))),
    ...(best === undefined ? [] : toTensors(network, best.parameters, bestPrefix)),
  ];
  const state = {
    ...plain,
    optimizerStep: optimizerState.step,
    slots: optimizerState.slots.length,
    bestEpoch: best && { epoch: best.epoch, nll: best.nll },
  };
  return encodeSafetensors(tensors, { format, checkpoint: toJson(state) });
}

/**
 * Reads what {@link checkpointToSafetensors} wrote.
 *
 * @throws LoglikError `file-damaged`, with the reason
 */
export function checkpointFromSafetensors(bytes: Uint8Array | ArrayBuffer): Checkpoint {
  const { tensors, metadata } = decodeSafetensors(bytes);
  if (metadata.format !== format) {
    throw damaged(
      `its format is "${metadata.format}"; a checkpoint has "${format}". A model is read by modelFromSafetensors`,
    );
  }
  const { optimizerStep, slots, bestEpoch, ...plain } = fromJson(metadata.checkpoint) as Omit<
    Checkpoint,
    "parameters" | "optimizerState" | "best"
  > & { readonly optimizerStep: number; readonly slots: number; readonly bestEpoch?: Omit<BestEpoch, "parameters"> };
  const allocate = allocator(plain.precision);
  const read = (prefix: string): FloatArray => fromTensors(plain.network, tensors, allocate, prefix);
  const optimizerState = {
    step: optimizerStep,
    slots: Array.from({ length: slots }, (_, index) => read(slotPrefix(index))),
  };
  const best = bestEpoch && { ...bestEpoch, parameters: read(bestPrefix) };
  return { ...plain, parameters: read(""), optimizerState, ...(best && { best }) };
}

const bestPrefix = "best.";

function slotPrefix(index: number): string {
  return `optimizer.${index}.`;
}
