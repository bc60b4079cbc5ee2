import * as lesson from "@loglik/docs/lessons/logistic";
import { trainingCurve } from "@loglik/plot";
import { FigureView } from "@loglik/plot/react";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { choiceField, numberField, numbersField, switchField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Button, Controls, Readout, Slider, Toggle } from "@site/src/components/controls";
import { formatNumber } from "@site/src/components/Num";
import { type ReactNode, useMemo, useState } from "react";
import { Choice } from "./Choice";
import styles from "./instruments.module.css";
import { type Layer, type Point, SmallPlot } from "./SmallPlot";
import { EPOCHS, useLogisticTraining } from "./useLogisticTraining";

/** How far the plot reaches from the middle: to the outermost point, and on to the next half. */
const REACH = Math.ceil(2 * Math.max(...lesson.sample.x.map(Math.abs))) / 2;

const fields = {
  bias: switchField(false),
  rate: numberField(1, { low: 0.1, high: 12 }),
  batch: choiceField("all", ["all", "20"] as const),
  /**
   * Rows that were moved, each with its new place, and those whose label was turned over. With all 200 of both an address has
   * some 3,500 letters, which browsers take.
   */
  moved: numbersField([], { low: -200, high: 200, least: 3, most: 3 * lesson.sample.rows }),
  turned: numbersField([], { low: 0, high: lesson.sample.rows - 1, least: 1, most: lesson.sample.rows }),
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
  const { moved, turned } = address.state;
  const points = useMemo(() => lesson.rearranged(triples(moved), turned), [moved, turned]);
  const { progress, train, halt, place } = useLogisticTraining(points, settings);
  const { weights, nll, running } = progress;
  const floor = useMemo(() => lesson.newton(points, bias), [points, bias]);
  const roads = lesson.lossByThreeRoads(points, weights, weights[2]);
  const move = (row: number, [first, second]: Point) => {
    const others = triples(moved).filter(([other]) => other !== row);
    address.change({ moved: [...others, [row, first, second]].flat() });
  };
  const turn = (row: number) =>
    address.change({
      turned: turned.includes(row) ? turned.filter((other) => other !== row) : [...turned, row],
    });
  const changed = new Set([...triples(moved).map(([row]) => row), ...turned]).size;
  const last = nll[nll.length - 1];
  const relabel = (by: readonly number[]) => {
    const labels = lesson.freshLabels(points, by, by[2], draws);
    setDraws(draws + 1);
    address.change({ turned: lesson.turnedRows(labels) });
  };

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
          layers={[...key, truthLayer, ...boundaryLayer(weights)]}
          handles={{
            label: "Points",
            points: Array.from(points.y, (_, row) => [points.x[2 * row], points.x[2 * row + 1]] as const),
            step: [0.05, 0.05],
            onMove: move,
            name: (row) => `Point ${row + 1}, label ${points.y[row]}`,
            text: (row) => `x₁ = ${points.x[2 * row].toFixed(2)}, x₂ = ${points.x[2 * row + 1].toFixed(2)}`,
            onTurn: turn,
            hollow: (row) => points.y[row] === 0,
            radius: 3.5,
          }}
        />
        {nll.length > 1 ? (
          <FigureView figure={figure} />
        ) : (
          <div className={styles.covered}>
            {running ? "Starting a worker." : "Press Train, and the NLL is drawn here after each epoch."}
          </div>
        )}
      </div>
      <p className={styles.note}>
        Drag a point, or double tap it to turn its label over. With keys: Page Up and Page Down choose one, arrows move
        it, Enter turns it over.{" "}
        {changed > 0 && <Button onClick={() => address.change({ moved: [], turned: [] })}>Put {changed} back</Button>}
      </p>
      <Controls>
        <Button onClick={() => relabel([...lesson.truth.weights, lesson.truth.bias])} disabled={running}>
          Labels from the truth
        </Button>
        <Button onClick={() => relabel(weights)} disabled={running}>
          Labels from the node
        </Button>
        <Readout label="share of ones" value={lesson.meanOf(points.y).toFixed(3)} tone="data" />
        <Readout
          label="mean of f(x)"
          value={lesson.meanOf(lesson.probabilities(points, weights, weights[2])).toFixed(3)}
          tone="likelihood"
        />
      </Controls>
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

/** The points themselves are handles; here only their names for the key. */
const key: readonly Layer[] = [
  { shape: "dots", points: [], tone: "data", label: "label 1" },
  { shape: "rings", points: [], tone: "data", label: "label 0" },
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

function triples(list: readonly number[]): (readonly [number, number, number])[] {
  return Array.from({ length: Math.floor(list.length / 3) }, (_, i) => [list[3 * i], list[3 * i + 1], list[3 * i + 2]]);
}
