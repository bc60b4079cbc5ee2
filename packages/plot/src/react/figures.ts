import { createElement, type ReactElement } from "react";
import { type DistributionInput, densityCurve, distributionCurve, massBars } from "../figures/distribution.js";
import { type LikelihoodCurveInput, likelihoodCurve } from "../figures/likelihood-curve.js";
import { type LikelihoodSurfaceInput, likelihoodSurface } from "../figures/likelihood-surface.js";
import { type RegressionInput, regressionBand } from "../figures/regression-band.js";
import { type TrainingCurveInput, trainingCurve } from "../figures/training-curve.js";
import { FigureView, type ViewProps } from "./figure-view.js";

/** A figure's numbers as props, beside those of its view; the caption is the view's. */
export type FigureProps<Input> = Omit<Input, "caption"> & ViewProps;

/** `likelihoodCurve` as a component. */
export function LikelihoodCurve(props: FigureProps<LikelihoodCurveInput>): ReactElement {
  const { width, height, caption, className, ...input } = props;
  return createElement(FigureView, { figure: likelihoodCurve(input), width, height, caption, className });
}

/** `likelihoodSurface` as a component. */
export function LikelihoodSurface(props: FigureProps<LikelihoodSurfaceInput>): ReactElement {
  const { width, height, caption, className, ...input } = props;
  return createElement(FigureView, { figure: likelihoodSurface(input), width, height, caption, className });
}

/** `trainingCurve` as a component. */
export function TrainingCurve(props: FigureProps<TrainingCurveInput>): ReactElement {
  const { width, height, caption, className, ...input } = props;
  return createElement(FigureView, { figure: trainingCurve(input), width, height, caption, className });
}

/** `regressionBand` as a component. */
export function RegressionBand(props: FigureProps<RegressionInput>): ReactElement {
  const { width, height, caption, className, ...input } = props;
  return createElement(FigureView, { figure: regressionBand(input), width, height, caption, className });
}

/** `densityCurve` as a component. */
export function DensityCurve(props: FigureProps<DistributionInput>): ReactElement {
  const { width, height, caption, className, ...input } = props;
  return createElement(FigureView, { figure: densityCurve(input), width, height, caption, className });
}

/** `massBars` as a component. */
export function MassBars(props: FigureProps<DistributionInput>): ReactElement {
  const { width, height, caption, className, ...input } = props;
  return createElement(FigureView, { figure: massBars(input), width, height, caption, className });
}

/** `distributionCurve` as a component. */
export function DistributionCurve(props: FigureProps<DistributionInput & { readonly steps?: boolean }>): ReactElement {
  const { width, height, caption, className, ...input } = props;
  return createElement(FigureView, { figure: distributionCurve(input), width, height, caption, className });
}
