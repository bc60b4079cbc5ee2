import * as lesson from "@loglik/docs/lessons/posterior";
import type { Loss } from "@loglik/docs/lessons/posterior-networks";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { choiceField, numberField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Button, Controls, Readout, Slider } from "@site/src/components/controls";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Choice } from "./Choice";
import styles from "./instruments.module.css";
import { SmallPlot } from "./SmallPlot";

const losses = [
  { value: "cross-entropy", label: "cross-entropy" },
  { value: "squared error", label: "squared error" },
] as const;
const rowsOf = (position: number) => 25 * 2 ** position;
const truth = Array.from(lesson.along, (x, i) => [x, lesson.trueCurve[i]] as const);

const fields = {
  loss: choiceField<Loss>(
    "cross-entropy",
    losses.map(({ value }) => value),
  ),
  size: numberField(4, { low: 0, high: 8, whole: true }),
  units: numberField(6, { low: 1, high: 12, whole: true }),
  steps: numberField(60, { low: 0, high: 200, whole: true }),
  seed: numberField(1, { low: 1, high: 1e6, whole: true }),
};

/** A network of one hidden layer, told 0s and 1s, and its output beside the true posterior. */
export function PosteriorTrainer(): ReactNode {
  const address = useUrlState("posterior", fields);
  const { loss, size: position, units, steps, seed } = address.state;
  const [curve, setCurve] = useState<Float64Array | undefined>();
  const [problem, setProblem] = useState("");
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  const train = async (nextSeed: number) => {
    setProblem("");
    try {
      const { fitCurve } = await import("@loglik/docs/lessons/posterior-networks");
      const fitted = await fitCurve(loss, nextSeed, rowsOf(position), units, steps);
      if (!mounted.current) return;
      address.change({ seed: nextSeed });
      setCurve(fitted);
    } catch (error) {
      if (mounted.current) setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const change = (some: Partial<typeof address.state>) => {
    address.change(some);
    setCurve(undefined);
  };
  const error = curve && lesson.distance(curve);
  return (
    <div>
      <Choice legend="Loss" options={losses} value={loss} onChange={(next) => change({ loss: next })} />
      <Controls>
        <Slider
          label="rows"
          value={position}
          min={0}
          max={8}
          step={1}
          onChange={(size) => change({ size })}
          format={(value) => String(rowsOf(value))}
        />
        <Slider
          label="hidden units"
          value={units}
          min={1}
          max={12}
          step={1}
          onChange={(next) => change({ units: next })}
        />
        <Slider label="steps" value={steps} min={0} max={200} step={5} onChange={(next) => change({ steps: next })} />
        <Button onClick={() => train(seed)} primary>
          Train
        </Button>
        <Button onClick={() => train(seed + 1)}>New rows, train</Button>
      </Controls>
      <SmallPlot
        title="P(1 | x)"
        xLabel="x"
        description={
          error === undefined
            ? "The true posterior rises to 0.82 near x = 1.5 and falls again. The network is not trained yet."
            : `The true posterior and the network's output; they are ${error.toFixed(3)} apart on average.`
        }
        x={[-4, 4]}
        y={[-0.2, 1.2]}
        layers={[
          { shape: "line", points: truth, tone: "truth", dashed: true, label: "truth" },
          {
            shape: "line",
            points: curve ? Array.from(lesson.along, (x, i) => [x, curve[i]] as const) : [],
            tone: "likelihood",
            label: "network",
          },
        ]}
      />
      <Controls>
        <Readout label="mean distance" value={error === undefined ? "–" : error.toFixed(4)} tone="loss" />
      </Controls>
      <p className={styles.note} aria-live="polite">
        {problem || (curve ? "" : "Press Train: the network is fitted here, on this page.")}
      </p>
      <CopyLink of={address} />
    </div>
  );
}
