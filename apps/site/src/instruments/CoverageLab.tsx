import * as lesson from "@loglik/docs/lessons/calibration-of-regression";
import { FigureView } from "@loglik/plot/react";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { numberField, switchField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Button, Controls, Readout, Slider, Toggle } from "@site/src/components/controls";
import { type ReactNode, useDeferredValue, useMemo } from "react";
import styles from "./instruments.module.css";
import { SmallPlot } from "./SmallPlot";

/** Rows that a slider's position stands for: 100 to 3,200. */
const rowsOf = (position: number) => 100 * 2 ** position;

/** Where the forecasts would lie if each quantile held its share. */
const diagonal = [
  [0, 0],
  [1, 1],
] as const;

/** Levels that were mended can round to 1, whose quantile is infinite. */
const finite = (value: number, digits: number) => (value < Infinity ? value.toFixed(digits) : "∞");

const fields = {
  // In doublings, so that half and twice are as far from the middle.
  width: numberField(-1, { low: -1.5, high: 2 }),
  shift: numberField(0, { low: -1, high: 1 }),
  size: numberField(3, { low: 0, high: 5, whole: true }),
  seed: numberField(1, { low: 1, high: 1e6, whole: true }),
  same: switchField(false),
  mended: switchField(false),
};

/** A forecaster of numbers whose σ and mean the reader sets wrong, what their intervals then hold, and what held-out rows mend. */
export function CoverageLab(): ReactNode {
  const address = useUrlState("coverage", fields);
  const { state: settings, change } = address;
  const { seed, size, width, shift, same, mended } = useDeferredValue(settings);
  const { before, after } = useMemo(() => {
    const forecaster = { width: 2 ** width, offset: shift, sameEverywhere: same };
    return lesson.study(seed, rowsOf(size), forecaster);
  }, [seed, size, width, shift, same]);
  const judged = mended ? after : before;
  const figure = useMemo(() => lesson.histogramOf(judged.transforms), [judged]);
  const curve = (transforms: Float64Array) => [[0, 0] as const, ...lesson.coverageCurve(transforms), [1, 1] as const];
  const share = ({ coverage, standardError }: typeof judged.half) =>
    `${coverage.toFixed(3)} ± ${standardError.toFixed(3)}`;
  return (
    <div>
      <Controls>
        <Slider
          label="stated σ, times the right one"
          value={settings.width}
          min={-1.5}
          max={2}
          step={0.25}
          onChange={(next) => change({ width: next })}
          format={(value) => (2 ** value).toFixed(2)}
        />
        <Slider
          label="stated mean too high by, in σ"
          value={settings.shift}
          min={-1}
          max={1}
          step={0.1}
          onChange={(next) => change({ shift: next })}
          format={(value) => value.toFixed(1).replace("-", "−")}
        />
        <Slider
          label="rows"
          value={settings.size}
          min={0}
          max={5}
          step={1}
          onChange={(next) => change({ size: next })}
          format={(value) => String(rowsOf(value))}
        />
        <Button onClick={() => change({ seed: settings.seed + 1 })} primary>
          New rows
        </Button>
        <Toggle label="State one σ for all x" checked={settings.same} onChange={(next) => change({ same: next })} />
        <Toggle
          label="Mend the levels by as many other rows"
          checked={settings.mended}
          onChange={(next) => change({ mended: next })}
        />
      </Controls>
      <div className={styles.pair}>
        <FigureView figure={figure} />
        <SmallPlot
          title="share below the stated quantile"
          xLabel="level of the quantile"
          description={`Share of the rows below the stated quantile of each level. The mean distance from the diagonal is ${judged.error.toFixed(3)}.`}
          x={[0, 1]}
          y={[0, 1]}
          layers={[
            { shape: "line", points: diagonal, tone: "truth", dashed: true, label: "calibrated" },
            ...(mended
              ? [{ shape: "line", points: curve(before.transforms), tone: "muted", label: "before" } as const]
              : []),
            { shape: "line", points: curve(judged.transforms), tone: "data", label: mended ? "mended" : "as stated" },
          ]}
        />
      </div>
      <Controls>
        <Readout label="intervals of 50 % hold" value={share(judged.half)} />
        <Readout label="intervals of 90 % hold" value={share(judged.ninety)} />
        <Readout label="calibration error" value={judged.error.toFixed(3)} tone="loss" />
        <Readout label="mean width of 90 %" value={finite(judged.width, 3)} />
        <Readout label="CRPS" value={finite(judged.crps, 4)} tone="loss" />
        <Readout label="NLL as stated" value={before.nll.toFixed(3).replace("-", "−")} tone="loss" />
      </Controls>
      <CopyLink of={address} />
    </div>
  );
}
