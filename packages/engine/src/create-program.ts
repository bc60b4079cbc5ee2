import { LoglikError } from "@loglik/core";
import { createReferenceProgram } from "./kernels/reference/program.js";
import { createWasmProgram } from "./kernels/wasm/program.js";
import type { Network } from "./network.js";
import type { Optimizer } from "./optimizers/optimizer.js";
import { compilePlan } from "./plan.js";
import type { Program } from "./program.js";

export interface ProgramOptions {
  readonly optimizer: Optimizer;
  /** Rows of one optimizer step. */
  readonly batchSize: number;
  /** `float32` runs on WebAssembly SIMD, `float64` on plain TypeScript loops. */
  readonly precision: "float32" | "float64";
}

/**
 * Compiles a network to a {@link Program} on the calling thread. All parameters start at zero. `precision` is taken as checked.
 *
 * @throws LoglikError `batch-size` unless it is a positive whole number.
 */
export function createProgram(network: Network, options: ProgramOptions): Program {
  const { optimizer, batchSize, precision } = options;
  if (!(Number.isInteger(batchSize) && batchSize > 0)) {
    throw new LoglikError(
      "batch-size",
      `createProgram: batchSize is ${batchSize}; it must be a whole number of at least 1, the rows of one optimizer step.`,
      { batchSize },
    );
  }
  const plan = compilePlan(network, optimizer, batchSize);
  return precision === "float64"
    ? createReferenceProgram(network, optimizer, plan)
    : createWasmProgram(network, optimizer, plan);
}
