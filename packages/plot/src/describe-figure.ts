import { describeChainTrace } from "./describe/chain-trace.js";
import { describeCodeLengths, describeCodeTree } from "./describe/code.js";
import { describeClassDensities, describeOperatingCurve, describeThresholdCost } from "./describe/decisions.js";
import { describeDistribution } from "./describe/distribution.js";
import { describeInformationBars } from "./describe/information-bars.js";
import { describeLikelihoodCurve } from "./describe/likelihood-curve.js";
import { describeLikelihoodSurface } from "./describe/likelihood-surface.js";
import { describePriorPosterior } from "./describe/prior-posterior.js";
import { describeRegression } from "./describe/regression.js";
import { describeReliability } from "./describe/reliability.js";
import { describeSampleSizeCurve } from "./describe/sample-size-curve.js";
import { describeLogitGradient, describeSoftmaxTemperatures } from "./describe/softmax.js";
import { describeTrainingCurve } from "./describe/training-curve.js";
import { describeUniformHistogram } from "./describe/uniform-histogram.js";
import { type ByKind, callByKind } from "./figures/by-kind.js";
import type { Figure } from "./figures/figure.js";

const describers: ByKind<[], string> = {
  distribution: describeDistribution,
  "likelihood-curve": describeLikelihoodCurve,
  "likelihood-surface": describeLikelihoodSurface,
  regression: describeRegression,
  "training-curve": describeTrainingCurve,
  "information-bars": describeInformationBars,
  "code-tree": describeCodeTree,
  "code-lengths": describeCodeLengths,
  "logit-gradient": describeLogitGradient,
  "softmax-temperatures": describeSoftmaxTemperatures,
  "uniform-histogram": describeUniformHistogram,
  "chain-trace": describeChainTrace,
  "prior-posterior": describePriorPosterior,
  "threshold-cost": describeThresholdCost,
  "class-densities": describeClassDensities,
  "operating-curve": describeOperatingCurve,
  "sample-size-curve": describeSampleSizeCurve,
  reliability: describeReliability,
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
