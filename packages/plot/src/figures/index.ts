/** The figures as data, without the library that draws them: for a worker, which has nothing to draw on. */

export { type ChainTraceFigure, type ChainTraceInput, chainTrace } from "./chain-trace.js";
export {
  type ClassDensitiesFigure,
  type ClassDensitiesInput,
  type ClassDensity,
  classDensities,
} from "./class-densities.js";
export { type CodeLengthsFigure, type CodeLengthsInput, codeLengths } from "./code-lengths.js";
export { type CodeTreeFigure, type CodeTreeInput, codeTree } from "./code-tree.js";
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
export { type InformationBarsFigure, type InformationBarsInput, informationBars } from "./information-bars.js";
export {
  type ComparisonMeaning,
  type LikelihoodCurveFigure,
  type LikelihoodCurveInput,
  likelihoodCurve,
} from "./likelihood-curve.js";
export {
  type LikelihoodSurfaceFigure,
  type LikelihoodSurfaceInput,
  likelihoodSurface,
  type OptimizerPath,
  type OptimizerPathInput,
} from "./likelihood-surface.js";
export { type LogitGradientFigure, type LogitGradientInput, logitGradient } from "./logit-gradient.js";
export {
  type OperatingCurve,
  type OperatingCurveFigure,
  type OperatingInput,
  type PrecisionRecallCurveInput,
  precisionRecallDiagram,
  type RocCurveInput,
  rocDiagram,
} from "./operating-curve.js";
export type { AxesInput, PointInput } from "./parameter-axes.js";
export { type PriorPosteriorFigure, type PriorPosteriorInput, priorPosterior } from "./prior-posterior.js";
export {
  type Points,
  type PredictiveBand,
  type RegressionFigure,
  type RegressionInput,
  regressionBand,
} from "./regression-band.js";
export {
  type ReliabilityBin,
  type ReliabilityDiagramInput,
  type ReliabilityFigure,
  type ReliabilityInput,
  type ReliabilitySeries,
  reliabilityDiagram,
} from "./reliability-diagram.js";
export {
  type SampleSizeCurveFigure,
  type SampleSizeCurveInput,
  type SampleSizeSeries,
  sampleSizeCurve,
} from "./sample-size-curve.js";
export {
  type SoftmaxTemperaturesFigure,
  type SoftmaxTemperaturesInput,
  softmaxTemperatures,
} from "./softmax-temperatures.js";
export { type ThresholdCostFigure, type ThresholdCostInput, thresholdCost } from "./threshold-cost.js";
export { type TrainingCurveFigure, type TrainingCurveInput, trainingCurve } from "./training-curve.js";
export { type UncertaintyBandInput, uncertaintyBand } from "./uncertainty-band.js";
export {
  type PitHistogramInput,
  pitHistogram,
  type RankHistogramInput,
  rankHistogram,
  type UniformExpectation,
  type UniformHistogramFigure,
} from "./uniform-histogram.js";
