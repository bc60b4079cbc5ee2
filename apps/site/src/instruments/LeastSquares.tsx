import * as lesson from "@loglik/docs/lessons/least-squares";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { choiceField, numberField, numbersField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Button, Controls, Readout, Slider } from "@site/src/components/controls";
import { type ReactNode, useMemo } from "react";
import { Choice } from "./Choice";
import styles from "./instruments.module.css";
import { type Layer, type Point, SmallPlot } from "./SmallPlot";

const kinds: readonly { readonly value: lesson.Noise; readonly label: string }[] = [
  { value: "normal", label: "normal" },
  { value: "outliers", label: "outliers" },
  { value: "fanning", label: "fanning" },
  { value: "skewed", label: "skewed" },
];

const MOST_ROWS = 120;
const fields = {
  noise: choiceField<lesson.Noise>(
    "normal",
    kinds.map(({ value }) => value),
  ),
  rows: numberField(40, { low: 6, high: MOST_ROWS, whole: true }),
  seed: numberField(1, { low: 1, high: 1e6, whole: true }),
  show: choiceField("residuals", ["residuals", "noise"] as const),
  /** Rows that were moved, each with its new y. With all of them an address has about a thousand letters, which browsers take. */
  moved: numbersField([], { low: -100, high: 200, least: 2, most: 2 * MOST_ROWS }),
};

/** Simulated data with a known truth, the fitted line with its band, and its residuals against the normal quantiles. */
export function LeastSquares(): ReactNode {
  const address = useUrlState("squares", fields);
  const { change } = address;
  const { noise: kind, rows, seed, show: compare } = address.state;
  const moved = useMemo(() => pairs(address.state.moved), [address.state.moved]);
  const start = useMemo(() => lesson.simulate(seed, rows, kind), [seed, rows, kind]);
  const study = useMemo(() => lesson.studyNoise(seed, rows, kind, moved), [seed, rows, kind, moved]);
  const { simulation, fit, band } = study;
  const { x, y } = simulation;
  const range = heightOf(start.y);
  const lift = (row: number, to: number) => {
    const others = moved.filter(([other]) => other !== row);
    change({ moved: [...others, [row, to] as const].flat() });
  };
  const along = (values: Float64Array): Point[] => Array.from(band.x, (at, i) => [at, values[i]] as const);
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
      <Choice legend="Noise" options={kinds} value={kind} onChange={(noise) => change({ noise, moved: [] })} />
      <Controls>
        <Button onClick={() => change({ seed: seed + 1, moved: [] })} primary>
          New noise
        </Button>
        <Slider
          label="rows"
          value={rows}
          min={6}
          max={MOST_ROWS}
          step={2}
          onChange={(next) => change({ rows: next, moved: [] })}
        />
      </Controls>
      <SmallPlot
        title="y"
        xLabel="x"
        description={`${rows} points, the fitted line ${fit.intercept.toFixed(2)} + ${fit.slope.toFixed(2)} x with its 90 % band, and the true line 1 + 2 x.`}
        x={[0, 5]}
        y={range}
        layers={[
          {
            shape: "area",
            points: [...along(band.low), ...along(band.high).reverse()],
            tone: "likelihood",
            label: "90 %",
          },
          { shape: "line", points: along(band.truth), tone: "truth", dashed: true, label: "truth" },
          { shape: "line", points: along(band.mean), tone: "likelihood", label: "fit" },
        ]}
        handles={{
          label: "Observations",
          points: Array.from(x, (at, row) => [at, y[row]] as const),
          step: [0, 0.1],
          onMove: (row, [, to]) => lift(row, to),
          name: (row) => `Row ${row + 1} at x = ${x[row].toFixed(2)}`,
          text: (row) => `y = ${y[row].toFixed(2)}, slope ${fit.slope.toFixed(3)}`,
          radius: 4,
        }}
      />
      <p className={styles.note}>
        Drag a point up or down; with keys, left and right choose one and up and down move it.{" "}
        {moved.length > 0 && <Button onClick={() => change({ moved: [] })}>Put {moved.length} back</Button>}
      </p>
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
            onChange={(show) => change({ show })}
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

/** A list from the address, two numbers a row. */
function pairs(list: readonly number[]): lesson.MovedRow[] {
  return Array.from({ length: Math.floor(list.length / 2) }, (_, i) => [list[2 * i], list[2 * i + 1]] as const);
}

/** From below the lowest to above the highest of the points before any was moved, with room to move them. */
function heightOf(y: Float64Array): Point {
  const [low, high] = [Math.min(...y), Math.max(...y)];
  return [Math.floor(low - 0.15 * (high - low)), Math.ceil(high + 0.15 * (high - low))];
}
