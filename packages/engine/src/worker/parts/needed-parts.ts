import type { HeadSource, LikelihoodHead } from "@loglik/core";
import { isFused } from "../../activations/activation-name.js";
import { fusedHead } from "../../kernels/wasm/fused-head.js";
import type { Layer } from "../../layers/layer.js";
import type { HeadOutline } from "../../network.js";
import type { Optimizer } from "../../optimizers/optimizer.js";
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

/** Whether a fit has kernels to run that are not in the core: it does more than a categorical head, and plain Adam. */
export function needsRest(
  head: HeadOutline,
  { optimizer, average }: { readonly optimizer: Optimizer; readonly average?: unknown },
): boolean {
  const kind = fusedHead(head)?.kind ?? "categorical";
  if (kind !== "categorical" || average !== undefined) return true;
  return optimizer.type !== "lbfgs" && !isPlainAdam(optimizer);
}

function isPlainAdam(optimizer: Exclude<Optimizer, { readonly type: "lbfgs" }>): boolean {
  const { type, clipNorm, clipValue, weightDecay } = optimizer;
  if ((type !== "adam" && type !== "adamw") || optimizer.amsgrad) return false;
  return (clipNorm ?? clipValue ?? weightDecay) === undefined;
}

/** Whether a fit does without the part `extras`. */
function isPlain(head: LikelihoodHead, job: FitJob): boolean {
  const { optimizer, streamed } = job;
  const hasOneRate = optimizer.type === "lbfgs" || typeof optimizer.rate === "number";
  return hasOneRate && !streamed && !callsHead(head, job) && !needsRest(head, job);
}

/** The parts that a prediction needs. */
export function partsOfPrediction(layers: readonly Layer[]): PartName[] {
  return isDenseAndFused(layers) ? [] : ["layers"];
}

/** The parts that a fit needs from its beginning. */
export function partsOfFit(head: LikelihoodHead, job: FitJob): PartName[] {
  const parts = partsOfPrediction(job.network.layers);
  if (!isPlain(head, job)) parts.push("extras");
  if (job.workers > 1) parts.push("team");
  if (job.optimizer.type === "lbfgs") parts.push("lbfgs");
  if (callsHead(head, job) && head.source !== undefined) parts.push(partOfHead(head, head.source));
  return parts;
}

function partOfHead(head: LikelihoodHead, source: HeadSource): PartName {
  if ("module" in source) return "moduleHead";
  if (fusedHead(head) !== undefined) return "kernelHeads";
  return source.name === "composed" ? "allHeads" : "namedHeads";
}
