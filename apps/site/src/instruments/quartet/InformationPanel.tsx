import { DROP, type QuartetStudy } from "@loglik/docs/lessons/quartet";
import type { QuartetModel } from "@loglik/docs/lessons/quartet-models";
import { formatNumber } from "@site/src/components/Num";
import type { ReactNode } from "react";
import { type Layer, type Point, SmallPlot } from "../SmallPlot";

/** Below the top, in nats: the cut of a 95 % interval lies well inside. */
const DEPTH = 4;
/** Where the two intervals are drawn, under the curves. */
const ROWS = { wald: -DEPTH - 0.5, ratio: -DEPTH - 1.1 };

/** The log-likelihood below its top, the parabola that the information puts there, and the two intervals that they give. */
export function InformationPanel(props: { readonly model: QuartetModel; readonly study: QuartetStudy }): ReactNode {
  const { model, study } = props;
  const { peak, parabola } = study;
  const { low, high } = model.axis;
  const below = (values: ArrayLike<number>): Point[] =>
    Array.from(study.at, (value, i) => [value, values[i] - (peak?.logLikelihood ?? 0)] as const);
  const bar = (ends: { readonly low: number; readonly high: number }, row: number): Point[] => [
    [Math.max(low, ends.low), row],
    [Math.min(high, ends.high), row],
  ];
  const layers: Layer[] = peak
    ? [
        { shape: "line", points: bar({ low, high }, -DROP), tone: "muted" },
        { shape: "line", points: below(study.logLikelihood), tone: "likelihood", label: "log L" },
        { shape: "line", points: bar(peak.ratio, ROWS.ratio), tone: "likelihood", label: "interval by ratio" },
        ...(peak.wald
          ? ([
              { shape: "line", points: below(parabola), tone: "muted", dashed: true, label: "parabola" },
              { shape: "line", points: bar(peak.wald, ROWS.wald), tone: "muted", dashed: true, label: "± 1.96 errors" },
            ] as const)
          : []),
      ]
    : [];
  return (
    <SmallPlot
      title="nats below the top"
      xLabel={model.symbol}
      description={describe(model, study)}
      x={[low, high]}
      y={[ROWS.ratio - 0.5, 0.3]}
      layers={layers}
    />
  );
}

function describe({ symbol }: QuartetModel, { peak, message }: QuartetStudy): string {
  if (!peak) return message;
  const ratio = `By the likelihood ratio ${symbol} is from ${formatNumber(peak.ratio.low, 3)} to ${formatNumber(peak.ratio.high, 3)}.`;
  if (!peak.wald) return `The top is at an edge and no parabola fits it. ${ratio}`;
  return `A parabola touches the top. By it ${symbol} is from ${formatNumber(peak.wald.low, 3)} to ${formatNumber(peak.wald.high, 3)}. ${ratio}`;
}
