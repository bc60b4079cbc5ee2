import * as lesson from "@loglik/docs/lessons/outputs";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { numberField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Controls, Readout, Slider } from "@site/src/components/controls";
import type { ReactNode } from "react";
import { SmallPlot } from "./SmallPlot";

/** Temperatures from a twentieth to twenty, in equal steps of their logarithm. */
const temperatureOf = (position: number) => 20 ** position;
const curve = Array.from({ length: 81 }, (_, i) => -1 + i / 40);
const tones = ["likelihood", "data", "loss"] as const;

const fields = { power: numberField(0, { low: -1, high: 1 }) };

/** The three classes as states of a gas at a temperature: their shares, energy, entropy and free energy. */
export function TemperaturePanel(): ReactNode {
  const address = useUrlState("heat", fields);
  const { power: position } = address.state;
  const temperature = temperatureOf(position);
  const state = lesson.heat(temperature);
  const range: readonly [number, number] = [Math.log10(temperatureOf(-1)), Math.log10(temperatureOf(1))];
  return (
    <div>
      <SmallPlot
        title="probability of each class"
        xLabel="log₁₀ T"
        description={`At T = ${temperature.toFixed(2)}: ${lesson.classes.map((name, k) => `${name} ${state.probabilities[k].toFixed(3)}`).join(", ")}.`}
        x={range}
        y={[0, 1]}
        layers={lesson.classes.flatMap((name, k) => [
          {
            shape: "line" as const,
            points: curve.map(
              (at) => [Math.log10(temperatureOf(at)), lesson.heat(temperatureOf(at)).probabilities[k]] as const,
            ),
            tone: tones[k],
            dashed: k === 1,
            label: name,
          },
          {
            shape: "dots" as const,
            points: [[Math.log10(temperature), state.probabilities[k]] as const],
            tone: tones[k],
          },
        ])}
      />
      <Controls>
        <Slider
          label="T"
          value={position}
          min={-1}
          max={1}
          step={0.01}
          onChange={(power) => address.change({ power })}
          format={(value) => temperatureOf(value).toFixed(2)}
        />
        <Readout label="mean energy" value={state.meanEnergy.toFixed(3).replace("-", "−")} />
        <Readout label="entropy" value={state.entropy.toFixed(3)} tone="likelihood" />
        <Readout label="free energy" value={state.freeEnergy.toFixed(3).replace("-", "−")} tone="loss" />
      </Controls>
      <CopyLink of={address} />
    </div>
  );
}
