import { type ByKind, callByKind } from "../figures/by-kind.js";
import type { Figure } from "../figures/figure.js";
import { drawDistribution } from "./draw-distribution.js";
import { drawLikelihoodCurve } from "./draw-likelihood-curve.js";
import { drawLikelihoodSurface } from "./draw-likelihood-surface.js";
import { drawRegression } from "./draw-regression.js";
import { drawTrainingCurve } from "./draw-training-curve.js";
import type { Drawing, Size } from "./drawing.js";

const drawers: ByKind<[Size], Drawing> = {
  distribution: drawDistribution,
  "likelihood-curve": drawLikelihoodCurve,
  "likelihood-surface": drawLikelihoodSurface,
  regression: drawRegression,
  "training-curve": drawTrainingCurve,
};

/** What a figure contributes to its picture. @throws LoglikError `figure-kind`. */
export function drawFigure(figure: Figure, size: Size): Drawing {
  return callByKind("renderFigure", drawers, figure, size);
}
