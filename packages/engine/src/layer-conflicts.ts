import { LoglikError } from "@loglik/core";
import type { Layer } from "./layers/layer.js";
import type { Network } from "./network.js";
import { isImage } from "./shape.js";
import type { TrainSettings } from "./train-options.js";

/**
 * Refuses options that a layer of the network does not go together with.
 *
 * @throws LoglikError `options-conflict`
 */
export function checkLayerConflicts(network: Network, rows: number, settings: TrainSettings): void {
  const { optimizer, batchSize } = settings;
  const all = [...eachLayer(network.layers, isImage(network.inputShape))];
  // A line search compares losses at different weights: they must not change for other reasons.
  const random = all.find(({ layer }) => layer.type === "dropout" || layer.type === "batchNorm")?.layer.type;
  if (random !== undefined && optimizer.type === "lbfgs") {
    throw new LoglikError(
      "options-conflict",
      `train: the network has a layer of ${random}, and lbfgs() needs a loss that is a function of the weights alone: dropout draws anew at each step, and batchNorm sees another batch. Use adam() or another optimizer, or leave the layer out.`,
      { layer: random, optimizer: "lbfgs" },
    );
  }
  if (Math.min(batchSize, rows) === 1 && all.some(({ layer, image }) => layer.type === "batchNorm" && !image)) {
    throw new LoglikError(
      "options-conflict",
      `train: the network has a layer of batchNorm, and batches have one row (batchSize ${batchSize}, ${rows} rows): a row by itself has no variance, and would come out as zeros whatever it was. Use larger batches, or layerNorm().`,
      { layer: "batchNorm", batchSize, rows },
    );
  }
}

/** Every layer, those within residual blocks included, and whether it is given images. */
function* eachLayer(
  layers: readonly Layer[],
  image: boolean,
): Generator<{ readonly layer: Layer; readonly image: boolean }> {
  let isGivenImages = image;
  for (const layer of layers) {
    yield { layer, image: isGivenImages };
    if (layer.type === "residual") {
      for (const chain of [layer.layers, layer.shortcut]) yield* eachLayer(chain, isGivenImages);
    }
    if (layer.type === "flatten") isGivenImages = false;
  }
}
