export { describeFigure } from "./describe-figure.js";
export type { Figure, FigureCommon, FigureKind, LikelihoodQuantity, ParameterAxis } from "./figures/figure.js";
export {
  type ComparisonMeaning,
  type LikelihoodCurveFigure,
  type LikelihoodCurveInput,
  likelihoodCurve,
} from "./figures/likelihood-curve.js";
export {
  type LikelihoodSurfaceFigure,
  type LikelihoodSurfaceInput,
  likelihoodSurface,
} from "./figures/likelihood-surface.js";
export type { AxesInput, PointInput } from "./figures/parameter-axes.js";
export {
  type Points,
  type PredictiveBand,
  type RegressionFigure,
  type RegressionInput,
  regressionBand,
} from "./figures/regression-band.js";
export { type TrainingCurveFigure, type TrainingCurveInput, trainingCurve } from "./figures/training-curve.js";
export { formatNumber } from "./layout/format-number.js";
export { figureHeight, type RenderOptions, renderFigure } from "./render/render-figure.js";
export { color, type Meaning, palette, textColor } from "./render/theme.js";
export { stylesheet } from "./stylesheet.js";
