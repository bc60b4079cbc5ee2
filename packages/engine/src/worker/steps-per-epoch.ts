import type { FitJob } from "./protocol.js";

/** Optimizer steps of one epoch: one a batch. L-BFGS takes one on all rows. */
export function stepsPerEpoch({
  optimizer,
  order,
  training,
  batchSize,
}: Pick<FitJob, "optimizer" | "order" | "batchSize"> & { readonly training: { readonly rows: number } }): number {
  return optimizer.type === "lbfgs" ? 1 : Math.ceil((order?.length ?? training.rows) / batchSize);
}
