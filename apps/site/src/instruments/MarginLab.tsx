import * as lesson from "@loglik/docs/lessons/clouds";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { choiceField, numberField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Controls, Readout, Slider } from "@site/src/components/controls";
import { formatNumber } from "@site/src/components/Num";
import { type ReactNode, useMemo } from "react";
import { Choice } from "./Choice";
import styles from "./instruments.module.css";
import { SmallPlot } from "./SmallPlot";

const REACH = 4;
const weights = ["1", "10", "100"] as const;
const fields = {
  c: choiceField("10", weights),
  length: numberField(lesson.initial.lengthScale, { low: 0.5, high: 4 }),
};

const truth = lesson.alongAxis((x) => Float64Array.from(x, ([first]) => lesson.trueLogit(first)), -REACH, REACH);
const pointsOf = (label: number) => lesson.fitted.x.filter((_, row) => lesson.fitted.y[row] === label);

/** A support vector machine and a Gaussian process on two clouds: three probabilities, and what fresh labels cost under each. */
export function MarginLab(): ReactNode {
  const address = useUrlState("margin", fields);
  const { c, length } = address.state;
  const { ways, nll, curves } = useMemo(() => {
    const ways = lesson.threeWays({ c: Number(c), lengthScale: length });
    const all = [ways.margin, ways.platt, ways.process];
    return {
      ways,
      nll: all.map((way) => lesson.nllOfFresh(way(lesson.fresh.x))),
      curves: all.map((way) => lesson.alongAxis(way, -REACH, REACH)),
    };
  }, [c, length]);
  const [low, high] = ways.totals;
  return (
    <div>
      <Choice
        legend="C, the weight of the hinge"
        options={weights.map((value) => ({ value, label: value }))}
        value={c}
        onChange={(next) => address.change({ c: next })}
      />
      <Controls>
        <Slider
          label="length scale of the prior"
          value={length}
          min={0.5}
          max={4}
          step={0.25}
          onChange={(next) => address.change({ length: next })}
          format={(value) => value.toFixed(2)}
        />
      </Controls>
      <div className={styles.pair}>
        <SmallPlot
          title="the rows to fit: x₂ against x₁"
          xLabel="x₁"
          description="60 points in two overlapping clouds, label 1 to the right, label 0 to the left."
          x={[-REACH, REACH]}
          y={[-REACH, REACH]}
          layers={[
            { shape: "dots", points: pointsOf(1), tone: "data", label: "label 1" },
            { shape: "rings", points: pointsOf(0), tone: "data", label: "label 0" },
          ]}
        />
        <SmallPlot
          title="P(1 | x₁, x₂ = 0)"
          xLabel="x₁"
          description={`Four curves of a probability. At the right end the margin read as a logit gives ${curves[0][80][1].toFixed(3)}, Platt's scaling ${curves[1][80][1].toFixed(3)}, the Gaussian process ${curves[2][80][1].toFixed(3)}, and the truth is ${truth[80][1].toFixed(3)}.`}
          x={[-REACH, REACH]}
          y={[0, 1]}
          layers={[
            { shape: "line", points: truth, tone: "truth", dashed: true, label: "truth" },
            { shape: "line", points: curves[0], tone: "loss", label: "margin as a logit" },
            { shape: "line", points: curves[1], tone: "data", label: "Platt" },
            { shape: "line", points: curves[2], tone: "posterior", label: "Gaussian process" },
          ]}
        />
      </div>
      <Controls>
        <Readout label="NLL of 2,000 fresh labels: margin as a logit" value={nll[0].toFixed(4)} tone="loss" />
        <Readout label="Platt" value={nll[1].toFixed(4)} tone="data" />
        <Readout label="Gaussian process" value={nll[2].toFixed(4)} tone="posterior" />
      </Controls>
      <Controls>
        <Readout label="e^(−C hinge) over both labels, smallest at a row" value={formatNumber(low, 4)} tone="loss" />
        <Readout label="largest" value={formatNumber(high, 4)} tone="loss" />
      </Controls>
      <CopyLink of={address} />
    </div>
  );
}
