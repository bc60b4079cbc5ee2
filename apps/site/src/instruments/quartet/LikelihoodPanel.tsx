import type { QuartetStudy } from "@loglik/docs/lessons/quartet";
import type { QuartetModel } from "@loglik/docs/lessons/quartet-models";
import { formatNumber } from "@site/src/components/Num";
import type { ReactNode } from "react";
import { type Layer, type Point, SmallPlot } from "../SmallPlot";

/** The likelihood, or its logarithm, along the parameter, with its top and a handle at the reader's own value. */
export function LikelihoodPanel(props: {
  readonly model: QuartetModel;
  readonly study: QuartetStudy;
  readonly logarithm: boolean;
  readonly at: number;
  readonly onMove: (at: number) => void;
}): ReactNode {
  const { model, study, logarithm, at, onMove } = props;
  const { peak } = study;
  const { low, high } = model.axis;
  const drawn = (value: number) => (logarithm ? value : Math.exp(value));
  const best = peak?.logLikelihood ?? Math.max(...study.logLikelihood.filter(Number.isFinite));
  const y: Point = logarithm ? [best - 8, best + 0.8] : [0, 1.12 * Math.exp(best)];
  const curve: Layer = {
    shape: "line",
    points: Array.from(study.at, (value, i) => [value, drawn(study.logLikelihood[i])] as const),
    tone: "likelihood",
    label: logarithm ? `log L(${model.symbol})` : `L(${model.symbol})`,
  };
  const top: Layer[] = peak
    ? [
        {
          shape: "line",
          points: [
            [peak.at, y[0]],
            [peak.at, drawn(peak.logLikelihood)],
          ],
          tone: "likelihood",
          dashed: true,
          label: `${model.symbol}̂ = ${formatNumber(Number(peak.at.toFixed(4)), 4)}`,
        },
      ]
    : [];
  const own = study.logLikelihoodAt(at);
  const height = Number.isFinite(own) ? Math.max(y[0], drawn(own)) : y[0];
  return (
    <SmallPlot
      title={logarithm ? "log-likelihood, nats" : "likelihood"}
      xLabel={model.symbol}
      description={
        peak
          ? `The ${logarithm ? "log-" : ""}likelihood over ${model.symbol} from ${low} to ${high}. Its top is at ${peak.at.toFixed(3)}.`
          : `The ${logarithm ? "log-" : ""}likelihood over ${model.symbol} from ${low} to ${high}. It has no top.`
      }
      x={[low, high]}
      y={y}
      layers={[...top, curve]}
      handles={{
        label: `Your ${model.symbol}`,
        points: [[at, height]],
        step: [(high - low) / 200, 0],
        onMove: (_, [value]) => onMove(value),
        name: () => `Your ${model.symbol}`,
        text: () => `${model.symbol} = ${formatNumber(at, 3)}, log-likelihood ${formatNumber(own, 4)}`,
        tone: "likelihood",
        radius: 8,
      }}
    />
  );
}
