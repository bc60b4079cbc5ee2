import * as lesson from "@loglik/docs/lessons/normal";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { numberField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Controls, Readout, Slider } from "@site/src/components/controls";
import { type ReactNode, useMemo } from "react";
import { type Point, SmallPlot } from "./SmallPlot";

const REACH = 2;
const fields = {
  scale: numberField(0.2, { low: 0.1, high: 1 }),
  centre: numberField(0, { low: -1, high: 1 }),
  width: numberField(0.3, { low: 0.01, high: 1 }),
};

/** A density, an interval of y, and the area over it, which is a probability; beside it the height times the width. */
export function IntervalProbability(): ReactNode {
  const address = useUrlState("interval", fields);
  const { scale, centre, width } = address.state;
  const { density, rectangle, probability } = lesson.overInterval({ scale, centre, width });
  const [low, high] = [centre - width / 2, centre + width / 2];
  const curve = useMemo(() => lesson.densityPoints(scale, -REACH, REACH), [scale]);
  const inside = useMemo(() => lesson.densityPoints(scale, low, high), [scale, low, high]);
  const box: Point[] = [
    [low, 0],
    [low, density],
    [high, density],
    [high, 0],
  ];
  return (
    <div>
      <Controls>
        <Slider
          label="σ"
          value={scale}
          min={0.1}
          max={1}
          step={0.05}
          onChange={(next) => address.change({ scale: next })}
          format={(value) => value.toFixed(2)}
        />
        <Slider
          label="centre of the interval"
          value={centre}
          min={-1}
          max={1}
          step={0.05}
          onChange={(next) => address.change({ centre: next })}
          format={(value) => value.toFixed(2).replace("-", "−")}
        />
        <Slider
          label="its width"
          value={width}
          min={0.01}
          max={1}
          step={0.01}
          onChange={(next) => address.change({ width: next })}
          format={(value) => value.toFixed(2)}
        />
      </Controls>
      <SmallPlot
        title="f(y; 0, σ)"
        xLabel="y"
        description={`A normal density with σ = ${scale.toFixed(2)}. The area from ${low.toFixed(3)} to ${high.toFixed(3)} is ${probability.toFixed(4)}.`}
        x={[-REACH, REACH]}
        y={[0, Math.max(1.5, 1.1 * lesson.peakDensity(scale))]}
        layers={[
          {
            shape: "line",
            points: [
              [-REACH, 1],
              [REACH, 1],
            ],
            tone: "muted",
            dashed: true,
            label: "height 1",
          },
          { shape: "area", points: [[low, 0], ...inside, [high, 0]], tone: "likelihood", label: "probability" },
          { shape: "line", points: box, tone: "data", dashed: true, label: "height × width" },
          { shape: "line", points: curve, tone: "likelihood", label: "density" },
        ]}
      />
      <Controls>
        <Readout label="density at the centre" value={density.toFixed(4)} />
        <Readout label="height × width" value={rectangle.toFixed(4)} />
        <Readout label="probability" value={probability.toFixed(4)} tone="likelihood" />
      </Controls>
      <CopyLink of={address} />
    </div>
  );
}
