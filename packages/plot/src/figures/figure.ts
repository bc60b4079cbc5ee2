import type { ChainTraceFigure } from "./chain-trace.js";
import type { ClassDensitiesFigure } from "./class-densities.js";
import type { CodeLengthsFigure } from "./code-lengths.js";
import type { CodeTreeFigure } from "./code-tree.js";
import type { DistributionFigure } from "./distribution.js";
import type { InformationBarsFigure } from "./information-bars.js";
import type { LikelihoodCurveFigure } from "./likelihood-curve.js";
import type { LikelihoodSurfaceFigure } from "./likelihood-surface.js";
import type { LogitGradientFigure } from "./logit-gradient.js";
import type { OperatingCurveFigure } from "./operating-curve.js";
import type { PriorPosteriorFigure } from "./prior-posterior.js";
import type { RegressionFigure } from "./regression-band.js";
import type { ReliabilityFigure } from "./reliability-diagram.js";
import type { SampleSizeCurveFigure } from "./sample-size-curve.js";
import type { SoftmaxTemperaturesFigure } from "./softmax-temperatures.js";
import type { ThresholdCostFigure } from "./threshold-cost.js";
import type { TrainingCurveFigure } from "./training-curve.js";
import type { UniformHistogramFigure } from "./uniform-histogram.js";

/**
 * A figure as plain data: a `kind` and the numbers to draw. It survives `structuredClone`, so a worker can make it and a
 * page can draw it. `renderFigure` turns it into SVG, `describeFigure` into a sentence.
 */
export type Figure =
  | DistributionFigure
  | LikelihoodCurveFigure
  | LikelihoodSurfaceFigure
  | TrainingCurveFigure
  | RegressionFigure
  | ReliabilityFigure
  | SampleSizeCurveFigure
  | OperatingCurveFigure
  | ClassDensitiesFigure
  | ThresholdCostFigure
  | PriorPosteriorFigure
  | ChainTraceFigure
  | UniformHistogramFigure
  | SoftmaxTemperaturesFigure
  | LogitGradientFigure
  | CodeLengthsFigure
  | CodeTreeFigure
  | InformationBarsFigure;

/** The name of a sort of figure. */
export type FigureKind = Figure["kind"];

/** The figures of one sort. */
export type FigureOfKind<Kind extends FigureKind> = Extract<Figure, { readonly kind: Kind }>;

/** What every figure may carry. */
export interface FigureCommon {
  /** A sentence or two below the figure; `FigureView` sets it as `<figcaption>`. */
  readonly caption?: string;
}

/** Which function of the parameters is drawn. All logarithms are natural: log-likelihoods are in nats. */
export type LikelihoodQuantity = "likelihood" | "log-likelihood" | "negative-log-likelihood";

/** One parameter with the values at which the likelihood was evaluated. */
export interface ParameterAxis {
  /** The parameter's name in code, e.g. "prob". */
  readonly name: string;
  /** What a reader sees, e.g. "θ". */
  readonly symbol: string;
  /** Strictly increasing, finite. */
  readonly values: Float64Array;
}
