import { type ByKind, callByKind } from "../figures/by-kind.js";
import type { Figure } from "../figures/figure.js";
import { drawChainTrace } from "./draw-chain-trace.js";
import { drawClassDensities } from "./draw-class-densities.js";
import { drawCodeLengths } from "./draw-code-lengths.js";
import { drawCodeTree } from "./draw-code-tree.js";
import { drawDistribution } from "./draw-distribution.js";
import { drawInformationBars } from "./draw-information-bars.js";
import { drawLikelihoodCurve } from "./draw-likelihood-curve.js";
import { drawLikelihoodSurface } from "./draw-likelihood-surface.js";
import { drawLogitGradient } from "./draw-logit-gradient.js";
import { drawOperatingCurve } from "./draw-operating-curve.js";
import { drawPriorPosterior } from "./draw-prior-posterior.js";
import { drawRegression } from "./draw-regression.js";
import { drawReliability } from "./draw-reliability-diagram.js";
import { drawSampleSizeCurve } from "./draw-sample-size-curve.js";
import { drawSoftmaxTemperatures } from "./draw-softmax-temperatures.js";
import { drawThresholdCost } from "./draw-threshold-cost.js";
import { drawTrainingCurve } from "./draw-training-curve.js";
import { drawUniformHistogram } from "./draw-uniform-histogram.js";
import type { Drawing, Size } from "./drawing.js";

const drawers: ByKind<[Size], Drawing> = {
  distribution: drawDistribution,
  "likelihood-curve": drawLikelihoodCurve,
  "likelihood-surface": drawLikelihoodSurface,
  regression: drawRegression,
  "training-curve": drawTrainingCurve,
  "information-bars": drawInformationBars,
  "code-tree": drawCodeTree,
  "code-lengths": drawCodeLengths,
  "logit-gradient": drawLogitGradient,
  "softmax-temperatures": drawSoftmaxTemperatures,
  "uniform-histogram": drawUniformHistogram,
  "chain-trace": drawChainTrace,
  "prior-posterior": drawPriorPosterior,
  "threshold-cost": drawThresholdCost,
  "class-densities": drawClassDensities,
  "operating-curve": drawOperatingCurve,
  "sample-size-curve": drawSampleSizeCurve,
  reliability: drawReliability,
};

/** What a figure contributes to its picture. @throws LoglikError `figure-kind`. */
export function drawFigure(figure: Figure, size: Size): Drawing {
  return callByKind("renderFigure", drawers, figure, size);
}
