import * as lesson from "@loglik/docs/lessons/logistic";
import { trainingCurve } from "@loglik/plot";
import { FigureView } from "@loglik/plot/react";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { choiceField, numberField, switchField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Button, Controls, Readout, Slider, Toggle } from "@site/src/components/controls";
import { formatNumber } from "@site/src/components/Num";
import { type ReactNode, useMemo, useState } from "react";
import { Choice } from "./Choice";
import styles from "./instruments.module.css";
import { type Layer, type Point, SmallPlot } from "./SmallPlot";
import { EPOCHS, useLogisticTraining } from "./useLogisticTraining";

const REACH = 3;

const fields = {
  bias: switchField(false),
  rate: numberField(1, { low: 0.1, high: 12 }),
  batch: choiceField("all", ["all", "20"] as const),
};

/** One node trained in the browser: its boundary, its NLL beside Newton's optimum, and loss against −log L at its weights. */
export function LogisticTrainer(): ReactNode {
  const address = useUrlState("node", fields);
  const { bias, rate, batch } = address.state;
  const [draws, setDraws] = useState(0);
  const settings = useMemo(
    () => ({ bias, rate, batchSize: batch === "all" ? lesson.sample.rows : Number(batch) }),
    [bias, rate, batch],
  );
  const { progress, train, halt, place } = useLogisticTraining(settings);
  const { weights, nll, running } = progress;
  const floor = bias ? lesson.newtonWithBias : lesson.newtonWithoutBias;
  const roads = lesson.lossByThreeRoads(lesson.sample, weights, weights[2]);
  const last = nll[nll.length - 1];

  const random = () => {
    setDraws(draws + 1);
    place(lesson.randomWeights(draws, bias));
  };
  const changeBias = (on: boolean) => {
    address.change({ bias: on });
    place([0, 0, 0]);
  };
  const figure = useMemo(
    () =>
      trainingCurve({
        epochs: nll.map((_, epoch) => epoch),
        train: nll,
        reference: { value: floor.nll, label: "Newton's optimum" },
      }),
    [nll, floor],
  );
  return (
    <div>
      <Controls>
        <Button onClick={running ? halt : train} primary>
          {running ? "Stop" : "Train"}
        </Button>
        <Button onClick={random} disabled={running}>
          Random w
        </Button>
        <Toggle label="Bias" checked={bias} onChange={changeBias} disabled={running} />
        <Slider
          label="rate"
          value={rate}
          min={0.1}
          max={12}
          step={0.1}
          onChange={(next) => address.change({ rate: next })}
          disabled={running}
          format={(value) => value.toFixed(1)}
        />
      </Controls>
      <Choice
        legend="Rows per step"
        options={[
          { value: "all", label: "all 200" },
          { value: "20", label: "20" },
        ]}
        value={batch}
        onChange={(next) => address.change({ batch: next })}
        disabled={running}
      />
      <div className={styles.pair}>
        <SmallPlot
          title="x₂ against x₁"
          xLabel="x₁"
          description={`200 points with labels 0 and 1. ${describeBoundary(weights)}`}
          x={[-REACH, REACH]}
          y={[-REACH, REACH]}
          layers={[...pointLayers, truthLayer, ...boundaryLayer(weights)]}
        />
        {nll.length > 1 ? (
          <FigureView figure={figure} />
        ) : (
          <div className={styles.covered}>
            {running ? "Starting a worker." : "Press Train, and the NLL is drawn here after each epoch."}
          </div>
        )}
      </div>
      <Controls>
        <Readout label="w" value={`${signed(weights[0])}, ${signed(weights[1])}`} />
        {bias && <Readout label="bias" value={signed(weights[2])} />}
        <Readout label="NLL per label" value={last.toFixed(6)} tone="loss" />
        <Readout label="above Newton" value={formatNumber(last - floor.nll, 2)} tone="likelihood" />
      </Controls>
      <Controls>
        <Readout label="Σ cross-entropy" value={roads.loss.toFixed(10)} tone="loss" />
        <Readout label="−log L" value={roads.head.toFixed(10)} tone="likelihood" />
        <Readout label="gap" value={roads.gap < 1e-12 ? "< 10⁻¹²" : roads.gap.toExponential(1)} />
      </Controls>
      <p className={styles.note} aria-live="polite">
        {progress.problem || (running ? `Epoch ${nll.length - 1} of ${EPOCHS}.` : "")}
      </p>
      <CopyLink of={address} />
    </div>
  );
}

const { x, y, rows } = lesson.sample;
const labelled = (label: number): Point[] =>
  Array.from({ length: rows }, (_, i) => [x[2 * i], x[2 * i + 1]] as const).filter((_, i) => y[i] === label);

const pointLayers: readonly Layer[] = [
  { shape: "dots", points: labelled(1), tone: "data", label: "label 1" },
  { shape: "rings", points: labelled(0), tone: "data", label: "label 0" },
];

const truthLayer: Layer = {
  shape: "line",
  points: lesson.boundary(lesson.truth.weights, lesson.truth.bias, REACH) ?? [],
  tone: "truth",
  dashed: true,
  label: "true boundary",
};

function boundaryLayer(weights: readonly number[]): Layer[] {
  const ends = lesson.boundary(weights, weights[2], REACH);
  return ends ? [{ shape: "line", points: ends, tone: "likelihood", label: "learned boundary" }] : [];
}

function describeBoundary([first, second, bias]: readonly number[]): string {
  if (first === 0 && second === 0) return "The network is untrained: it gives every point one half.";
  return `The learned boundary is ${first.toFixed(2)} x1 + ${second.toFixed(2)} x2 + ${bias.toFixed(2)} = 0.`;
}

function signed(value: number): string {
  return value.toFixed(4).replace("-", "−");
}
