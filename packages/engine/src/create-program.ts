import type { AverageSteps } from "./averaging/averaging.js";
import type { Precision } from "./data/sample.js";
import { carriedKernels } from "./kernels/wasm/carried-kernels.js";
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
  /** The kernels of the network and the precision; those that every worker carries unless told. */
  readonly kernels?: Kernels;
  /** When the weights enter an average, which is then the last of the optimizer's slots; no average unless told. */
  readonly average?: AverageSteps;
}

/** The kernels of a job, or those that every worker carries, which are of float32. */
export function kernelsOf({ kernels, precision }: Pick<ProgramOptions, "kernels" | "precision">): Kernels {
  if (kernels !== undefined) return kernels;
  if (precision === "float64") throw new Error("a program in float64 was not given its kernels");
  return carriedKernels();
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
