import { type RoomData, type SimulatedName, simulated } from "@loglik/docs/lessons/room-data";
import { prepare, readBand, readMap, suitedLikelihoods } from "@loglik/docs/lessons/training-room";
import { regressionBand, trainingCurve } from "@loglik/plot";
import { FigureView } from "@loglik/plot/react";
import { CopyLink } from "@site/src/components/address/CopyLink";
import { Button, Controls, Readout, Slider } from "@site/src/components/controls";
import { type ReactNode, useMemo, useState } from "react";
import { Choice } from "./Choice";
import styles from "./instruments.module.css";
import { OwnTable } from "./OwnTable";
import { ProbabilityMap } from "./ProbabilityMap";
import { useRoomSettings } from "./useRoomSettings";
import { useTrainingRoom } from "./useTrainingRoom";

const examples = Object.entries(simulated).map(([name, make]) => ({
  value: name as SimulatedName,
  label: make(1).title,
}));

/** A network, data and a likelihood to choose; what the network says of y, with its uncertainty, is drawn while it trains. */
export function TrainingRoom(): ReactNode {
  const { data, likelihood, settings, shown, chooseData, chooseOwn, change, address } = useRoomSettings();
  const [label, setLabel] = useState(1);
  const suited = useMemo(() => suitedLikelihoods(data), [data]);
  const problem = useMemo(() => prepare(data, likelihood), [data, likelihood]);
  const { progress, run, halt } = useTrainingRoom(data, problem, settings);
  const { train, validation, eta, running } = progress;
  const shownLabel = Math.min(label, data.classes.length - 1);

  const choose = (name: SimulatedName) => {
    setLabel(1);
    chooseData(name);
  };
  return (
    <div>
      <Choice legend="Data" options={examples} value={shown} onChange={choose} />
      <Choice
        legend="Likelihood"
        options={suited.map(({ name, title }) => ({ value: name, label: title }))}
        value={likelihood.name}
        onChange={(name) => change({ likelihood: name })}
      />
      <Controls>
        <Button onClick={running ? halt : run} primary>
          {running ? "Stop" : "Train"}
        </Button>
        <Slider
          label="hidden layers"
          value={settings.layers}
          min={0}
          max={3}
          step={1}
          onChange={(layers) => change({ layers })}
        />
        <Slider
          label="units each"
          value={settings.units}
          min={2}
          max={64}
          step={2}
          onChange={(units) => change({ units })}
        />
        <Slider
          label="rate"
          value={Math.log10(settings.rate)}
          min={-4}
          max={-1}
          step={0.1}
          onChange={(power) => change({ rate: Number((10 ** power).toPrecision(2)) })}
          format={() => settings.rate.toPrecision(2)}
        />
        <Slider
          label="epochs"
          value={settings.epochs}
          min={50}
          max={3000}
          step={50}
          onChange={(epochs) => change({ epochs })}
        />
        <Slider label="seed" value={settings.seed} min={1} max={20} step={1} onChange={(seed) => change({ seed })} />
      </Controls>
      {data.classes.length > 2 && (
        <Choice
          legend="Probability of"
          options={data.classes.map((name, index) => ({ value: String(index), label: name }))}
          value={String(shownLabel)}
          onChange={(index) => setLabel(Number(index))}
        />
      )}
      <div className={styles.pair}>
        {data.shape === "plane" ? (
          <ProbabilityMap
            data={data}
            places={problem.places}
            probabilities={eta.length > 0 ? readMap(problem, eta, shownLabel) : []}
            label={shownLabel}
          />
        ) : (
          <LinePicture data={data} band={eta.length > 0 ? readBand(problem, eta) : undefined} />
        )}
        {train.length > 1 ? (
          <LossPicture train={train} validation={validation} />
        ) : (
          <div className={styles.covered}>
            {running
              ? "Starting a worker."
              : "Press Train. The NLL of the training rows and of a quarter held back is drawn here."}
          </div>
        )}
      </div>
      <Controls>
        <Readout label="NLL, training" value={nats(train)} tone="loss" />
        <Readout label="held back" value={nats(validation)} tone="likelihood" />
        <Readout
          label="steps a second"
          value={
            Number.isFinite(progress.stepsPerSecond) ? Math.round(progress.stepsPerSecond).toLocaleString("en") : "–"
          }
        />
      </Controls>
      <p className={styles.note} aria-live="polite">
        {progress.problem || (running ? `Epoch ${train.length} of ${settings.epochs}.` : "")}
      </p>
      <OwnTable onData={chooseOwn} />
      <CopyLink of={address} />
    </div>
  );
}

function LinePicture({
  data,
  band,
}: {
  readonly data: RoomData;
  readonly band: ReturnType<typeof readBand>;
}): ReactNode {
  const figure = useMemo(() => {
    const { truth, names, x, y } = data;
    const along = band?.x;
    return regressionBand({
      data: { x, y },
      ...(band && { fit: { x: band.x, mean: band.mean, bands: band.bands } }),
      ...(truth && along && { truth: { x: along, y: along.map(truth), label: "true mean" } }),
      labels: { x: names.x[0], y: names.y },
    });
  }, [data, band]);
  return <FigureView figure={figure} />;
}

function LossPicture(props: { readonly train: readonly number[]; readonly validation: readonly number[] }): ReactNode {
  const figure = useMemo(
    () => trainingCurve({ train: props.train, validation: props.validation }),
    [props.train, props.validation],
  );
  return <FigureView figure={figure} />;
}

function nats(history: readonly number[]): string {
  const last = history[history.length - 1];
  return last === undefined ? "–" : `${last.toFixed(4).replace("-", "−")} nats`;
}
