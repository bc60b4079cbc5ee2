import { CopyLink } from "@site/src/components/address/CopyLink";
import { choiceField, numberField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Button, Controls, Readout } from "@site/src/components/controls";
import { type ReactNode, useEffect, useState } from "react";
import { Choice } from "./Choice";
import styles from "./instruments.module.css";
import { type Point, SmallPlot } from "./SmallPlot";

type Mode = "training" | "prediction";
const modes = [
  { value: "training", label: "as in training" },
  { value: "prediction", label: "as in prediction" },
] as const;
const MOST = 60;
const fields = {
  mode: choiceField<Mode>("training", ["training", "prediction"]),
  passes: numberField(0, { low: 0, high: MOST, whole: true }),
};

/** One network with dropout at one x, pass by pass, with half of its units off or with all of them on. */
export function DropoutModes(): ReactNode {
  const address = useUrlState("dropout", fields);
  const { mode, passes } = address.state;
  const [study, setStudy] = useState<{ readonly predicted: number; readonly probabilities: readonly number[] }>();
  const [problem, setProblem] = useState("");
  useEffect(() => {
    let isWanted = true;
    if (passes > 0 && study === undefined) {
      import("@loglik/docs/lessons/dropout")
        .then(({ dropoutPassesAt }) => dropoutPassesAt(MOST, 1))
        .then(
          (found) => isWanted && setStudy(found),
          (error: unknown) => isWanted && setProblem(error instanceof Error ? error.message : String(error)),
        );
    }
    return () => {
      isWanted = false;
    };
  }, [passes, study]);
  const add = (more: number) => address.change({ passes: Math.min(MOST, passes + more) });
  const values = study
    ? Array.from({ length: passes }, (_, pass) => (mode === "training" ? study.probabilities[pass] : study.predicted))
    : [];
  const points: Point[] = values.map((value, pass) => [pass + 1, value]);
  const last = values.at(-1);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return (
    <div>
      <Choice legend="The model" options={modes} value={mode} onChange={(next) => address.change({ mode: next })} />
      <Controls>
        <Button onClick={() => add(1)} disabled={passes >= MOST} primary>
          One pass
        </Button>
        <Button onClick={() => add(20)} disabled={passes >= MOST}>
          Twenty passes
        </Button>
        <Button onClick={() => address.change({ passes: 0 })} disabled={passes === 0}>
          Clear
        </Button>
      </Controls>
      <SmallPlot
        title="P(1 | x)"
        xLabel="pass"
        description={
          last === undefined
            ? "No pass yet. Each pass will be a dot, at the probability that the network gives."
            : `After ${passes} passes ${mode === "training" ? "with dropout on" : "with all units on"}: the last says ${last.toFixed(3)}, their mean is ${mean.toFixed(3)}.`
        }
        x={[0, MOST]}
        y={[0.5, 1]}
        layers={[
          {
            shape: "line",
            points:
              study && passes > 0
                ? [
                    [0, study.predicted],
                    [MOST, study.predicted],
                  ]
                : [],
            tone: "likelihood",
            dashed: true,
            label: "prediction",
          },
          { shape: "dots", points, tone: "data", label: "pass" },
        ]}
      />
      <Controls>
        <Readout label="the last pass" value={last === undefined ? "–" : last.toFixed(4)} />
        <Readout label="mean of the passes" value={last === undefined ? "–" : mean.toFixed(4)} />
        <Readout label="prediction" value={study && passes > 0 ? study.predicted.toFixed(4) : "–"} tone="likelihood" />
      </Controls>
      <p className={styles.note} aria-live="polite">
        {problem || (passes === 0 ? "Press One pass: the network is asked for the same x each time." : "")}
      </p>
      <CopyLink of={address} />
    </div>
  );
}
