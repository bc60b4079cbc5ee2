import { type HeadSource, type LikelihoodHead, LoglikError } from "@loglik/core";
import { rebuildHead } from "@loglik/core/heads/rebuild";
import { canonical } from "../checkpoint.js";
import { allocator } from "../data/sample.js";
import type { DenseLayer } from "../layers/dense.js";
import { layersFromData } from "../layers/layers-from-data.js";
import { createModel, type TrainedModel } from "../model.js";
import { network as describeNetwork } from "../network.js";
import { isImage } from "../shape.js";
import type { HostOptions } from "../worker/host.js";
import type { PortableNetwork } from "../worker/protocol.js";
import { type ModelDescription, modelFormat } from "./model-description.js";
import { fromTensors } from "./network-tensors.js";
import { fromJson } from "./plain-json.js";
import { damaged, decodeSafetensors } from "./safetensors.js";

/** Where a model that was read from a file predicts, and what belongs to it that no file can carry. */
export interface ModelFileOptions extends Partial<HostOptions> {
  /** The head, where the file cannot say how to make it, or says so by the address of a module. */
  readonly likelihood?: LikelihoodHead;
}

/**
 * Reads a model that `model.toSafetensors()` wrote. It predicts as it did then, in a worker unless `workers: 0` is given.
 *
 * The head is rebuilt by its name. A head of a module of one's own is not: a file must not be able to name a program to be run.
 * Pass it as `likelihood`.
 *
 * @throws LoglikError `file-damaged`, `head-not-in-file`, `head-mismatch`, and those of `network` for layers this version does
 *   not know
 * @example
 * const bytes = await model.toSafetensors();
 * const again = await modelFromSafetensors(bytes);
 * await again.predict(x);
 */
export async function modelFromSafetensors(
  bytes: Uint8Array | ArrayBuffer,
  options: ModelFileOptions = {},
): Promise<TrainedModel> {
  const { tensors, metadata } = decodeSafetensors(bytes);
  if (metadata.format !== modelFormat) {
    const hint = metadata.format?.startsWith("loglik checkpoint") ? ". It is read by checkpointFromSafetensors" : "";
    throw damaged(`its format is "${metadata.format}"; a model has "${modelFormat}"${hint}`);
  }
  const { network, head, precision, training, diagnostics } = fromJson(metadata.model) as ModelDescription;
  const likelihood = options.likelihood ?? (await rebuilt(head));
  checkHead(likelihood, network, head);
  const { bias, inputShape, layers } = network;
  const inputs = isImage(inputShape) ? inputShape : inputShape[0];
  const described = describeNetwork({
    inputs,
    bias,
    hidden: layersFromData(layers.slice(0, -1), "hidden"),
    likelihood,
  });
  const { likelihood: _head, ...portable } = described;
  if (canonical(portable) !== canonical(network)) {
    throw damaged("its network is not the one that its layers make");
  }
  const parameters = fromTensors(network, tensors, allocator(precision));
  const { workers = 1, createWorker } = options;
  return createModel(described, parameters, { precision, workers, createWorker }, training, diagnostics);
}

async function rebuilt(source: HeadSource | undefined): Promise<LikelihoodHead> {
  if (source === undefined || "module" in source) {
    const why = source === undefined ? "was made of bare functions" : `comes from the module ${source.module}`;
    throw new LoglikError(
      "head-not-in-file",
      `modelFromSafetensors: the head of this model ${why}, so the file cannot bring it along. Pass it: modelFromSafetensors(bytes, { likelihood }).`,
    );
  }
  return rebuildHead(source, {
    // The registry of all families, for heads that need it only.
    composed: async (recipe) => (await import("@loglik/core/heads/rebuild-composed")).rebuildComposedHead(recipe),
  });
}

function checkHead(head: LikelihoodHead, { layers }: PortableNetwork, written: HeadSource | undefined): void {
  const outputs = (layers[layers.length - 1] as DenseLayer).units;
  const sameSource =
    head.source === undefined || written === undefined || canonical(head.source) === canonical(written);
  if (head.outputs.length === outputs && sameSource) return;
  throw new LoglikError(
    "head-mismatch",
    `modelFromSafetensors: the head that was passed is ${canonical(head.source ?? head.name)} with ${head.outputs.length} outputs; the model was trained with ${canonical(written)} and ${outputs} outputs. Pass the head of the training.`,
    { outputs },
  );
}
