import type { AnyTheta } from "@loglik/docs/lessons/family/coordinates";
import { precisionAt, reachOf, type Slice, sliceAlong, trimSlice } from "@loglik/docs/lessons/family/estimate";
import { type Figure, likelihoodCurve } from "@loglik/plot";
import { FigureView } from "@loglik/plot/react";
import { Controls, Toggle } from "@site/src/components/controls";
import { type ReactNode, useMemo, useState } from "react";
import { Choice } from "../Choice";
import { type Explored, truthElsewhere, usableFit } from "./explored";
import styles from "./families.module.css";

/** Log-likelihoods this far below the top are cut off: what is there is impossible for all that the data say. */
const DEPTH = 12;

/** The likelihood of the data along one parameter, the others at the fit, with the maximum and the slider's place marked. */
export function LikelihoodFigure(explored: Explored): ReactNode {
  const { model, theta, data } = explored;
  const { coordinates } = model;
  const free = coordinates.list.flatMap((coordinate, index) =>
    coordinate.spec.kind === "integer" ? [] : [{ ...coordinate, index }],
  );
  const [chosen, setChosen] = useState(free[0]?.index);
  const [logarithmic, setLogarithmic] = useState(true);
  const fitted = usableFit(explored);
  const center = fitted ?? theta;
  const slice = useMemo(() => {
    if (chosen === undefined) return undefined;
    const reach = reachOf(model, center, chosen, precisionAt(model, center, data.length));
    return sliceAlong(model, data, center, chosen, { below: reach, above: reach });
  }, [model, data, center, chosen]);

  if (chosen === undefined) return <p className={styles.quiet}>Integer parameters have no likelihood curve.</p>;
  const { label } = coordinates.list[chosen];
  const at = (where: AnyTheta | undefined) => where && coordinates.flatten(where)[chosen];
  const figure =
    slice &&
    draw(
      slice,
      label,
      at(fitted),
      at(theta),
      at(truthElsewhere(explored)),
      model.logLikelihood(data, center),
      logarithmic,
    );
  return (
    <div>
      {free.length > 1 && (
        <Choice
          legend="Along"
          options={free.map((coordinate) => ({ value: String(coordinate.index), label: coordinate.label }))}
          value={String(chosen)}
          onChange={(value) => setChosen(Number(value))}
        />
      )}
      {figure ? (
        <FigureView figure={figure} height={280} />
      ) : (
        <p className={styles.quiet}>These data are impossible in this family, whatever its parameters nearby.</p>
      )}
      <Controls>
        <Toggle label="logarithm" checked={logarithmic} onChange={setLogarithmic} />
        <span className={styles.quiet}>
          The strip is the slider’s θ.
          {free.length > 1 && ` The other parameters are ${fitted ? "at the fit" : "at θ"}.`}
        </span>
      </Controls>
    </div>
  );
}

function draw(
  whole: Slice,
  label: string,
  fitted: number | undefined,
  moved: number | undefined,
  truth: number | undefined,
  top: number,
  logarithmic: boolean,
): Figure | undefined {
  const finite = whole.logLikelihood.filter(Number.isFinite);
  if (whole.at.length < 2 || finite.length === 0) return undefined;
  const best = Math.max(...finite, Number.isFinite(top) ? top : Number.NEGATIVE_INFINITY);
  const slice = trimSlice(whole, best, DEPTH);
  const [first, last] = [slice.at[0], slice.at[slice.at.length - 1]];
  const inside = (value: number | undefined): value is number => value !== undefined && value >= first && value <= last;
  const width = (last - first) / 200;
  // Room above the top for the names of the maximum and of the truth.
  const bottom = Math.max(Math.min(...finite), best - DEPTH);
  const range = logarithmic ? [bottom, best + 0.3 * (best - bottom || 1)] : [0, 1.3 * Math.exp(best) || 1];
  return likelihoodCurve({
    axes: { [label]: slice.at },
    values: logarithmic ? slice.logLikelihood : slice.logLikelihood.map(Math.exp),
    quantity: logarithmic ? "log-likelihood" : "likelihood",
    ...(inside(fitted) && {
      maximum: { theta: { [label]: fitted }, value: logarithmic ? top : Math.exp(top) },
    }),
    ...(inside(truth) && { truth }),
    ...(inside(moved) && {
      interval: { low: Math.max(first, moved - width), high: Math.min(last, moved + width) },
    }),
    range: range as [number, number],
  });
}
