export { describeFigure } from "./describe-figure.js";
export {
  type AxesInput,
  type ComparisonMeaning,
  type DistributionComparison,
  type DistributionFigure,
  type DistributionInput,
  type DistributionMeaning,
  type DistributionQuantity,
  densityCurve,
  distributionCurve,
  type Figure,
  type FigureCommon,
  type FigureKind,
  type LikelihoodCurveFigure,
  type LikelihoodCurveInput,
  type LikelihoodQuantity,
  type LikelihoodSurfaceFigure,
  type LikelihoodSurfaceInput,
  likelihoodCurve,
  likelihoodSurface,
  massBars,
  type ParameterAxis,
  type PointInput,
  type Points,
  type PredictiveBand,
  type RegressionFigure,
  type RegressionInput,
  regressionBand,
  type TrainingCurveFigure,
  type TrainingCurveInput,
  trainingCurve,
} from "./figures/index.js";
export { formatNumber } from "./layout/format-number.js";
export { figureHeight, type RenderOptions, renderFigure } from "./render/render-figure.js";
export { color, type Meaning, palette, textColor } from "./render/theme.js";
export { stylesheet } from "./stylesheet.js";
