import { drawCatsAndDogs, drawingSize } from "@loglik/data";
import type { AnimalNews, AnimalVerdict, Eye } from "@loglik/docs/lessons/cats-and-dogs";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { choiceField, numberField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Button, Controls, Readout } from "@site/src/components/controls";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { AnimalDrawing } from "./AnimalDrawing";
import styles from "./AnimalTrainer.module.css";
import { Choice } from "./Choice";
import plain from "./instruments.module.css";
import { SmallPlot } from "./SmallPlot";

const eyes = [
  { value: "one node", label: "one node" },
  { value: "convolutions", label: "convolutions" },
] as const;
const fields = {
  eye: choiceField<Eye>("convolutions", ["one node", "convolutions"]),
  /** Of the last training; the next takes the one after it. */
  seed: numberField(0, { low: 0, high: 1e6, whole: true }),
};
const epochs = 12;
const shown = 12;
// The first of the drawings that the lesson holds back: each depends on the seed and its row only.
const drawings = drawCatsAndDogs({ rows: shown, seed: 2 });
const pixels = drawingSize ** 2;

/** One head on two functions: a classifier of drawn cats and dogs, trained in a worker of this page. */
export function AnimalTrainer(): ReactNode {
  const address = useUrlState("animals", fields);
  const { eye, seed } = address.state;
  const [news, setNews] = useState<readonly AnimalNews[]>([]);
  const [verdict, setVerdict] = useState<AnimalVerdict>();
  const [problem, setProblem] = useState("");
  const [running, setRunning] = useState(false);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const halt = () => {
    stop.current?.abort();
    setRunning(false);
  };
  const clear = () => {
    halt();
    setNews([]);
    setVerdict(undefined);
    setProblem("");
  };
  const train = async () => {
    clear();
    const controller = new AbortController();
    stop.current = controller;
    const { signal } = controller;
    setRunning(true);
    address.change({ seed: seed + 1 });
    try {
      const { trainAnimals } = await import("@loglik/docs/lessons/cats-and-dogs");
      const tell = (latest: AnimalNews) => !signal.aborted && setNews((before) => [...before, latest]);
      const found = await trainAnimals(eye, seed + 1, signal, tell);
      if (!signal.aborted) setVerdict(found);
    } catch (error) {
      if (!signal.aborted) setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      if (stop.current === controller) setRunning(false);
    }
  };
  const last = news.at(-1);
  return (
    <div>
      <Controls>
        <Button onClick={running ? halt : train} primary>
          {running ? "Stop" : "Train"}
        </Button>
      </Controls>
      <Choice
        legend="Function"
        options={eyes}
        value={eye}
        onChange={(next) => {
          clear();
          address.change({ eye: next });
        }}
      />
      <SmallPlot
        title="NLL, nats a drawing"
        xLabel="epoch"
        description={
          last
            ? `After ${last.epoch} epochs the NLL of the training drawings is ${last.nll.toFixed(3)}, that of fresh ones ${last.freshNll.toFixed(3)}.`
            : "Nothing is trained yet. Guessing costs log 2 = 0.693 nats a drawing."
        }
        x={[0, epochs]}
        y={[0, 1]}
        layers={[
          {
            shape: "line",
            points: [
              [0, Math.LN2],
              [epochs, Math.LN2],
            ],
            tone: "muted",
            dashed: true,
            label: "guessing",
          },
          {
            shape: "line",
            points: news.map(({ epoch, nll }) => [epoch, nll] as const),
            tone: "loss",
            label: "training",
          },
          {
            shape: "line",
            points: news.map(({ epoch, freshNll }) => [epoch, freshNll] as const),
            tone: "likelihood",
            label: "fresh",
          },
        ]}
      />
      <div className={styles.drawings}>
        {Array.from(drawings.y, (label, row) => (
          <AnimalDrawing
            // biome-ignore lint/suspicious/noArrayIndexKey: a drawing has no identity but its row
            key={row}
            pixels={drawings.x.subarray(row * pixels, (row + 1) * pixels)}
            side={drawingSize}
            name={label === 1 ? "dog" : "cat"}
            dog={verdict?.dog[row]}
          />
        ))}
      </div>
      <Controls>
        <Readout label="fresh NLL" value={last ? last.freshNll.toFixed(3) : "–"} tone="loss" />
        <Readout label="fresh drawings right" value={verdict ? `${(100 * verdict.right).toFixed(0)} %` : "–"} />
      </Controls>
      <p className={plain.note} aria-live="polite">
        {problem ||
          (running
            ? `Epoch ${last?.epoch ?? 0} of ${epochs}.`
            : verdict
              ? "Each number is P(dog); ✗ marks where the likelier animal is the wrong one."
              : "Press Train: the network learns here, on this page.")}
      </p>
      <CopyLink of={address} />
    </div>
  );
}
