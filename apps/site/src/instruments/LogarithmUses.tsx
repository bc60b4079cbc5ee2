import * as lesson from "@loglik/docs/lessons/logarithm-uses";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { choiceField, numberField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Controls, Readout, Slider } from "@site/src/components/controls";
import { formatNumber } from "@site/src/components/Num";
import { type ReactNode, useMemo } from "react";
import { Choice } from "./Choice";
import styles from "./LogarithmUses.module.css";

const sizes = ["10", "100", "1000"] as const;
const fields = {
  batch: choiceField("100", sizes),
  tosses: numberField(5, { low: 5, high: 200, whole: true }),
  prob: numberField(0.5, { low: 0.05, high: 0.95 }),
  belief: numberField(0.7, { low: 0.05, high: 0.95 }),
};

/** Five uses of the logarithm that have nothing to do with small numbers, each with what a reader can change about it. */
export function LogarithmUses(): ReactNode {
  const address = useUrlState("logarithm", fields);
  const { batch, tosses, prob, belief } = address.state;
  const batches = useMemo(() => lesson.batches(Number(batch)), [batch]);
  const curvature = useMemo(() => lesson.curvature(tosses), [tosses]);
  const comparison = useMemo(() => lesson.comparison(tosses, prob), [tosses, prob]);
  const statements = useMemo(() => lesson.bestStatements(belief), [belief]);
  const file = useMemo(() => lesson.fileLength(belief), [belief]);
  const share = (value: number) => value.toFixed(2);
  return (
    <div>
      <dl className={styles.uses}>
        <Use
          name="It adds up"
          says="The loss of a batch estimates the loss of everything, without bias; a product of some factors estimates no product of all."
        >
          <Choice
            legend="Letters in a batch"
            options={sizes.map((value) => ({ value, label: value }))}
            value={batch}
            onChange={(next) => address.change({ batch: next })}
          />
          <Controls>
            <Readout label="first batch, bits a letter" value={batches.first.toFixed(4)} tone="loss" />
            <Readout label="mean of all batches" value={batches.mean.toFixed(4)} tone="loss" />
            <Readout label="all 10,000 letters" value={batches.whole.toFixed(4)} tone="truth" />
          </Controls>
        </Use>
        <Use
          name="It curves"
          says="Minus its second derivative is the information, and one over the root of that the standard error: here of the log odds, where a fifth of the tosses are ones."
        >
          <Controls>
            <Slider
              label="tosses"
              value={tosses}
              min={5}
              max={200}
              step={5}
              onChange={(next) => address.change({ tosses: next })}
            />
            <Readout label="information" value={formatNumber(curvature.information, 4)} tone="likelihood" />
            <Readout label="standard error" value={formatNumber(curvature.standardError, 4)} />
          </Controls>
        </Use>
        <Use
          name="It compares"
          says="Twice a difference of log L follows χ² once there are many rows, whatever the model: the best θ of the same tosses against another one."
        >
          <Controls>
            <Slider
              label="the other θ"
              value={prob}
              min={0.05}
              max={0.95}
              step={0.05}
              onChange={(next) => address.change({ prob: next })}
              format={share}
            />
            <Readout label="2 Δ log L" value={comparison.ratio.toFixed(4)} tone="likelihood" />
            <Readout label="chance of more, by χ²" value={formatNumber(comparison.chance, 3)} />
          </Controls>
        </Use>
        <Use
          name="It keeps one honest"
          says="Who is paid log q for the event that came does best to state what they believe; who is paid q itself, to exaggerate as far as is allowed."
        >
          <Controls>
            <Slider
              label="belief"
              value={belief}
              min={0.05}
              max={0.95}
              step={0.05}
              onChange={(next) => address.change({ belief: next })}
              format={share}
            />
            <Readout label="best to state, paid log q" value={statements.underLog.toFixed(3)} tone="likelihood" />
            <Readout label="paid q" value={statements.underProbability.toFixed(3)} tone="loss" />
          </Controls>
        </Use>
        <Use
          name="It is a length"
          says="A file of 2,000 events, each as likely as the belief above says, coded with it."
        >
          <Controls>
            <Readout label="bits an event, as written" value={file.bits.toFixed(4)} />
            <Readout label="entropy" value={file.entropy.toFixed(4)} tone="likelihood" />
          </Controls>
        </Use>
      </dl>
      <CopyLink of={address} />
    </div>
  );
}

function Use(props: { readonly name: string; readonly says: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className={styles.use}>
      <dt>{props.name}</dt>
      <dd>
        <p>{props.says}</p>
        {props.children}
      </dd>
    </div>
  );
}
