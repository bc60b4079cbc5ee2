import type { LikelihoodHead } from "@loglik/core";
import { isFused } from "../../activations/activation-name.js";
import { fusedHead } from "../../kernels/wasm/fused-head.js";
import type { Layer } from "../../layers/layer.js";
import type { FitJob } from "../protocol.js";
import type { PartName } from "./parts.js";

/** Whether every layer is of the kind that each worker knows. */
export function isDenseAndFused(layers: readonly Layer[]): boolean {
  return layers.every((layer) => layer.type === "dense" && isFused(layer.activation));
}

/** Whether a fit calls the functions of its head: where no kernel does all that is asked. */
export function callsHead(
  head: LikelihoodHead,
  { validation, offset }: Pick<FitJob, "validation" | "offset">,
): boolean {
  return offset || validation !== undefined || fusedHead(head) === undefined;
}

/** The parts that a prediction needs. */
export function partsOfPrediction(layers: readonly Layer[]): PartName[] {
  return isDenseAndFused(layers) ? [] : ["layers"];
}

/** The parts that a fit needs from its beginning. */
export function partsOfFit(head: LikelihoodHead, job: FitJob): PartName[] {
  const parts = partsOfPrediction(job.network.layers);
  if (job.workers > 1) parts.push("team");
  if (job.optimizer.type === "lbfgs") parts.push("lbfgs");
  if (callsHead(head, job) && head.source !== undefined) parts.push(partOfHead(head));
  return parts;
}

function partOfHead(head: LikelihoodHead): PartName {
  if (head.source !== undefined && "module" in head.source) return "moduleHead";
  return fusedHead(head) === undefined ? "allHeads" : "kernelHeads";
}
