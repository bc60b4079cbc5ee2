import type { AnyTheta } from "@loglik/docs/lessons/family/coordinates";
import {
  cdfAt,
  cumulativeShares,
  densityAt,
  heightBelowPole,
  placesIn,
  shares,
  windowAround,
  windowAt,
} from "@loglik/docs/lessons/family/curves";
import { type DistributionInput, densityCurve, distributionCurve, type Figure, massBars } from "@loglik/plot";
import { FigureView } from "@loglik/plot/react";
import { type ReactNode, useMemo } from "react";
import instruments from "../instruments.module.css";
import { type Explored, truthElsewhere, usableFit } from "./explored";

type Comparison = NonNullable<DistributionInput["comparisons"]>[number];

/** The density or mass and the distribution function at θ, with the data, at the fit, and at the truth. */
export function DistributionFigures(explored: Explored): ReactNode {
  const { model, theta, data, truth } = explored;
  const fitted = usableFit(explored);
  const { start } = model;
  // The frame stays while θ moves inside it, and grows when θ leaves it.
  const frame = useMemo(() => {
    const places = [start, fitted, truth].flatMap((at) => (at ? [windowAt(model, at)] : []));
    return windowAround(places, data);
  }, [model, start, fitted, truth, data]);
  const figures = useMemo(
    () => figuresAt(explored, fitted, windowAround([frame, windowAt(model, theta)], [])),
    [explored, fitted, frame, model, theta],
  );
  return (
    <div className={instruments.pair}>
      {figures.map((figure) => (
        <FigureView key={figure.kind === "distribution" ? figure.quantity : figure.kind} figure={figure} height={256} />
      ))}
    </div>
  );
}

function figuresAt(
  explored: Explored,
  fitted: AnyTheta | undefined,
  window: { readonly low: number; readonly high: number },
): Figure[] {
  const { model, theta, data } = explored;
  const known = truthElsewhere(explored);
  const places = placesIn(model, window, theta);
  const compare = (curve: (at: AnyTheta) => Float64Array | undefined): Comparison[] => {
    const models = [
      { label: "θ̂", at: fitted, meaning: "likelihood" },
      { label: "truth", at: known, meaning: "truth" },
    ] as const;
    return models.flatMap(({ label, at, meaning }) => {
      const values = at && curve(at);
      return values && !values.some(Number.isNaN) ? [{ label, values, meaning }] : [];
    });
  };
  const density = densityAt(model, places, theta);
  // Parameters that contradict each other, such as low above high, have no distribution.
  if (density.some(Number.isNaN)) return [];
  const comparisons = compare((at) => densityAt(model, places, at));
  const height = heightBelowPole(model, density, theta);
  const first = model.discrete
    ? massBars({
        y: places,
        values: density,
        label: "θ",
        comparisons: [...comparisons, { label: "data", values: shares(data, places), meaning: "data" }],
      })
    : densityCurve({
        y: places,
        values: density,
        label: "θ",
        comparisons,
        data: { values: data },
        ...(height && { range: [0, height] as const }),
      });
  const cdf = cdfAt(model, places, theta);
  if (!cdf || cdf.some(Number.isNaN)) return [first];
  const observed = { label: "data", values: cumulativeShares(data, places), meaning: "data" } as const;
  const second = distributionCurve({
    y: places,
    values: cdf,
    label: "θ",
    steps: model.discrete,
    comparisons: [...compare((at) => cdfAt(model, places, at)), observed],
  });
  return [first, second];
}
