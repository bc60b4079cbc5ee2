import * as lesson from "@loglik/docs/lessons/posterior";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { numberField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Controls, Readout, Slider } from "@site/src/components/controls";
import { type ReactNode, useMemo } from "react";
import { SmallPlot } from "./SmallPlot";

const fields = { share: numberField(0.1, { low: 0.01, high: 0.9 }) };

/** A posterior made for equal shares, and the one for the shares of the place where it is used. */
export function PriorShift(): ReactNode {
  const address = useUrlState("shift", fields);
  const { share } = address.state;
  const study = useMemo(() => lesson.priorShift(share), [share]);
  const line = (values: ArrayLike<number>) => Array.from(lesson.along, (x, i) => [x, values[i]] as const);
  return (
    <div>
      <Controls>
        <Slider
          label="share of class 1 in use"
          value={share}
          min={0.01}
          max={0.9}
          step={0.01}
          onChange={(next) => address.change({ share: next })}
          format={(value) => value.toFixed(2)}
        />
      </Controls>
      <SmallPlot
        title="P(1 | x)"
        xLabel="x"
        description={`The posterior for equal shares and the one for a share of ${share.toFixed(2)}, which has the same shape on the scale of log-odds, moved.`}
        x={[-4, 4]}
        y={[0, 1]}
        layers={[
          { shape: "line", points: line(lesson.trueCurve), tone: "muted", dashed: true, label: "trained for ½ : ½" },
          { shape: "line", points: line(study.curve), tone: "likelihood", label: "adjusted" },
        ]}
      />
      <Controls>
        <Readout label="share from 1,000 inputs without labels" value={study.estimated.toFixed(3)} tone="likelihood" />
        <Readout label="NLL as trained" value={study.nllStated.toFixed(3)} tone="loss" />
        <Readout label="NLL adjusted" value={study.nllCorrected.toFixed(3)} tone="loss" />
      </Controls>
      <CopyLink of={address} />
    </div>
  );
}
