import type { Family, Theta } from "../family.js";
import { contains } from "../interval.js";
import { weightedSum } from "../sample.js";
import { logSumExp } from "../special/log-sum-exp.js";
import { knownSupport } from "./known-support.js";

/** The data of a fit. */
export interface EmSample {
  readonly y: ArrayLike<number>;
  readonly weights?: ArrayLike<number>;
  /** Root mean squared deviation. */
  readonly spread: number;
}

/** Where a run of the EM algorithm has got to. */
export interface EmRun<K extends string> {
  readonly weight: readonly number[];
  readonly thetas: readonly Theta<K>[];
  /** P(component | observation), an array a component. */
  readonly shares: readonly Float64Array[];
  readonly logLikelihood: number;
  readonly iterations: number;
  /** The component that collapsed or was left without observations, if one was: the run ends there. */
  readonly collapsed?: number;
}

/** A continuous component whose spread is this share of the sample's has collapsed onto single points. */
const COLLAPSED = 1e-5;

/** Whether a component has left its domain, or, continuous, has become a spike, for which the likelihood has no bound. */
export function hasCollapsed<K extends string>(component: Family<K>, theta: Theta<K>, spread: number): boolean {
  if (!component.paramNames.every((name) => contains(component.paramSpecs[name].domain, theta[name]))) return true;
  if (component.measure !== "continuous") return false;
  const variance = component.variance?.(theta) ?? NaN;
  // A heavy tail has no variance, and no spike either: its quartiles tell.
  const width = Number.isNaN(variance)
    ? (component.quantile?.(0.75, theta) ?? NaN) - (component.quantile?.(0.25, theta) ?? NaN)
    : Math.sqrt(variance);
  return !(width > COLLAPSED * spread);
}

/**
 * The EM algorithm for a mixture: each component is fitted to the observations weighted by its shares of them, then the shares
 * are computed anew, until the mean log-likelihood gains less than `tolerance`.
 *
 * @see Dempster, Laird & Rubin (1977), Maximum likelihood from incomplete data via the EM algorithm
 */
export function expectationMaximization<K extends string>(
  components: readonly Family<K>[],
  sample: EmSample,
  start: readonly Float64Array[],
  limit: { readonly iterations: number; readonly tolerance: number },
): EmRun<K> {
  let shares = start;
  let logLikelihood = -Infinity;
  let weight: number[] = [];
  let thetas: Theta<K>[] = [];
  for (let iteration = 1; ; iteration++) {
    const sizes = shares.map((share) => weightedSum(share, sample.weights));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const fitted = components.map((component, k) => fitShare(component, sample, shares[k]));
    const collapsed = fitted.findIndex(
      (theta, k) => theta === undefined || hasCollapsed(components[k], theta, sample.spread),
    );
    weight = sizes.map((size) => size / total);
    thetas = fitted.map((theta, k) => theta ?? nowhere(components[k]));
    if (collapsed >= 0) return { weight, thetas, shares, logLikelihood, iterations: iteration, collapsed };
    const next = responsibilities(components, sample, weight, thetas);
    const gain = next.logLikelihood - logLikelihood;
    ({ shares, logLikelihood } = next);
    if (!(gain > limit.tolerance * total) || iteration >= limit.iterations) {
      return { weight, thetas, shares, logLikelihood, iterations: iteration };
    }
  }
}

/** NaN for each parameter of a component that no observation belongs to. */
function nowhere<K extends string>({ paramNames }: Family<K>): Theta<K> {
  return Object.fromEntries(paramNames.map((name) => [name, NaN])) as Theta<K>;
}

/** The component fitted to its shares; undefined where it has none. */
function fitShare<K extends string>(
  component: Family<K>,
  { y, weights }: EmSample,
  share: Float64Array,
): Theta<K> | undefined {
  const set = knownSupport(component);
  const rows = Array.from(share, (_, i) => i).filter((i) => share[i] > 0 && weights?.[i] !== 0 && contains(set, y[i]));
  if (rows.length === 0) return undefined;
  const found = component.fit?.(
    rows.map((i) => y[i]),
    { weights: rows.map((i) => share[i] * (weights?.[i] ?? 1)) },
  );
  return found?.theta;
}

/** The shares of the observations at the parameters, and the log-likelihood. */
function responsibilities<K extends string>(
  components: readonly Family<K>[],
  { y, weights }: EmSample,
  weight: readonly number[],
  thetas: readonly Theta<K>[],
): { readonly shares: readonly Float64Array[]; readonly logLikelihood: number } {
  const n = y.length;
  const shares = components.map((component, k) => component.logProbInto(y, thetas[k], new Float64Array(n)));
  const terms = new Float64Array(components.length);
  const totals = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < terms.length; k++) terms[k] = Math.log(weight[k]) + shares[k][i];
    totals[i] = logSumExp(terms);
    for (let k = 0; k < terms.length; k++) shares[k][i] = Math.exp(terms[k] - totals[i]);
  }
  return { shares, logLikelihood: weightedSum(totals, weights) };
}
