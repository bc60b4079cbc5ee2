import type { AverageSteps } from "./averaging/averaging.js";
import type { Precision } from "./data/sample.js";
import { carriedCore } from "./kernels/wasm/carried-core.js";
import type { Kernels } from "./kernels/wasm/kernels.js";
import { createWasmProgram, type WasmOptions } from "./kernels/wasm/program.js";
import type { PlannableNetwork } from "./network.js";
import type { Optimizer } from "./optimizers/optimizer.js";
import { planDense } from "./plan/layers/dense.js";
import type { PlanLayer } from "./plan/planner.js";
import { compilePlan } from "./plan.js";
import type { Program } from "./program.js";

export interface ProgramOptions extends WasmOptions {
  readonly optimizer: Optimizer;
  /** Rows of one optimizer step. */
  readonly batchSize: number;
  readonly precision: Precision;
  /** The kernels that the network, its head, the optimizer and the precision need besides those that every worker carries. */
  readonly kernels?: Partial<Kernels>;
  /** When the weights enter an average, which is then the last of the optimizer's slots; no average unless told. */
  readonly average?: AverageSteps;
}

/** The kernels of a job, and of float32 those that every worker carries. */
export function kernelsOf({ kernels, precision }: Pick<ProgramOptions, "kernels" | "precision">): Kernels {
  const core = kernels?.core ?? (precision === "float32" ? carriedCore() : undefined);
  if (core === undefined) throw new Error("a program in float64 was not given its kernels");
  return { ...kernels, core };
}

/** The plan of a job. */
export function planOf(
  network: PlannableNetwork,
  { optimizer, batchSize, average, layers }: Pick<ProgramOptions, "optimizer" | "batchSize" | "average" | "layers">,
) {
  return compilePlan(network, optimizer, batchSize, average, layers?.planLayer ?? (planDense as PlanLayer));
}

/**
 * Compiles a network to a {@link Program} on the calling thread. All parameters start at zero.
 *
 * The options are taken as checked: `train` is where a caller's mistakes are named.
 *
 * @throws LoglikError `memory-exceeded` when the memory cannot be had.
 */
export function createProgram(network: PlannableNetwork, options: ProgramOptions): Program {
  return createWasmProgram(network, options.optimizer, planOf(network, options), {
    ...options,
    kernels: kernelsOf(options),
  });
}
