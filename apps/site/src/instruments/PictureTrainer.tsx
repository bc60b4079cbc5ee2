import { drawCatsAndDogs } from "@loglik/data";
import type { Eye, PictureNews, PictureVerdict } from "@loglik/docs/lessons/picture-training";
import { type Pictures, type PictureTask, pictureKinds } from "@loglik/docs/lessons/pictures";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { choiceField, numberField } from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Button, Controls, Readout } from "@site/src/components/controls";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Choice } from "./Choice";
import plain from "./instruments.module.css";
import { PictureTile } from "./PictureTile";
import styles from "./PictureTrainer.module.css";
import { SmallPlot } from "./SmallPlot";

const eyes = [
  { value: "one node", label: "one node" },
  { value: "convolutions", label: "convolutions" },
] as const;
type Kind = keyof typeof pictureKinds;
const kinds = [
  { value: "drawings", label: "drawn cats and dogs" },
  { value: "digits", label: "handwritten 3 and 8" },
] as const;
const fields = {
  pictures: choiceField<Kind>("drawings", ["drawings", "digits"]),
  eye: choiceField<Eye>("convolutions", ["one node", "convolutions"]),
  /** Of the last training; the next takes the one after it. */
  seed: numberField(0, { low: 0, high: 1e6, whole: true }),
};
const shown = 12;

// The first of the drawings that the lesson holds back: each depends on the seed and its row only.
const firstDrawings = drawCatsAndDogs({ rows: shown, seed: 2 });

const load: Record<Kind, () => Promise<PictureTask>> = {
  drawings: async () => (await import("@loglik/docs/lessons/cats-and-dogs")).catsAndDogs,
  digits: async () => (await import("@loglik/docs/lessons/digit-pair")).threesAndEights,
};

/** One head on two functions: a classifier of two kinds of pictures, drawn or real, trained in a worker of this page. */
export function PictureTrainer(): ReactNode {
  const address = useUrlState("animals", fields);
  const { pictures: kind, eye, seed } = address.state;
  const { names, side, epochs } = pictureKinds[kind];
  const [images, setImages] = useState<Pictures>();
  const [news, setNews] = useState<readonly PictureNews[]>([]);
  const [verdict, setVerdict] = useState<PictureVerdict>();
  const [problem, setProblem] = useState("");
  const [running, setRunning] = useState(false);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  useEffect(() => {
    let isWanted = true;
    const say = (error: unknown) => setProblem(error instanceof Error ? error.message : String(error));
    if (kind === "digits") load.digits().then(({ fresh }) => isWanted && setImages(fresh), say);
    return () => {
      isWanted = false;
    };
  }, [kind]);

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
      const [task, { trainOnPictures }] = await Promise.all([
        load[kind](),
        import("@loglik/docs/lessons/picture-training"),
      ]);
      const tell = (latest: PictureNews) => !signal.aborted && setNews((before) => [...before, latest]);
      const found = await trainOnPictures(task, eye, seed + 1, signal, tell);
      if (!signal.aborted) setVerdict(found);
    } catch (error) {
      if (!signal.aborted) setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      if (stop.current === controller) setRunning(false);
    }
  };
  const last = news.at(-1);
  const tiles = kind === "drawings" ? firstDrawings : images;
  return (
    <div>
      <Controls>
        <Button onClick={running ? halt : train} primary>
          {running ? "Stop" : "Train"}
        </Button>
      </Controls>
      <Choice
        legend="Pictures"
        options={kinds}
        value={kind}
        onChange={(next) => {
          clear();
          address.change({ pictures: next });
        }}
      />
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
        title="NLL, nats a picture"
        xLabel="epoch"
        description={
          last
            ? `After ${last.epoch} epochs the NLL of the training pictures is ${last.nll.toFixed(3)}, that of fresh ones ${last.freshNll.toFixed(3)}.`
            : "Nothing is trained yet. Guessing costs log 2 = 0.693 nats a picture."
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
        {Array.from({ length: shown }, (_, row) => (
          <PictureTile
            // biome-ignore lint/suspicious/noArrayIndexKey: a picture has no identity but its row
            key={row}
            pixels={tiles?.x.subarray(row * side ** 2, (row + 1) * side ** 2)}
            side={side}
            name={tiles ? names[tiles.y[row]] : "…"}
            event={names[1]}
            prob={verdict?.prob[row]}
          />
        ))}
      </div>
      <Controls>
        <Readout label="fresh NLL" value={last ? last.freshNll.toFixed(3) : "–"} tone="loss" />
        <Readout label="fresh pictures right" value={verdict ? `${(100 * verdict.right).toFixed(0)} %` : "–"} />
      </Controls>
      <p className={plain.note} aria-live="polite">
        {problem ||
          (running
            ? `Epoch ${last?.epoch ?? 0} of ${epochs}.`
            : verdict
              ? `Each number is P(${names[1]}); ✗ marks where the likelier label is the wrong one.`
              : "Press Train: the network learns here, on this page.")}
      </p>
      <CopyLink of={address} />
    </div>
  );
}
