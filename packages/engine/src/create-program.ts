import type { AverageSteps } from "./averaging/averaging.js";
import { createReferenceProgram } from "./kernels/reference/program.js";
import { follow } from "./kernels/wasm/follower.js";
import { createWasmProgram, type WasmOptions } from "./kernels/wasm/program.js";
import type { Network } from "./network.js";
import type { Optimizer } from "./optimizers/optimizer.js";
import { compilePlan } from "./plan.js";
import type { Program } from "./program.js";
import type { FollowJob } from "./worker/protocol.js";

export interface ProgramOptions extends WasmOptions {
  readonly optimizer: Optimizer;
  /** Rows of one optimizer step. */
  readonly batchSize: number;
  /** `float32` runs on WebAssembly SIMD, `float64` on plain TypeScript loops. */
  readonly precision: "float32" | "float64";
  /** When the weights enter an average, which is then the last of the optimizer's slots; no average unless told. */
  readonly average?: AverageSteps;
}

/**
 * Compiles a network to a {@link Program} on the calling thread. All parameters start at zero.
 *
 * The options are taken as checked: `train` is where a caller's mistakes are named.
 *
 * @throws LoglikError `memory-exceeded` when the memory for float32 cannot be had.
 */
export function createProgram(network: Network, options: ProgramOptions): Program {
  const { optimizer, batchSize, precision, average } = options;
  const plan = compilePlan(network, optimizer, batchSize, average);
  return precision === "float64"
    ? createReferenceProgram(network, optimizer, plan)
    : createWasmProgram(network, optimizer, plan, options);
}

/** Works on another thread's program, made with the same network and options; see `follow`. */
export function followProgram(network: Network, job: Omit<FollowJob, "network">): Generator<undefined, void> {
  const { optimizer, batchSize, average, memory, place } = job;
  return follow(network, compilePlan(network, optimizer, batchSize, average), memory, place);
}
