import type { Family, Theta } from "../family.js";
import { contains } from "../interval.js";
import { weightedSum } from "../sample.js";
import { knownSupport } from "./known-support.js";
import { type MixtureSample, responsibilities } from "./mixture-responsibilities.js";

/** Where a run of the EM algorithm has got to. */
export interface EmRun<K extends string> {
  readonly weight: readonly number[];
  readonly thetas: readonly Theta<K>[];
  /** P(component | observation), an array a component. */
  readonly shares: readonly Float64Array[];
  readonly logLikelihood: number;
  readonly iterations: number;
  /** Whether a step gained no more than the tolerance before the iterations ran out. */
  readonly atRest: boolean;
  /** The component that collapsed or was left without observations, if one was: the run ends there. */
  readonly collapsed?: number;
}

/** A continuous component whose spread is this share of the sample's may have collapsed onto a single point. */
const COLLAPSED = 1e-5;
/** So many widths to either side of its median a component has all that it is made of. */
const REACH = 8;

/** Whether a component has left its domain, or, continuous, has become a spike, for which the likelihood has no bound. */
export function hasCollapsed<K extends string>(
  component: Family<K>,
  theta: Theta<K>,
  { y, weights, spread }: MixtureSample,
): boolean {
  if (!component.paramNames.every((name) => contains(component.paramSpecs[name].domain, theta[name]))) return true;
  if (component.measure !== "continuous") return false;
  const variance = component.variance?.(theta) ?? NaN;
  const quantile = (p: number) => component.quantile?.(p, theta) ?? NaN;
  // A heavy tail has no variance, and no spike either: its quartiles tell.
  const width = Number.isNaN(variance) ? quantile(0.75) - quantile(0.25) : Math.sqrt(variance);
  if (width > COLLAPSED * spread) return false;
  // Narrow beside a sample with far outliers, yet over many observations, a component is no spike.
  const middle = quantile(0.5);
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < y.length; i++) {
    if (weights?.[i] === 0 || !(Math.abs(y[i] - middle) <= REACH * width)) continue;
    low = Math.min(low, y[i]);
    high = Math.max(high, y[i]);
  }
  return !(low < high);
}

/**
 * The EM algorithm for a mixture: each component is fitted to the observations weighted by its shares of them, then the shares
 * are computed anew, until the mean log-likelihood gains less than `tolerance`.
 *
 * @see Dempster, Laird & Rubin (1977), Maximum likelihood from incomplete data via the EM algorithm
 */
export function expectationMaximization<K extends string>(
  components: readonly Family<K>[],
  sample: MixtureSample,
  start: readonly Float64Array[],
  limit: { readonly iterations: number; readonly tolerance: number },
): EmRun<K> {
  let shares = start;
  let logLikelihood = -Infinity;
  for (let iterations = 1; ; iterations++) {
    const sizes = shares.map((share) => weightedSum(share, sample.weights));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const weight = sizes.map((size) => size / total);
    const fitted = components.map((component, k) => fitShare(component, sample, shares[k]));
    const collapsed = fitted.findIndex((theta, k) => theta === undefined || hasCollapsed(components[k], theta, sample));
    const thetas = fitted.map((theta, k) => theta ?? nowhere(components[k]));
    if (collapsed >= 0) return { weight, thetas, shares, logLikelihood, iterations, atRest: false, collapsed };
    const next = responsibilities(components, sample, weight, thetas);
    const atRest = !(next.logLikelihood - logLikelihood > limit.tolerance * total);
    ({ shares, logLikelihood } = next);
    if (atRest || iterations >= limit.iterations) return { weight, thetas, shares, logLikelihood, iterations, atRest };
  }
}

/** NaN for each parameter of a component that no observation belongs to. */
function nowhere<K extends string>({ paramNames }: Family<K>): Theta<K> {
  return Object.fromEntries(paramNames.map((name) => [name, NaN])) as Theta<K>;
}

/** The component fitted to its shares; undefined where it has none. */
function fitShare<K extends string>(
  component: Family<K>,
  { y, weights, fixed }: MixtureSample,
  share: Float64Array,
): Theta<K> | undefined {
  const set = knownSupport(component);
  const own = new Float64Array(y.length);
  const parts = new Float64Array(y.length);
  let rows = 0;
  for (let i = 0; i < y.length; i++) {
    const part = weights === undefined ? share[i] : share[i] * weights[i];
    if (!(part > 0) || !contains(set, y[i])) continue;
    own[rows] = y[i];
    parts[rows] = part;
    rows += 1;
  }
  if (rows === 0) return undefined;
  const known = Object.entries(fixed).filter(([name]) => (component.paramNames as readonly string[]).includes(name));
  const options = { weights: parts.subarray(0, rows), fixed: Object.fromEntries(known) };
  return component.fit?.(own.subarray(0, rows), options).theta;
}
