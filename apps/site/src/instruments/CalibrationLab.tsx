import * as lesson from "@loglik/docs/lessons/calibration";
import { reliabilityDiagram } from "@loglik/plot";
import { FigureView } from "@loglik/plot/react";
import { Button, Controls, Readout, Slider, Toggle } from "@site/src/components/controls";
import { type ReactNode, useDeferredValue, useMemo, useState } from "react";
import styles from "./instruments.module.css";

/** Rows that a slider's position stands for: 100 to 3,200. */
const rowsOf = (position: number) => 100 * 2 ** position;

/** A forecaster who is as sure as the reader makes them, what comes of it, and what one temperature mends. */
export function CalibrationLab(): ReactNode {
  const [settings, setSettings] = useState({ sharpness: 3, position: 4, bins: 10, seed: 1 });
  const [mended, setMended] = useState(false);
  const shown = useDeferredValue(settings);
  const study = useMemo(() => lesson.study(shown.seed, rowsOf(shown.position), shown.sharpness, shown.bins), [shown]);
  const { before, after } = study;
  const judged = mended && after ? after : before;
  const { low, high } = useMemo(
    () => lesson.calibrationInterval(mended && study.scaled ? study.scaled : study.test, shown.bins),
    [mended, study, shown.bins],
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
  const set = (key: keyof typeof settings) => (value: number) => setSettings({ ...settings, [key]: value });
  return (
    <div>
      <Controls>
        <Slider
          label="as sure as is right, times"
          value={settings.sharpness}
          min={0.25}
          max={4}
          step={0.25}
          onChange={set("sharpness")}
          format={(value) => value.toFixed(2)}
        />
        <Slider
          label="rows"
          value={settings.position}
          min={0}
          max={5}
          step={1}
          onChange={set("position")}
          format={(value) => String(rowsOf(value))}
        />
        <Slider label="bins" value={settings.bins} min={2} max={30} step={1} onChange={set("bins")} />
        <Button onClick={() => set("seed")(settings.seed + 1)} primary>
          New rows
        </Button>
        <Toggle label="Divide the logits by a fitted temperature" checked={mended} onChange={setMended} />
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
    </div>
  );
}
