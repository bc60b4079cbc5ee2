import * as lesson from "@loglik/docs/lessons/optimizer-paths";
import { type Place, type SurfaceName, surfaces } from "@loglik/docs/lessons/surfaces";
import { likelihoodSurface } from "@loglik/plot";
import { FigureView } from "@loglik/plot/react";
import { CopyLink } from "@site/src/components/address/CopyLink";
import {
  choiceField,
  numberField,
  numbersField,
  optionalField,
  subsetField,
  switchField,
} from "@site/src/components/address/fields";
import { useUrlState } from "@site/src/components/address/useUrlState";
import { Button, Controls, Readout, Slider, Toggle } from "@site/src/components/controls";
import { type ReactNode, useDeferredValue, useMemo } from "react";
import { Choice } from "./Choice";
import { FigureHandles } from "./FigureHandles";
import styles from "./instruments.module.css";
import type { Handles } from "./PlotHandles";

const STEPS = 150;
const rules = Object.keys(lesson.rules) as lesson.RuleName[];
const names = (Object.keys(surfaces) as SurfaceName[]).map((name) => ({ value: name, label: surfaces[name].title }));

const walkers = [...rules, "Newton"];
const fields = {
  surface: choiceField<SurfaceName>(
    "logistic",
    names.map(({ value }) => value),
  ),
  shown: subsetField(["SGD", "momentum", "Adam"], walkers),
  power: numberField(-0.7, { low: -3, high: 1 }),
  batches: switchField(false),
  start: optionalField(numbersField([], { low: -100, high: 100, least: 2, most: 2 })),
};

/** The ways of five optimizers over the negative log-likelihood of two parameters, from a start that can be dragged. */
export function OptimizerPaths(): ReactNode {
  const address = useUrlState("paths", fields);
  const { surface: name, shown, power: logRate, batches, start: own } = address.state;
  const surface = surfaces[name];
  const start = useMemo(() => (own ? insideBox(own, surface.box) : surface.start), [own, surface]);
  const survey = useMemo(() => lesson.survey(surface), [surface]);
  const rate = 10 ** logRate;
  const batch = batches && surface.rows > 10 ? 10 : surface.rows;

  // The ways may lag behind a quick hand; the handle and the sliders do not.
  const settings = useDeferredValue(useMemo(() => ({ name, start, rate, batch }), [name, start, rate, batch]));
  const walks = useMemo(() => {
    const on = surfaces[settings.name];
    return [
      ...rules.map((rule) => ({ label: rule as string, ...lesson.walk(on, rule, { ...settings, steps: STEPS }) })),
      { label: "Newton", ...lesson.newton(on, settings.start) },
    ];
  }, [settings]);
  const visible = walks.filter(({ label }) => shown.includes(label));
  const [best, ...others] = survey.valleys;

  const figure = useMemo(() => {
    const [horizontal, vertical] = surface.symbols;
    return likelihoodSurface({
      axes: { [horizontal]: survey.horizontal, [vertical]: survey.vertical },
      values: survey.values,
      quantity: "negative-log-likelihood",
      levels: survey.levels,
      maximum: { theta: { [horizontal]: best.place[0], [vertical]: best.place[1] }, value: best.nll },
      paths: visible.map(({ label, places }) => {
        const inside = places.slice(0, firstOutside(places, surface.box));
        return {
          label,
          theta: { [horizontal]: inside.map(([x]) => x), [vertical]: inside.map(([, y]) => y) },
        };
      }),
    });
  }, [surface, survey, best, visible]);

  const handles: Handles = {
    label: "Where the ways start",
    points: [start],
    step: stepOf(surface.box),
    onMove: (_, next) => address.change({ start: next }),
    name: () => `Start, ${surface.symbols.join(" and ")}`,
    text: () => placeInWords(start, surface.symbols),
    radius: 8,
  };
  return (
    <div>
      <Choice
        legend="Surface"
        options={names}
        value={name}
        onChange={(next) => address.change({ surface: next, start: undefined })}
      />
      <Controls>
        {walks.map(({ label }) => (
          <Toggle
            key={label}
            label={label}
            checked={shown.includes(label)}
            onChange={(on) =>
              address.change({ shown: walkers.filter((other) => (other === label ? on : shown.includes(other))) })
            }
          />
        ))}
      </Controls>
      <Controls>
        <Slider
          label="rate"
          value={logRate}
          min={-3}
          max={1}
          step={0.1}
          onChange={(power) => address.change({ power })}
          format={(value) => (10 ** value).toPrecision(2)}
        />
        <Toggle
          label="10 rows a step"
          checked={batches}
          onChange={(next) => address.change({ batches: next })}
          disabled={surface.rows <= 10}
        />
        <Button onClick={() => address.change({ start: undefined })}>Start again</Button>
      </Controls>
      <FigureView figure={figure} overlay={(frame) => <FigureHandles frame={frame} handles={handles} />} />
      <p className={styles.note}>
        Start: {placeInWords(start, surface.symbols)}. Drag the large dot, or move it with the arrow keys (Shift for
        larger steps).
      </p>
      <Controls>
        {visible.map(({ label, nll }) => (
          <Readout
            key={label}
            label={`${label}, ${nll.length - 1} steps`}
            value={nll[nll.length - 1].toFixed(5)}
            tone="loss"
          />
        ))}
        <Readout label="lowest NLL per row" value={best.nll.toFixed(5)} tone="likelihood" />
      </Controls>
      <p className={styles.note} aria-live="polite">
        {others.length > 0
          ? `There is a second valley, ${(others[0].nll - best.nll).toFixed(4)} nats higher: ${Math.round(100 * others[0].share)} % of 25 starts end there.`
          : "One valley: all of 25 starts end there."}
      </p>
      <CopyLink of={address} />
    </div>
  );
}

/** A start from the address, moved into the box of its surface if it lies outside. */
function insideBox(place: readonly number[], box: readonly [Place, Place]): Place {
  const [x, y] = box.map(([low, high], k) => Math.min(high, Math.max(low, place[k])));
  return [x, y];
}

/** A hundredth of the picture each way. */
function stepOf([[left, right], [bottom, top]]: readonly [Place, Place]): Place {
  return [(right - left) / 100, (top - bottom) / 100];
}

function placeInWords(place: Place, symbols: readonly [string, string]): string {
  return symbols.map((symbol, k) => `${symbol} = ${place[k].toFixed(2).replace("-", "−")}`).join(", ");
}

/** A way is drawn as far as it stays near the picture. */
function firstOutside(places: readonly Place[], box: readonly [Place, Place]): number {
  const far = ([low, high]: Place, value: number) => value < low - (high - low) || value > high + (high - low);
  const index = places.findIndex(([x, y]) => far(box[0], x) || far(box[1], y));
  return index === -1 ? places.length : Math.max(1, index);
}
