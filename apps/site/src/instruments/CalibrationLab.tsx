import * as lesson from "@loglik/docs/lessons/calibration";
import { reliabilityDiagram } from "@loglik/plot";
import { FigureView } from "@loglik/plot/react";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { numberField, switchField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Button, Controls, Readout, Slider, Toggle } from "@site/src/components/controls";
import { type ReactNode, useDeferredValue, useMemo } from "react";
import styles from "./instruments.module.css";

/** Rows that a slider's position stands for: 100 to 3,200. */
const rowsOf = (position: number) => 100 * 2 ** position;

const fields = {
  sure: numberField(3, { low: 0.25, high: 4 }),
  size: numberField(4, { low: 0, high: 5, whole: true }),
  bins: numberField(10, { low: 2, high: 30, whole: true }),
  seed: numberField(1, { low: 1, high: 1e6, whole: true }),
  mended: switchField(false),
};

/** A forecaster who is as sure as the reader makes them, what comes of it, and what one temperature mends. */
export function CalibrationLab(): ReactNode {
  const address = useUrlState("calibration", fields);
  const { state: settings, change } = address;
  const { mended } = settings;
  const shown = useDeferredValue(settings);
  const { seed, size, sure, bins } = shown;
  const study = useMemo(() => lesson.study(seed, rowsOf(size), sure, bins), [seed, size, sure, bins]);
  const { before, after } = study;
  const judged = mended && after ? after : before;
  const { low, high } = useMemo(
    () => lesson.calibrationInterval(mended && study.scaled ? study.scaled : study.test, bins),
    [mended, study, bins],
  );
  const figure = useMemo(
    () =>
      reliabilityDiagram({
        table: judged.table,
        calibrationError: judged.calibrationError,
        label: mended ? "after" : "as stated",
        ...(mended &&
          after && { before: { table: before.table, calibrationError: before.calibrationError, label: "before" } }),
      }),
    [judged, mended, before, after],
  );
  return (
    <div>
      <Controls>
        <Slider
          label="as sure as is right, times"
          value={settings.sure}
          min={0.25}
          max={4}
          step={0.25}
          onChange={(next) => change({ sure: next })}
          format={(value) => value.toFixed(2)}
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
        <Slider
          label="bins"
          value={settings.bins}
          min={2}
          max={30}
          step={1}
          onChange={(next) => change({ bins: next })}
        />
        <Button onClick={() => change({ seed: settings.seed + 1 })} primary>
          New rows
        </Button>
        <Toggle
          label="Divide the logits by a fitted temperature"
          checked={mended}
          onChange={(next) => change({ mended: next })}
        />
      </Controls>
      <FigureView figure={figure} />
      <Controls>
        <Readout label="fitted temperature" value={study.temperature.toFixed(2)} />
        <Readout label="accuracy" value={judged.accuracy.toFixed(3)} />
        <Readout label="NLL" value={judged.nll.toFixed(4)} tone="loss" />
        <Readout
          label="ECE"
          value={`${judged.calibrationError.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`}
          tone="loss"
        />
        <Readout label="less chance" value={judged.debiased.toFixed(3).replace("-", "−")} />
      </Controls>
      <p className={styles.note}>
        {study.converged
          ? "The temperature comes from as many other rows."
          : "On these rows no temperature is best: the NLL keeps falling towards an end of the scale."}
      </p>
      <CopyLink of={address} />
    </div>
  );
}
