import * as lesson from "@loglik/docs/lessons/priors";
import { priorPosterior } from "@loglik/plot";
import { FigureView } from "@loglik/plot/react";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { choiceField, numberField, numbersField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Button, Controls, Readout, Slider } from "@site/src/components/controls";
import { formatNumber } from "@site/src/components/Num";
import { type ReactNode, useDeferredValue, useMemo } from "react";
import { Choice } from "./Choice";
import styles from "./instruments.module.css";
import { NumberLine } from "./NumberLine";
import { type Point, SmallPlot } from "./SmallPlot";

const MOST = 10;
const fields = {
  points: numbersField(lesson.measurements, { ...lesson.WEIGHTS, least: 1, most: MOST }),
  penalty: choiceField<lesson.Penalty>("square", ["none", "square", "absolute"]),
  lambda: numberField(0.5, { low: 0.01, high: 10 }),
};

const penalties = [
  { value: "none", label: "none" },
  { value: "square", label: "weight decay, (λ/2) w²" },
  { value: "absolute", label: "L1, λ|w|" },
] as const;

/** One weight, its measurements and a penalty: the penalised loss beside the posterior whose −log it is. */
export function WeightPrior(): ReactNode {
  const address = useUrlState("weight-prior", fields);
  const { state, change } = address;
  const drawn = useDeferredValue(state);
  const { lambda } = drawn;
  const study = useMemo(
    () => lesson.studyWeight(drawn.points, drawn.penalty, lambda),
    [drawn.points, drawn.penalty, lambda],
  );
  const { curves, loss, best, maximumLikelihood, scale } = study;
  const figure = useMemo(
    () =>
      priorPosterior({
        axes: { w: curves.at },
        prior: curves.prior,
        likelihood: curves.likelihood,
        posterior: curves.posterior,
        maximumLikelihood,
        maximumAPosteriori: rounded(best),
      }),
    [curves, best, maximumLikelihood],
  );
  const line = (values: Float64Array): Point[] => Array.from(curves.at, (w, i) => [w, values[i]] as const);
  const floor = Math.min(...loss.total);
  const penaltyName = drawn.penalty === "square" ? "decay" : "L1";
  return (
    <div>
      <NumberLine
        label="Measurements of w"
        points={state.points}
        {...lesson.WEIGHTS}
        step={0.1}
        onChange={(points) => change({ points })}
      />
      <Controls>
        <Button onClick={() => change({ points: [...state.points, 1] })} disabled={state.points.length >= MOST}>
          Add one
        </Button>
        <Button onClick={() => change({ points: state.points.slice(0, -1) })} disabled={state.points.length <= 1}>
          Remove one
        </Button>
        <Button onClick={address.reset}>Reset</Button>
      </Controls>
      <Choice legend="Penalty" options={penalties} value={state.penalty} onChange={(penalty) => change({ penalty })} />
      <Controls>
        <Slider
          label="λ"
          value={Math.log10(state.lambda)}
          min={-2}
          max={1}
          step={0.05}
          onChange={(power) => change({ lambda: Number((10 ** power).toPrecision(2)) })}
          format={() => state.lambda.toPrecision(2)}
          disabled={state.penalty === "none"}
        />
      </Controls>
      <div className={styles.pair}>
        <SmallPlot
          title="nats per measurement"
          xLabel="w"
          description={`Mean negative log-likelihood, penalty and their sum over w. The sum is lowest at w = ${best.toFixed(3)}, the likelihood alone at ${maximumLikelihood.toFixed(3)}.`}
          x={[lesson.WEIGHTS.low, lesson.WEIGHTS.high]}
          y={[0, floor + 3]}
          layers={[
            { shape: "line", points: line(loss.nll), tone: "likelihood", dashed: true, label: "mean NLL" },
            { shape: "line", points: line(loss.penalty), tone: "prior", label: "penalty" },
            { shape: "line", points: line(loss.total), tone: "loss", label: "their sum" },
            { shape: "dots", points: [[best, floor]], tone: "loss" },
          ]}
        />
        <FigureView figure={figure} />
      </div>
      <Controls>
        <Readout label="MLE" value={signed(maximumLikelihood)} tone="likelihood" />
        <Readout label="least penalised loss = MAP" value={signed(rounded(best))} tone="posterior" />
        {scale !== undefined && (
          <Readout
            label={`the prior: ${study.family} around 0, scale`}
            value={formatNumber(Number(scale.toPrecision(4)), 4)}
            tone="prior"
          />
        )}
        <Readout
          label="loss less −log posterior / n: varies by"
          value={study.spread < 1e-9 ? "< 10⁻⁹" : study.spread.toExponential(1)}
        />
      </Controls>
      <p className={styles.note} role="status">
        {drawn.penalty === "none"
          ? "Without a penalty the prior is flat in w, and the best w is the mean."
          : rounded(best) === 0
            ? `With λ = ${lambda.toPrecision(2)} the ${penaltyName} penalty sets w to exactly zero.`
            : `With λ = ${lambda.toPrecision(2)} the ${penaltyName} penalty moves w from ${signed(maximumLikelihood)} to ${signed(rounded(best))}.`}
      </p>
      <CopyLink of={address} />
    </div>
  );
}

/** What halving an interval leaves around a corner at zero is zero. */
function rounded(value: number): number {
  return Math.abs(value) < 1e-12 ? 0 : value;
}

function signed(value: number): string {
  return value === 0 ? "0" : value.toFixed(4).replace("-", "−");
}
