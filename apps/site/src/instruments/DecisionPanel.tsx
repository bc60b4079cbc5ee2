import * as lesson from "@loglik/docs/lessons/calibration";
import { thresholdCost } from "@loglik/plot";
import { FigureView } from "@loglik/plot/react";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { numberField, switchField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Controls, Readout, Slider, Toggle } from "@site/src/components/controls";
import { type ReactNode, useMemo } from "react";

const fields = {
  p: numberField(0.3, { low: 0.01, high: 0.99 }),
  miss: numberField(4, { low: 0.25, high: 12 }),
  honest: switchField(true),
};

/** A probability, a price of errors, and the decision between them; with what a threshold costs over many rows. */
export function DecisionPanel(): ReactNode {
  const address = useUrlState("decision", fields);
  const { p: prob, miss, honest: isHonest } = address.state;
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
          onChange={(p) => address.change({ p })}
          format={(v) => v.toFixed(2)}
        />
        <Slider
          label="a miss costs"
          value={miss}
          min={0.25}
          max={12}
          step={0.25}
          onChange={(next) => address.change({ miss: next })}
          format={(v) => v.toFixed(2)}
        />
        <Toggle label="Honest probabilities" checked={isHonest} onChange={(honest) => address.change({ honest })} />
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
      <CopyLink of={address} />
    </div>
  );
}
