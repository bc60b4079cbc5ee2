export { FigureView, type FigureViewProps, type ViewProps } from "./figure-view.js";
export {
  DensityCurve,
  DistributionCurve,
  type FigureProps,
  LikelihoodCurve,
  LikelihoodSurface,
  MassBars,
  RegressionBand,
  TrainingCurve,
} from "./figures.js";
