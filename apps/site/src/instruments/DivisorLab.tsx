import * as lesson from "@loglik/docs/lessons/divisors";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { numberField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Button, Controls, Readout, Slider } from "@site/src/components/controls";
import { type ReactNode, useMemo } from "react";
import { SmallPlot } from "./SmallPlot";

const SAMPLES = 2000;
/** Every how many samples the curve has a point. */
const STRIDE = 10;
const DRAWS = 1000;
const fields = {
  size: numberField(3, { low: 2, high: 30, whole: true }),
  scale: numberField(1, { low: 0.5, high: 2 }),
  draw: numberField(0, { low: 0, high: DRAWS - 1, whole: true }),
};

/** Many samples, one after the other: what their variance by n and by n − 1 is on average, beside the truth. */
export function DivisorLab(): ReactNode {
  const address = useUrlState("divisor", fields);
  const { size, scale, draw } = address.state;
  const averages = useMemo(() => lesson.runningAverages(size, scale, SAMPLES, draw), [size, scale, draw]);
  const curve = (value: (each: lesson.Averages) => number) =>
    averages.flatMap((each, k) => (k % STRIDE === STRIDE - 1 ? [[k + 1, value(each)] as const] : []));
  const last = averages[SAMPLES - 1];
  const expected = ((size - 1) / size) * scale ** 2;
  return (
    <div>
      <Controls>
        <Slider
          label="n, values in a sample"
          value={size}
          min={2}
          max={30}
          step={1}
          onChange={(next) => address.change({ size: next })}
        />
        <Slider
          label="the true σ"
          value={scale}
          min={0.5}
          max={2}
          step={0.1}
          onChange={(next) => address.change({ scale: next })}
          format={(value) => value.toFixed(1)}
        />
        <Button onClick={() => address.change({ draw: (draw + 1) % DRAWS })}>Draw other samples</Button>
      </Controls>
      <SmallPlot
        title="mean of the variances of all samples so far"
        xLabel="samples"
        description={`After ${SAMPLES} samples of ${size} values the mean of S/n is ${last.byN.toFixed(3)}, that of S/(n − 1) ${last.byNMinusOne.toFixed(3)}; the true variance is ${(scale ** 2).toFixed(2)}.`}
        x={[0, SAMPLES]}
        y={[0, 2 * scale ** 2]}
        layers={[
          {
            shape: "line",
            points: [
              [0, scale ** 2],
              [SAMPLES, scale ** 2],
            ],
            tone: "truth",
            dashed: true,
            label: "the true σ²",
          },
          { shape: "line", points: curve(({ byN }) => byN), tone: "likelihood", label: "S/n, the fit" },
          { shape: "line", points: curve(({ byNMinusOne }) => byNMinusOne), tone: "data", label: "S/(n − 1)" },
        ]}
      />
      <Controls>
        <Readout label="mean of S/n" value={last.byN.toFixed(4)} tone="likelihood" />
        <Readout label="expected, (n − 1)/n · σ²" value={expected.toFixed(4)} tone="truth" />
        <Readout label="mean of S/(n − 1)" value={last.byNMinusOne.toFixed(4)} tone="data" />
      </Controls>
      <Controls>
        <Readout label="mean of σ̂" value={last.scale.toFixed(4)} tone="likelihood" />
        <Readout label="mean of s" value={last.sampleDeviation.toFixed(4)} tone="data" />
        <Readout label="the true σ" value={scale.toFixed(1)} tone="truth" />
      </Controls>
      <CopyLink of={address} />
    </div>
  );
}
