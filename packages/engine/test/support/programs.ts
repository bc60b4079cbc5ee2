import { normalHead } from "@loglik/core/heads/normal";
import { createCheckedProgram } from "../../src/create-checked-program.js";
import type { ProgramOptions } from "../../src/create-program.js";
import type { Precision } from "../../src/data/sample.js";
import { flatten, network, sgd } from "../../src/index.js";
import { createReferenceProgram } from "../../src/kernels/reference/program.js";
import { extraKernels } from "../../src/kernels/wasm/extra-kernels.js";
import type { Kernels } from "../../src/kernels/wasm/kernels.js";
import type { Network } from "../../src/network.js";
import { compilePlan } from "../../src/plan.js";
import type { Program } from "../../src/program.js";
import * as extras from "../../src/worker/parts/extras.js";
import * as layers from "../../src/worker/parts/layers.js";

/** What a network with a layer that is not dense and a head that is not categorical needs is everything. */
function allKernels(precision: Precision): Promise<Partial<Kernels>> {
  const every = network({ inputs: 1, hidden: [flatten()], likelihood: normalHead() });
  return extraKernels(every, { optimizer: sgd(), precision });
}

const kernels = { float32: await allKernels("float32"), float64: await allKernels("float64") };

/** A program in WebAssembly on this thread, for layers of every kind. */
export function wasmProgram(of: Network, options: ProgramOptions): Program {
  return createCheckedProgram(of, { ...options, kernels: kernels[options.precision], layers, extras });
}

/** The same by plain loops in float64. */
export function referenceProgram(network: Network, options: Omit<ProgramOptions, "precision">): Program {
  const { optimizer, batchSize, average, seed } = options;
  return createReferenceProgram(
    network,
    optimizer,
    compilePlan(network, optimizer, batchSize, average, layers.planLayer),
    seed,
  );
}
