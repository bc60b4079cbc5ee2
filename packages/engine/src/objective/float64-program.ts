import { type LikelihoodHead, LoglikError } from "@loglik/core";
import { createCheckedProgram } from "../create-checked-program.js";
import { extraKernels } from "../kernels/wasm/extra-kernels.js";
import type { Layer } from "../layers/layer.js";
import type { Network } from "../network.js";
import { lbfgs } from "../optimizers/lbfgs.js";
import type { Program } from "../program.js";
import * as extras from "../worker/parts/extras.js";
import * as layers from "../worker/parts/layers.js";

/** Makes programs of one network in float64 on the calling thread: no updates, gradients only. */
export type MakeProgram = (head: LikelihoodHead, batchSize: number, seed?: number) => Program;

export async function float64Programs(network: Network): Promise<MakeProgram> {
  const kernels = await extraKernels(network, { optimizer: lbfgs(), precision: "float64" });
  return (likelihood, batchSize, seed) =>
    createCheckedProgram(
      { ...network, likelihood },
      { optimizer: lbfgs(), batchSize, precision: "float64", kernels, layers, extras, seed },
    );
}

/**
 * Refuses layers under which the parameters alone do not say what p(y | x) is.
 *
 * @throws LoglikError `network-not-a-density`
 */
export function refuseLayers(where: string, network: Network, refused: readonly Layer["type"][], why: string): void {
  const found = everyLayer(network.layers).find(({ type }) => refused.includes(type));
  if (found === undefined) return;
  throw new LoglikError(
    "network-not-a-density",
    `${where}: the network has a layer "${found.type}", ${why}. Leave it out, or use layerNorm or weight decay in its place.`,
    { layer: found.type },
  );
}

/** The layers of a network, those within residual blocks included. */
export function everyLayer(layers: readonly Layer[]): readonly Layer[] {
  return layers.flatMap((layer) => (layer.type === "residual" ? [layer, ...everyLayer(layer.layers)] : [layer]));
}
