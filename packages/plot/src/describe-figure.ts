import { describeDistribution } from "./describe/distribution.js";
import { describeLikelihoodCurve } from "./describe/likelihood-curve.js";
import { describeLikelihoodSurface } from "./describe/likelihood-surface.js";
import { describeRegression } from "./describe/regression.js";
import { describeTrainingCurve } from "./describe/training-curve.js";
import { type ByKind, callByKind } from "./figures/by-kind.js";
import type { Figure } from "./figures/figure.js";

const describers: ByKind<[], string> = {
  distribution: describeDistribution,
  "likelihood-curve": describeLikelihoodCurve,
  "likelihood-surface": describeLikelihoodSurface,
  regression: describeRegression,
  "training-curve": describeTrainingCurve,
};

/**
 * What a figure shows, as a sentence for readers who cannot see it: the quantity, its range, the data, and the maximum.
 *
 * @throws LoglikError `figure-kind`.
 * @example
 * describeFigure(trainingCurve({ train: [0.7, 0.5] }))
 * // "Training curve: NLL (nats per observation) over epochs 1 to 2; train falls from 0.7 to 0.5."
 */
export function describeFigure(figure: Figure): string {
  return callByKind("describeFigure", describers, figure);
}
