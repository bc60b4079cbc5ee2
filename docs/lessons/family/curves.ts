import type { Family, Interval } from "@loglik/core";
import { grid } from "../grid.js";
import type { AnyTheta } from "./coordinates.js";
import type { ExplorerModel } from "./explorer-model.js";

/** Values of y to draw a distribution over. */
export interface Window {
  readonly low: number;
  readonly high: number;
}

const POINTS = 361;
/** More bars than this cannot be told apart: every second, third … is drawn. */
const MOST_BARS = 240;

/** The part of the line that matters at θ: between far quantiles, but no more than five interquartile ranges out. */
export function windowAt({ family, logProb, discrete }: ExplorerModel, theta: AnyTheta): Window | undefined {
  const support = (family as Family).support(theta as never);
  const quantile = (p: number) => (family as Family).quantile?.(p, theta as never) ?? Number.NaN;
  const [first, lower, upper, last] = [0.002, 0.25, 0.75, 0.998].map(quantile);
  const reach = 5 * (upper - lower);
  const low = Math.max(first, lower - (reach || 5));
  const high = Math.min(last, upper + (reach || 5));
  if (low <= high) return discrete || low < high ? { low, high } : undefined;
  // A family without quantiles is one of few classes, all of which can be shown.
  const bounded = Number.isFinite(support.low) && Number.isFinite(support.high);
  return bounded && Number.isFinite(logProb(support.low, theta)) ? { low: support.low, high: support.high } : undefined;
}

/** The smallest window around all of them and the data. */
export function windowAround(windows: readonly (Window | undefined)[], data: readonly number[]): Window {
  const ends = [...windows.flatMap((window) => (window ? [window.low, window.high] : [])), ...data];
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

/** Where to evaluate: every value of a discrete family in the window, or a fine grid with the edges of the support in it. */
export function placesIn(model: ExplorerModel, window: Window, theta: AnyTheta): Float64Array {
  const support: Interval = (model.family as Family).support(theta as never);
  if (model.discrete) {
    const low = Math.max(Math.floor(window.low), support.low);
    const high = Math.min(Math.ceil(window.high), support.high);
    const step = Math.max(1, Math.ceil((high - low + 1) / MOST_BARS));
    const count = Math.max(1, Math.floor((high - low) / step) + 1);
    return Float64Array.from({ length: count }, (_, k) => low + k * step);
  }
  const span = window.high - window.low;
  const [low, high] = [window.low - 0.04 * span, window.high + 0.04 * span];
  const beside = span * 1e-9;
  const edges = [support.low - beside, support.low, support.low + beside];
  const ends = [support.high - beside, support.high, support.high + beside];
  const inside = [...edges, ...ends].filter((y) => y > low && y < high);
  const sorted = Float64Array.from([...grid(low, high, POINTS), ...inside]).sort();
  return sorted.filter((y, index) => index === 0 || y > sorted[index - 1]);
}

/** f(y; θ), or P(Y = y; θ), at each place. */
export function densityAt(model: ExplorerModel, places: Float64Array, theta: AnyTheta): Float64Array {
  return places.map((y) => Math.exp(model.logProb(y, theta)));
}

/** P(Y ≤ y; θ) at each place; undefined of a family without a distribution function. */
export function cdfAt(model: ExplorerModel, places: Float64Array, theta: AnyTheta): Float64Array | undefined {
  const { cdf } = model.family as Family;
  return cdf && places.map((y) => cdf(y, theta as never));
}

/** The share of the data that equal each place. */
export function shares(data: readonly number[], places: Float64Array): Float64Array {
  return places.map((y) => data.filter((value) => value === y).length / data.length);
}

/** The share of the data at or below each place. */
export function cumulativeShares(data: readonly number[], places: Float64Array): Float64Array {
  return places.map((y) => data.filter((value) => value <= y).length / data.length);
}

/** Where a density has a pole, the height up to which it is worth drawing: a little above what it is at usual y. */
export function heightBelowPole(model: ExplorerModel, values: Float64Array, theta: AnyTheta): number | undefined {
  if (model.discrete || values.every(Number.isFinite)) return undefined;
  const quantile = (model.family as Family).quantile;
  if (!quantile) return undefined;
  const usual = [0.03, 0.1, 0.25, 0.5, 0.75, 0.9, 0.97].map((p) => quantile(p, theta as never));
  return 1.1 * Math.max(...usual.map((y) => Math.exp(model.logProb(y, theta))));
}
