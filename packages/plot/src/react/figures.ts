import { createElement, type ReactElement } from "react";
import { type ChainTraceInput, chainTrace } from "../figures/chain-trace.js";
import { type ClassDensitiesInput, classDensities } from "../figures/class-densities.js";
import { type CodeLengthsInput, codeLengths } from "../figures/code-lengths.js";
import { type CodeTreeInput, codeTree } from "../figures/code-tree.js";
import { type DistributionInput, densityCurve, distributionCurve, massBars } from "../figures/distribution.js";
import type { Figure } from "../figures/figure.js";
import { type InformationBarsInput, informationBars } from "../figures/information-bars.js";
import { type LikelihoodCurveInput, likelihoodCurve } from "../figures/likelihood-curve.js";
import { type LikelihoodSurfaceInput, likelihoodSurface } from "../figures/likelihood-surface.js";
import { type LogitGradientInput, logitGradient } from "../figures/logit-gradient.js";
import {
  type OperatingInput,
  type PrecisionRecallCurveInput,
  precisionRecallDiagram,
  type RocCurveInput,
  rocDiagram,
} from "../figures/operating-curve.js";
import { type PriorPosteriorInput, priorPosterior } from "../figures/prior-posterior.js";
import { type RegressionInput, regressionBand } from "../figures/regression-band.js";
import { type ReliabilityDiagramInput, reliabilityDiagram } from "../figures/reliability-diagram.js";
import { type SampleSizeCurveInput, sampleSizeCurve } from "../figures/sample-size-curve.js";
import { type SoftmaxTemperaturesInput, softmaxTemperatures } from "../figures/softmax-temperatures.js";
import { type ThresholdCostInput, thresholdCost } from "../figures/threshold-cost.js";
import { type TrainingCurveInput, trainingCurve } from "../figures/training-curve.js";
import { type UncertaintyBandInput, uncertaintyBand } from "../figures/uncertainty-band.js";
import {
  type PitHistogramInput,
  pitHistogram,
  type RankHistogramInput,
  rankHistogram,
} from "../figures/uniform-histogram.js";
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

/** `informationBars` as a component. */
export function InformationBars(props: FigureProps<InformationBarsInput>): ReactElement {
  return view(informationBars, props);
}

/** `codeTree` as a component. */
export function CodeTree(props: FigureProps<CodeTreeInput>): ReactElement {
  return view(codeTree, props);
}

/** `codeLengths` as a component. */
export function CodeLengths(props: FigureProps<CodeLengthsInput>): ReactElement {
  return view(codeLengths, props);
}

/** `logitGradient` as a component. */
export function LogitGradient(props: FigureProps<LogitGradientInput>): ReactElement {
  return view(logitGradient, props);
}

/** `softmaxTemperatures` as a component. */
export function SoftmaxTemperatures(props: FigureProps<SoftmaxTemperaturesInput>): ReactElement {
  return view(softmaxTemperatures, props);
}

/** `pitHistogram` as a component. */
export function PitHistogram(props: FigureProps<PitHistogramInput>): ReactElement {
  return view(pitHistogram, props);
}

/** `rankHistogram` as a component. */
export function RankHistogram(props: FigureProps<RankHistogramInput>): ReactElement {
  return view(rankHistogram, props);
}

/** `chainTrace` as a component. */
export function ChainTrace(props: FigureProps<ChainTraceInput>): ReactElement {
  return view(chainTrace, props);
}

/** `priorPosterior` as a component. */
export function PriorPosterior(props: FigureProps<PriorPosteriorInput>): ReactElement {
  return view(priorPosterior, props);
}

/** `thresholdCost` as a component. */
export function ThresholdCost(props: FigureProps<ThresholdCostInput>): ReactElement {
  return view(thresholdCost, props);
}

/** `classDensities` as a component. */
export function ClassDensities(props: FigureProps<ClassDensitiesInput>): ReactElement {
  return view(classDensities, props);
}

/** `rocDiagram` as a component. */
export function RocDiagram(props: FigureProps<OperatingInput<RocCurveInput>>): ReactElement {
  return view(rocDiagram, props);
}

/** `precisionRecallDiagram` as a component. */
export function PrecisionRecallDiagram(props: FigureProps<OperatingInput<PrecisionRecallCurveInput>>): ReactElement {
  return view(precisionRecallDiagram, props);
}

/** `sampleSizeCurve` as a component. */
export function SampleSizeCurve(props: FigureProps<SampleSizeCurveInput>): ReactElement {
  return view(sampleSizeCurve, props);
}

/** `uncertaintyBand` as a component. */
export function UncertaintyBand(props: FigureProps<UncertaintyBandInput>): ReactElement {
  return view(uncertaintyBand, props);
}

/** `reliabilityDiagram` as a component. */
export function ReliabilityDiagram(props: FigureProps<ReliabilityDiagramInput>): ReactElement {
  return view(reliabilityDiagram, props);
}
