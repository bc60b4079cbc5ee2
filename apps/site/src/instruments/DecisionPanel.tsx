import * as lesson from "@loglik/docs/lessons/calibration";
import { thresholdCost } from "@loglik/plot";
import { FigureView } from "@loglik/plot/react";
import { Controls, Readout, Slider, Toggle } from "@site/src/components/controls";
import { type ReactNode, useMemo, useState } from "react";

/** A probability, a price of errors, and the decision between them; with what a threshold costs over many rows. */
export function DecisionPanel(): ReactNode {
  const [prob, setProb] = useState(0.3);
  const [miss, setMiss] = useState(4);
  const [isHonest, setHonest] = useState(true);
  const study = useMemo(() => lesson.decide(miss, isHonest), [miss, isHonest]);
  const figure = useMemo(() => thresholdCost({ costs: study.curve, theory: study.threshold }), [study]);
  return (
    <div>
      <Controls>
        <Slider
          label="p"
          value={prob}
          min={0.01}
          max={0.99}
          step={0.01}
          onChange={setProb}
          format={(v) => v.toFixed(2)}
        />
        <Slider
          label="a miss costs"
          value={miss}
          min={0.25}
          max={12}
          step={0.25}
          onChange={setMiss}
          format={(v) => v.toFixed(2)}
        />
        <Toggle label="Honest probabilities" checked={isHonest} onChange={setHonest} />
      </Controls>
      <Controls>
        <Readout label="predicted" value={prob.toFixed(2)} tone="likelihood" />
        <Readout label="argmax says" value={prob >= 0.5 ? "yes" : "no"} />
        <Readout label="cost of yes" value={(1 - prob).toFixed(2)} tone="loss" />
        <Readout label="cost of no" value={(miss * prob).toFixed(2)} tone="loss" />
        <Readout label="cost says" value={prob >= study.threshold ? "yes" : "no"} />
      </Controls>
      <FigureView figure={figure} />
      <Controls>
        <Readout label="threshold" value={study.threshold.toFixed(3)} />
        <Readout label="mean cost there" value={study.byCost.cost.toFixed(3)} tone="loss" />
        <Readout label="accuracy there" value={study.byCost.accuracy.toFixed(3)} />
        <Readout label="mean cost at ½" value={study.byHalf.cost.toFixed(3)} tone="loss" />
        <Readout label="accuracy at ½" value={study.byHalf.accuracy.toFixed(3)} />
      </Controls>
    </div>
  );
}
