export { FigureView, type FigureViewProps, type ViewProps } from "./figure-view.js";
export {
  type FigureProps,
  LikelihoodCurve,
  LikelihoodSurface,
  RegressionBand,
  TrainingCurve,
} from "./figures.js";
