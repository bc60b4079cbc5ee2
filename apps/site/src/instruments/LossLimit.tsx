import * as lesson from "@loglik/docs/lessons/codes";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { choiceField, numberField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Button, Controls, Readout } from "@site/src/components/controls";
import { type ReactNode, useMemo } from "react";
import { Choice } from "./Choice";
import { SmallPlot } from "./SmallPlot";

const LETTERS = 2000;
const names = lesson.models.map(({ label }, index) => ({ value: String(index), label }));

const fields = {
  seed: numberField(1, { low: 1, high: 1e6, whole: true }),
  model: choiceField(
    "2",
    names.map(({ value }) => value),
  ),
};

/** The mean loss of a growing sample, beside the entropy of its source and the cross-entropy of the model. */
export function LossLimit(): ReactNode {
  const address = useUrlState("limit", fields);
  const { seed, model } = address.state;
  const { q } = lesson.models[Number(model)];
  const cost = useMemo(() => lesson.cost(lesson.p, q), [q]);
  const loss = useMemo(() => lesson.runningLoss(lesson.draw(lesson.p, LETTERS, seed), q), [seed, q]);
  const level = (value: number) =>
    [
      [0, value],
      [LETTERS, value],
    ] as const;
  return (
    <div>
      <Choice legend="Model" options={names} value={model} onChange={(next) => address.change({ model: next })} />
      <SmallPlot
        title="mean loss so far (bits a letter)"
        xLabel="letters"
        description={`The mean loss of ${LETTERS} letters ends at ${loss[LETTERS - 1].toFixed(3)} bits; the cross-entropy is ${cost.crossEntropy.toFixed(3)} and the entropy ${cost.entropy.toFixed(3)}.`}
        x={[0, LETTERS]}
        y={[1, 3.2]}
        layers={[
          { shape: "line", points: level(cost.entropy), tone: "truth", dashed: true, label: "H(p)" },
          { shape: "line", points: level(cost.crossEntropy), tone: "muted", dashed: true, label: "H(p) + KL" },
          {
            shape: "line",
            points: Array.from(loss, (value, i) => [i + 1, value] as const).filter((_, i) => i < 100 || i % 5 === 0),
            tone: "loss",
            label: "−(1/n) log₂ L",
          },
        ]}
      />
      <Controls>
        <Button onClick={() => address.change({ seed: seed + 1 })} primary>
          New letters
        </Button>
        <Readout label={`after ${LETTERS}`} value={loss[LETTERS - 1].toFixed(3)} tone="loss" />
        <Readout label="H(p) + KL" value={cost.crossEntropy.toFixed(3)} />
      </Controls>
      <CopyLink of={address} />
    </div>
  );
}
