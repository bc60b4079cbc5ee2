import type { Precision } from "../../data/sample.js";
import type { PlannableNetwork } from "../../network.js";
import type { Optimizer } from "../../optimizers/optimizer.js";
import { isDenseAndFused, needsRest } from "../../worker/parts/needed-parts.js";
import type { Kernels } from "./kernels.js";

/** How a network is fitted: with `optimizer`, or not at all, only run. */
export interface KernelNeeds {
  readonly optimizer?: Optimizer;
  readonly average?: unknown;
  readonly precision: Precision;
  readonly fusedMultiplyAdd?: boolean;
}

/** The kernels that a network needs, and that a worker does not carry. */
export async function extraKernels(
  network: PlannableNetwork,
  { optimizer, average, precision, fusedMultiplyAdd = false }: KernelNeeds,
): Promise<Partial<Kernels>> {
  const names: (keyof Kernels)[] = [];
  if (precision === "float64" || fusedMultiplyAdd) names.push("core");
  if (optimizer !== undefined && needsRest(network.likelihood, { optimizer, average })) names.push("rest");
  if (!isDenseAndFused(network.layers)) names.push("layers");
  return names.length === 0
    ? {}
    : (await import("./kernel-modules.js")).loadKernels(names, precision, fusedMultiplyAdd);
}
