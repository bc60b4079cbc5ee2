/** The figures as data, without the library that draws them: for a worker, which has nothing to draw on. */
export {
  type DistributionComparison,
  type DistributionFigure,
  type DistributionInput,
  type DistributionMeaning,
  type DistributionQuantity,
  densityCurve,
  distributionCurve,
  massBars,
} from "./distribution.js";
export type { Figure, FigureCommon, FigureKind, LikelihoodQuantity, ParameterAxis } from "./figure.js";
export {
  type ComparisonMeaning,
  type LikelihoodCurveFigure,
  type LikelihoodCurveInput,
  likelihoodCurve,
} from "./likelihood-curve.js";
export { type LikelihoodSurfaceFigure, type LikelihoodSurfaceInput, likelihoodSurface } from "./likelihood-surface.js";
export type { AxesInput, PointInput } from "./parameter-axes.js";
export {
  type Points,
  type PredictiveBand,
  type RegressionFigure,
  type RegressionInput,
  regressionBand,
} from "./regression-band.js";
export { type TrainingCurveFigure, type TrainingCurveInput, trainingCurve } from "./training-curve.js";
