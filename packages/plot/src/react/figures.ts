import { createElement, type ReactElement } from "react";
import { type DistributionInput, densityCurve, distributionCurve, massBars } from "../figures/distribution.js";
import type { Figure } from "../figures/figure.js";
import { type LikelihoodCurveInput, likelihoodCurve } from "../figures/likelihood-curve.js";
import { type LikelihoodSurfaceInput, likelihoodSurface } from "../figures/likelihood-surface.js";
import { type RegressionInput, regressionBand } from "../figures/regression-band.js";
import { type TrainingCurveInput, trainingCurve } from "../figures/training-curve.js";
import { FigureView, type ViewProps } from "./figure-view.js";

/** A figure's numbers as props, beside those of its view; the caption is the view's. */
export type FigureProps<Input> = Omit<Input, "caption"> & ViewProps;

function view<Input>(make: (input: Input) => Figure, props: FigureProps<Input>): ReactElement {
  const { width, height, caption, className, ...input } = props;
  // What is left is an Input without its caption, which every figure may lack.
  return createElement(FigureView, { figure: make(input as Input), width, height, caption, className });
}

/** `likelihoodCurve` as a component. */
export function LikelihoodCurve(props: FigureProps<LikelihoodCurveInput>): ReactElement {
  return view(likelihoodCurve, props);
}

/** `likelihoodSurface` as a component. */
export function LikelihoodSurface(props: FigureProps<LikelihoodSurfaceInput>): ReactElement {
  return view(likelihoodSurface, props);
}

/** `trainingCurve` as a component. */
export function TrainingCurve(props: FigureProps<TrainingCurveInput>): ReactElement {
  return view(trainingCurve, props);
}

/** `regressionBand` as a component. */
export function RegressionBand(props: FigureProps<RegressionInput>): ReactElement {
  return view(regressionBand, props);
}

/** `densityCurve` as a component. */
export function DensityCurve(props: FigureProps<DistributionInput>): ReactElement {
  return view(densityCurve, props);
}

/** `massBars` as a component. */
export function MassBars(props: FigureProps<DistributionInput>): ReactElement {
  return view(massBars, props);
}

/** `distributionCurve` as a component. */
export function DistributionCurve(props: FigureProps<DistributionInput & { readonly steps?: boolean }>): ReactElement {
  return view(distributionCurve, props);
}
