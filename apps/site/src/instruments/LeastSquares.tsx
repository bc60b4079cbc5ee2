import * as lesson from "@loglik/docs/lessons/least-squares";
import { regressionBand } from "@loglik/plot";
import { FigureView } from "@loglik/plot/react";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { choiceField, numberField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Button, Controls, Readout, Slider } from "@site/src/components/controls";
import { type ReactNode, useMemo } from "react";
import { Choice } from "./Choice";
import { type Layer, SmallPlot } from "./SmallPlot";

const kinds: readonly { readonly value: lesson.Noise; readonly label: string }[] = [
  { value: "normal", label: "normal" },
  { value: "outliers", label: "outliers" },
  { value: "fanning", label: "fanning" },
  { value: "skewed", label: "skewed" },
];

const fields = {
  noise: choiceField<lesson.Noise>(
    "normal",
    kinds.map(({ value }) => value),
  ),
  rows: numberField(40, { low: 6, high: 120, whole: true }),
  seed: numberField(1, { low: 1, high: 1e6, whole: true }),
  show: choiceField("residuals", ["residuals", "noise"] as const),
};

/** Simulated data with a known truth, the fitted line with its band, and its residuals against the normal quantiles. */
export function LeastSquares(): ReactNode {
  const address = useUrlState("squares", fields);
  const { noise: kind, rows, seed, show: compare } = address.state;
  const study = useMemo(() => lesson.studyNoise(seed, rows, kind), [seed, rows, kind]);
  const { simulation, fit, band } = study;
  const figure = useMemo(
    () =>
      regressionBand({
        data: { x: simulation.x, y: simulation.y },
        fit: { x: band.x, mean: band.mean, bands: [{ low: band.low, high: band.high, label: "90 %" }] },
        truth: { x: band.x, y: band.truth },
      }),
    [simulation, band],
  );
  const shown = compare === "residuals" ? study.residualQuantiles : study.noiseQuantiles;
  const layers: Layer[] = [
    {
      shape: "line",
      points: [
        [-3, -3],
        [3, 3],
      ],
      tone: "truth",
      dashed: true,
      label: "normal",
    },
    {
      shape: "dots",
      points: shown.map(({ expected, observed }) => [expected, observed] as const),
      tone: "data",
      label: compare,
    },
  ];
  return (
    <div>
      <Choice legend="Noise" options={kinds} value={kind} onChange={(noise) => address.change({ noise })} />
      <Controls>
        <Button onClick={() => address.change({ seed: seed + 1 })} primary>
          New noise
        </Button>
        <Slider
          label="rows"
          value={rows}
          min={6}
          max={120}
          step={2}
          onChange={(next) => address.change({ rows: next })}
        />
      </Controls>
      <FigureView figure={figure} />
      <div>
        <div>
          <SmallPlot
            title={`${compare} in units of their own size`}
            xLabel="normal quantile"
            description={`Quantile plot of the ${compare}: ${rows} points against a diagonal.`}
            x={[-3, 3]}
            y={[-4, 4]}
            layers={layers}
          />
          <Choice
            legend="Show"
            options={[
              { value: "residuals", label: "residuals" },
              { value: "noise", label: "true noise" },
            ]}
            value={compare}
            onChange={(show) => address.change({ show })}
          />
        </div>
      </div>
      <Controls>
        <Readout label="slope (truth 2)" value={fit.slope.toFixed(4)} tone="likelihood" />
        <Readout label="σ̂² = RSS/n" value={(fit.rss / fit.rows).toFixed(4)} tone="likelihood" />
        <Readout label="mean square of the noise" value={study.noiseMeanSquare.toFixed(4)} tone="truth" />
        <Readout label="NLL" value={fit.nll.toFixed(4)} tone="loss" />
      </Controls>
      <CopyLink of={address} />
    </div>
  );
}
