import * as lesson from "@loglik/docs/lessons/posterior";
import type { Loss } from "@loglik/docs/lessons/posterior-networks";
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

/** A network of one hidden layer, told 0s and 1s, and its output beside the true posterior. */
export function PosteriorTrainer(): ReactNode {
  const [loss, setLoss] = useState<Loss>("cross-entropy");
  const [position, setPosition] = useState(4);
  const [units, setUnits] = useState(6);
  const [steps, setSteps] = useState(60);
  const [seed, setSeed] = useState(1);
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
      setSeed(nextSeed);
      setCurve(fitted);
    } catch (error) {
      if (mounted.current) setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const change =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setCurve(undefined);
    };
  const error = curve && lesson.distance(curve);
  return (
    <div>
      <Choice legend="Loss" options={losses} value={loss} onChange={change(setLoss)} />
      <Controls>
        <Slider
          label="rows"
          value={position}
          min={0}
          max={8}
          step={1}
          onChange={change(setPosition)}
          format={(value) => String(rowsOf(value))}
        />
        <Slider label="hidden units" value={units} min={1} max={12} step={1} onChange={change(setUnits)} />
        <Slider label="steps" value={steps} min={0} max={200} step={5} onChange={change(setSteps)} />
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
    </div>
  );
}
