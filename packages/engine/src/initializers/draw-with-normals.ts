import { createRng } from "@loglik/core/random";
import type { Network } from "../network.js";
import { allInitializers } from "./all-initializers.js";
import { initialParameters } from "./initial-parameters.js";

/** With it comes the trunk: see `trunk.ts`. */
export { train as trunk } from "../trunk.js";

/** `initialParameters` of a network some of whose weights are normal draws. Loaded on demand: unless told, only embeddings take them. */
export function drawWithNormals(network: Network, seed: number, constantEta: ArrayLike<number>): Float64Array {
  return initialParameters(network, createRng(seed), constantEta, allInitializers);
}
