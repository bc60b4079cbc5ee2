import { choleskyInPlace, choleskySolve } from "@loglik/core/fit/cholesky";
import { grid } from "../grid.js";
import type { AnyTheta } from "./coordinates.js";
import { linkOf } from "./coordinates.js";
import type { ExplorerModel } from "./explorer-model.js";

/** The information of one observation at θ, and the standard errors that a sample of n makes of it. */
export interface Precision {
  /** Row-major, one row a coordinate. */
  readonly information: Float64Array;
  /** √ of the diagonal of (n I)⁻¹; undefined where I is singular or not finite. */
  readonly standardErrors: Float64Array | undefined;
}

/** Integer parameters have no score and are left out: their standard errors are NaN, and so are their rows. */
export function precisionAt(model: ExplorerModel, theta: AnyTheta, observations: number): Precision | undefined {
  const information = model.information(theta);
  if (!information) return undefined;
  const { list } = model.coordinates;
  const size = list.length;
  const free = list.flatMap(({ spec }, index) => (spec.kind === "integer" ? [] : [index]));
  const factor = Float64Array.from(free.flatMap((i) => free.map((j) => observations * information[i * size + j])));
  if (free.length === 0 || !factor.every(Number.isFinite) || !choleskyInPlace(factor, free.length)) {
    return { information, standardErrors: undefined };
  }
  const standardErrors = new Float64Array(size).fill(Number.NaN);
  free.forEach((index, position) => {
    const unit = new Float64Array(free.length);
    unit[position] = 1;
    standardErrors[index] = Math.sqrt(choleskySolve(factor, free.length, unit)[position]);
  });
  // With the others known the error would be this; one a million times that is rounding in place of a zero eigenvalue.
  const alone = (index: number) => 1 / Math.sqrt(observations * information[index * (size + 1)]);
  const sound = free.every((index) => standardErrors[index] < 1e6 * alone(index));
  return { information, standardErrors: sound ? standardErrors : undefined };
}

/** The likelihood along one coordinate, the others held where they are. */
export interface Slice {
  /** Values of the coordinate, strictly increasing. */
  readonly at: Float64Array;
  readonly logLikelihood: Float64Array;
}

const POINTS = 241;

/**
 * A slice through `center` along coordinate `index`, evenly spaced in link space, over `reach` to both sides there. A
 * coordinate of a simplex moves with the others of it making room.
 */
export function sliceAlong(
  model: ExplorerModel,
  y: readonly number[],
  center: AnyTheta,
  index: number,
  reach: { readonly below: number; readonly above: number },
): Slice {
  const { coordinates } = model;
  const origin = coordinates.toLinkSpace(coordinates.flatten(center));
  const points = Array.from(grid(origin[index] - reach.below, origin[index] + reach.above, POINTS), (eta) => {
    const moved = coordinates.fromLinkSpace(origin.with(index, eta));
    return { at: moved[index], logLikelihood: model.logLikelihood(y, coordinates.theta(moved)) };
  }).filter(({ at, logLikelihood }) => Number.isFinite(at) && !Number.isNaN(logLikelihood));
  const increasing = points.filter(({ at }, k) => k === 0 || at > points[k - 1].at);
  return {
    at: Float64Array.from(increasing, ({ at }) => at),
    logLikelihood: Float64Array.from(increasing, ({ logLikelihood }) => logLikelihood),
  };
}

/** The part of a slice where the log-likelihood is at most `depth` below `best`, with a point to either side. */
export function trimSlice(slice: Slice, best: number, depth: number): Slice {
  const high = Array.from(slice.logLikelihood, (value) => value >= best - depth);
  const from = Math.max(0, high.indexOf(true) - 1);
  const to = high.lastIndexOf(true) + 2;
  return to - from < 4 ? slice : { at: slice.at.slice(from, to), logLikelihood: slice.logLikelihood.slice(from, to) };
}

/** Half the width of a slice in link space: four standard errors, or 2.5 where there is none. */
export function reachOf(
  model: ExplorerModel,
  center: AnyTheta,
  index: number,
  precision: Precision | undefined,
): number {
  const { spec } = model.coordinates.list[index];
  const error = precision?.standardErrors?.[index];
  if (error === undefined || !(error > 0)) return spec.link === "softmax" ? 3 : 2.5;
  const { link, derivative } = linkOf(spec);
  return 4 * (error / derivative(link(model.coordinates.flatten(center)[index])));
}
