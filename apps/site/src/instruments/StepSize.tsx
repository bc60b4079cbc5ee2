import * as lesson from "@loglik/docs/lessons/log-sum";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { choiceField, numberField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Controls, Readout, Slider } from "@site/src/components/controls";
import { type ReactNode, useMemo } from "react";
import { Choice } from "./Choice";
import styles from "./instruments.module.css";
import { SmallPlot } from "./SmallPlot";

const STEPS = 40;

const fields = {
  loss: choiceField("sum", ["sum", "mean"] as const),
  copies: choiceField("100", ["1", "100"] as const),
  rate: numberField(0.2, { low: 0.05, high: 3 }),
};

/** Gradient descent on a coin's NLL: what summing or averaging does to one learning rate. */
export function StepSize(): ReactNode {
  const address = useUrlState("step", fields);
  const { loss: reduction, copies, rate } = address.state;
  const path = useMemo(
    () => lesson.descentInProbability(lesson.repeated(Number(copies)), reduction, rate, STEPS),
    [copies, reduction, rate],
  );
  const last = path[path.length - 1];
  return (
    <div>
      <Choice
        legend="Loss"
        options={[
          { value: "sum", label: "sum" },
          { value: "mean", label: "mean" },
        ]}
        value={reduction}
        onChange={(loss) => address.change({ loss })}
      />
      <Choice
        legend="Sample"
        options={[
          { value: "1", label: "5 tosses" },
          { value: "100", label: "500 tosses" },
        ]}
        value={copies}
        onChange={(next) => address.change({ copies: next })}
      />
      <SmallPlot
        title="θ after each step"
        xLabel="step"
        description={`Gradient descent with rate ${rate} on the ${reduction} of the losses: θ is ${last.toFixed(4)} after ${STEPS} steps, the maximum is at 0.2.`}
        x={[0, STEPS]}
        y={[0, 1]}
        layers={[
          {
            shape: "line",
            points: [
              [0, 0.2],
              [STEPS, 0.2],
            ],
            tone: "likelihood",
            dashed: true,
            label: "maximum, θ̂ = 0.2",
          },
          {
            shape: "line",
            points: path.map((prob, step) => [step, prob] as const),
            tone: "loss",
            label: "gradient descent",
          },
        ]}
      />
      <Controls>
        <Slider
          label="rate"
          value={rate}
          min={0.05}
          max={3}
          step={0.05}
          onChange={(next) => address.change({ rate: next })}
          format={(value) => value.toFixed(2)}
        />
        <Readout label={`θ after ${STEPS} steps`} value={last.toFixed(4)} tone="loss" />
      </Controls>
      <p className={styles.note} aria-live="polite">
        {Math.abs(last - 0.2) < 1e-3 ? "Arrived." : "Not there."}
      </p>
      <CopyLink of={address} />
    </div>
  );
}
