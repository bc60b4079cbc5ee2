import { LoglikError } from "@loglik/core";
import type { LayerTraining } from "./layer-kind.js";

/**
 * Refuses L-BFGS for a layer whose output changes from step to step: a line search compares losses at different weights, which
 * must not differ for other reasons.
 *
 * @throws LoglikError `options-conflict`
 */
export function checkLineSearch(layer: "dropout" | "batchNorm", { optimizer }: LayerTraining): void {
  if (optimizer !== "lbfgs") return;
  throw new LoglikError(
    "options-conflict",
    `train: the network has a layer of ${layer}, and lbfgs() needs a loss that is a function of the weights alone: dropout draws anew at each step, and batchNorm sees another batch. Use adam() or another optimizer, or leave the layer out.`,
    { layer, optimizer },
  );
}
