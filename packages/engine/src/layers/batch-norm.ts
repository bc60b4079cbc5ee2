import { LoglikError } from "@loglik/core";
import { fraction, knownOptions, positiveNumber } from "../option-checks.js";
import { imageSize, isImage, type Shape } from "../shape.js";
import { checkLineSearch } from "./check-line-search.js";
import { type LayerDescription, vectorSpec } from "./description.js";
import { type LayerKind, type LayerTraining, ofKind } from "./layer-kind.js";

/** A layer that standardises each unit over the batch, as plain data. */
export interface BatchNormLayer {
  readonly type: "batchNorm";
  readonly momentum: number;
  readonly epsilon: number;
}

/**
 * Standardises each unit, or each channel of an image, over the batch (and the pixels):
 *
 *   h = scale · (x − mean) / √(variance + ε) + shift
 *
 * In training mean and variance are those of the batch, each row counting by its weight, the variance over n. A running
 * mean and variance (over n − 1) follow them, running ← (1 − momentum) · running + momentum · batch, and are what a trained
 * model predicts with. They lie among the parameters, after scale and shift, where descent leaves them alone. So the NLL that
 * an epoch reports is that of another model than `model.nll`: of rows that were standardised with each other. Plain data.
 *
 * A row by itself has no variance: `train` refuses batches of one row, and where only the last batch of an epoch is that short,
 * it puts out `shift` and leaves the running statistics as they are.
 *
 * @param options.momentum share of the newest batch, in [0, 1); 0.1 unless told
 * @param options.epsilon 1e-5 unless told
 * @throws LoglikError `option-not-a-fraction`, `option-not-positive`, `option-unknown`; from `train` `options-conflict`
 * @see Ioffe & Szegedy (2015)
 * @example batchNorm()  // { type: "batchNorm", momentum: 0.1, epsilon: 1e-5 }
 */
export function batchNorm(options: { readonly momentum?: number; readonly epsilon?: number } = {}): BatchNormLayer {
  knownOptions("batchNorm", options, ["momentum", "epsilon"]);
  const { momentum = 0.1, epsilon = 1e-5 } = options;
  return ofKind(batchNormKind, {
    type: "batchNorm",
    momentum: fraction("batchNorm", "momentum", momentum),
    epsilon: positiveNumber("batchNorm", "epsilon", epsilon),
  });
}

export const batchNormKind: LayerKind<BatchNormLayer> = {
  remake: ({ momentum, epsilon }) => batchNorm({ momentum, epsilon }),
  describe: describeBatchNorm,
  checkTraining(_layer, input, training) {
    checkLineSearch("batchNorm", training);
    checkVariance(input, training);
  },
};

/** A batch of a single row has no variance, unless the row is an image, whose pixels have one. */
function checkVariance(input: Shape, { batchSize, rows }: LayerTraining): void {
  if (Math.min(batchSize, rows) > 1 || isImage(input)) return;
  throw new LoglikError(
    "options-conflict",
    `train: the network has a layer of batchNorm, and batches have one row (batchSize ${batchSize}, ${rows} rows): a row by itself has no variance, and would come out as zeros whatever it was. Use larger batches, or layerNorm().`,
    { layer: "batchNorm", batchSize, rows },
  );
}

export function describeBatchNorm(_layer: BatchNormLayer, input: Shape): LayerDescription {
  const { channels } = imageSize(input);
  return {
    output: input,
    parameters: [
      vectorSpec("scale", channels, "ones"),
      vectorSpec("shift", channels, "zeros"),
      vectorSpec("mean", channels, "zeros", false),
      vectorSpec("variance", channels, "ones", false),
    ],
  };
}
