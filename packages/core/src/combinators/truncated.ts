import { checkFit } from "../check-fit.js";
import { entropyBySummation, klBySummation } from "../divergence.js";
import { LoglikError } from "../error.js";
import type { Family, Interval, Theta } from "../family.js";
import { fitInLinkSpace } from "../fit/fit-in-link-space.js";
import { contains } from "../interval.js";
import { integrateInterval } from "../numeric/integrate-interval.js";
import { smallestInteger } from "../numeric/smallest-integer.js";
import { solveMonotone } from "../numeric/solve-monotone.js";
import { sumOverSupport } from "../numeric/sum-over-support.js";
import { log1mExp } from "../special/log1m-exp.js";
import { expectedInformation } from "./expected-information.js";
import { guarded } from "./guarded.js";
import { knownBounds } from "./known-bounds.js";
import type { WithTails } from "./log-mass.js";
import { intersection, placeInside } from "./place-inside.js";
import { requireMembers } from "./require-members.js";
import { tailMomentExists } from "./tail-moments.js";
import { hasShifts, meanOverTail } from "./tail-window.js";
import { createWindow, FAR } from "./window.js";

/** Where to cut; both ends belong to what is left. */
export interface TruncationBounds {
  /** Default −Infinity. */
  readonly low?: number;
  /** Default Infinity. */
  readonly high?: number;
}

/** A truncated family has every function a scalar family can have. */
export type TruncatedFamily<K extends string> = WithTails<K> &
  Required<
    Pick<Family<K>, "quantile" | "inverseSurvival" | "mean" | "variance" | "mode" | "entropy" | "klDivergence" | "fit">
  >;

/**
 * The family conditioned on low ≤ Y ≤ high: observations outside were never recorded.
 *
 *   f(y) / P(low ≤ Y ≤ high),   low ≤ y ≤ high
 *
 * Everything is taken in log tails, so that a window 40 standard deviations out is as good as one at the mean. The parameters
 * stay those of the parent. Moments, entropy and divergence by quadrature (for counts by summation).
 *
 * @throws LoglikError `bounds-invalid`, `family-incomplete`
 * @example truncated(normal, { low: 0 }).logProb(1, { loc: 0, scale: 1 })  // -0.7257913526447274
 */
export function truncated<K extends string>(parent: Family<K>, bounds: TruncationBounds): TruncatedFamily<K> {
  knownBounds(`truncated ${parent.name}`, bounds);
  const { low = -Infinity, high = Infinity } = bounds;
  const discrete = parent.measure === "discrete";
  checkArguments(parent, low, high);
  const family = parent as WithTails<K>;
  // The open lower end of the kept mass: P(below < Y ≤ high).
  const below = discrete ? Math.ceil(low) - 1 : low;
  const window = createWindow(family, below, low, high);
  const { normaliser, logProb, logCdf, logSurvival } = window;
  // Of two complementary logarithms the one below log ½ is accurate; the other follows from it.
  const accurate = (direct: number, other: () => number) => (direct < -Math.LN2 ? direct : log1mExp(-other()));
  const support = (theta: Theta<K>): Interval => intersection(parent.support(theta), low, high);

  const quantileAt = (logLower: number, logUpper: number, theta: Theta<K>): number => {
    const set = support(theta);
    if (Number.isNaN(logLower) || Number.isNaN(logUpper)) return NaN;
    if (logLower === -Infinity) return set.low;
    if (logUpper === -Infinity) return set.high;
    const lower = logLower <= logUpper;
    const value = lower ? logCdf : logSurvival;
    const target = lower ? logLower : logUpper;
    let reached = NaN;
    return solveMonotone(
      (y) => {
        reached = value(y, theta);
        // Rounding of the logarithm itself; without this the last steps would chase it.
        return Math.abs(reached - target) <= -1e-15 * target ? 0 : reached - target;
      },
      (y) => (lower ? 1 : -1) * Math.exp(logProb(y, theta) - reached),
      near(logLower, logUpper, theta),
      set.low,
      set.high,
    );
  };
  /** Close to the quantile: by the parent's quantile, or far out by the exponential that a tail looks like there. */
  const near = (logLower: number, logUpper: number, theta: Theta<K>): number => {
    const set = support(theta);
    const { total, end, relative } = normaliser(theta);
    const upper = family.survival(below, theta) < 0.5;
    const byParent = upper
      ? family.inverseSurvival?.(family.survival(high, theta) + Math.exp(total + logUpper), theta)
      : family.quantile?.(family.cdf(below, theta) + Math.exp(total + logLower), theta);
    const byTail = end === low ? low - logUpper * Math.exp(relative) : high + logLower * Math.exp(relative);
    const guess = Number.isNaN(end) ? byParent : byTail;
    return guess !== undefined && guess > set.low && guess < set.high ? guess : placeInside(family, set, theta).center;
  };
  const searchFrom = (theta: Theta<K>) => Math.min(Math.max(parent.mean?.(theta) ?? 0, low), high);
  const quantile = (p: number, theta: Theta<K>): number => {
    if (!(p >= 0 && p <= 1)) return NaN;
    if (!discrete) return quantileAt(Math.log(p), Math.log1p(-p), theta);
    const set = support(theta);
    if (p === 1) return set.high;
    return smallestInteger((k) => Math.exp(logCdf(k, theta)) >= p, searchFrom(theta), set.low, set.high);
  };
  const inverseSurvival = (q: number, theta: Theta<K>): number => {
    if (!(q >= 0 && q <= 1)) return NaN;
    if (!discrete) return quantileAt(Math.log1p(-q), Math.log(q), theta);
    const set = support(theta);
    if (q === 0) return set.high;
    return smallestInteger((k) => Math.exp(logSurvival(k, theta)) <= q, searchFrom(theta), set.low, set.high);
  };
  /** What offsets are counted from: the end of a far window, whose distance from y has digits that y itself has not. */
  const origin = (theta: Theta<K>) => normaliser(theta).end || 0;
  /** E g(Y, Y − origin); `kink` is a point where g is not smooth. */
  const expectationOf = (g: (y: number, offset: number) => number, theta: Theta<K>, kink?: number): number => {
    const set = support(theta);
    const weighted = (y: number) => {
      const share = Math.exp(logProb(y, theta));
      return share > 0 && share < Infinity ? share * g(y, y) : 0;
    };
    if (discrete) return sumOverSupport(weighted, searchFrom(theta), set.low, set.high);
    const { end } = normaliser(theta);
    if (!Number.isNaN(end) && hasShifts(family)) {
      const at = (offset: number, values: Float64Array) => {
        values[0] = g(end + offset, offset);
      };
      return meanOverTail(family, low, high, end, theta, at, new Float64Array(1))[0];
    }
    const { center, scale } = placeInside(family, set, theta);
    if (kink === undefined) return integrateInterval(weighted, set.low, set.high, center, scale);
    const below = integrateInterval(weighted, set.low, kink, center, scale);
    return below + integrateInterval(weighted, kink, set.high, center, scale);
  };
  /** The mean of |Y|ᵏ where it is finite; else the infinity, or NaN where both tails are too heavy. */
  const divergence = (order: number, theta: Theta<K>): number | undefined => {
    const set = support(theta);
    const upper = set.high === Infinity && !discrete && !tailMomentExists(family, 1, order, theta);
    const lower = set.low === -Infinity && !discrete && !tailMomentExists(family, -1, order, theta);
    if (upper || lower) return upper && lower ? NaN : upper ? Infinity : -Infinity;
    return undefined;
  };
  const meanOffset = (theta: Theta<K>) => expectationOf((_y, offset) => offset, theta);
  const mean = (theta: Theta<K>): number => divergence(1, theta) ?? origin(theta) + meanOffset(theta);

  const self: TruncatedFamily<K> = {
    name: `truncated ${parent.name}`,
    measure: parent.measure,
    paramNames: parent.paramNames,
    paramSpecs: parent.paramSpecs,
    support,
    logProb,
    logProbInto(y, theta, out) {
      const { total, end } = normaliser(theta);
      if (!Number.isNaN(end)) {
        for (let i = 0; i < y.length; i++) out[i] = logProb(y[i], theta);
        return out;
      }
      family.logProbInto(y, theta, out);
      for (let i = 0; i < y.length; i++)
        out[i] = y[i] >= low && y[i] <= high ? out[i] - total : Number.isNaN(y[i]) ? NaN : -Infinity;
      return out;
    },
    cdf: (y, theta) => (y >= high ? 1 : Math.exp(self.logCdf(y, theta))),
    survival: (y, theta) => (y < low ? 1 : Math.exp(self.logSurvival(y, theta))),
    logCdf: (y, theta) => (y >= high ? 0 : accurate(logCdf(y, theta), () => logSurvival(y, theta))),
    logSurvival: (y, theta) => (y < low ? 0 : accurate(logSurvival(y, theta), () => logCdf(y, theta))),
    quantile,
    inverseSurvival,
    mean,
    variance(theta) {
      if (divergence(1, theta) !== undefined) return NaN;
      if (divergence(2, theta) !== undefined) return Infinity;
      const center = meanOffset(theta);
      return expectationOf((_y, offset) => (offset - center) ** 2, theta);
    },
    mode(theta) {
      const set = support(theta);
      const center = Math.min(Math.max(parent.mode?.(theta) ?? NaN, set.low), set.high);
      // The parent's mode moved into the window, unless the density rises towards an end (a U-shaped beta).
      const candidates = [center, set.low, set.high].filter(Number.isFinite);
      return candidates.reduce(
        (best, y) => (logProb(y, theta) > logProb(best, theta) ? y : best),
        candidates[0] ?? NaN,
      );
    },
    entropy: (theta) =>
      discrete
        ? entropyBySummation({ logProb, support, mean: searchFrom }, theta)
        : expectationOf((y) => -logProb(y, theta), theta),
    klDivergence: (p, q) =>
      discrete
        ? klBySummation({ logProb, support, mean: searchFrom }, p, q)
        : expectationOf((y) => logProb(y, p) - logProb(y, q), p, placeInside(family, support(p), q).center),
    score(y, theta, out) {
      if (!contains(support(theta), y)) return out.fill(NaN);
      return window.score(y, theta, out);
    },
    fisherInformation(theta, out) {
      const expectation = (g: (y: number) => number) => expectationOf(g, theta);
      return expectedInformation(parent.paramNames.length, expectation, (y, s) => self.score(y, theta, s), out);
    },
    sample(rng, theta) {
      const u = rng.uniform();
      if (!discrete && normaliser(theta).total > FAR) return near(Math.log(u), Math.log1p(-u), theta);
      return u < 0.5 ? quantile(u, theta) : inverseSurvival(1 - u, theta);
    },
    fit(y, options = {}) {
      const kept = { low, high, lowIncluded: true, highIncluded: true, integers: discrete };
      const observations = checkFit(`fit ${self.name}`, y, options, kept);
      const untruncated = parent.fit?.(y, options);
      // What makes the parent's likelihood unbounded makes this one so too: it is larger everywhere.
      if (untruncated?.reason === "unbounded") return untruncated;
      const start = { ...(untruncated?.theta ?? {}), ...options.fixed } as Theta<K>;
      return fitInLinkSpace({ family: self, y, weights: options.weights, observations, start }, options);
    },
  };
  return guarded<K, TruncatedFamily<K>>(self);
}

function checkArguments<K extends string>(parent: Family<K>, low: number, high: number): void {
  if (!(low < high)) {
    throw new LoglikError(
      "bounds-invalid",
      `truncated ${parent.name}: low is ${low} and high is ${high}; low must be below high. Swap or widen them.`,
      { low, high },
    );
  }
  requireMembers(
    `truncated ${parent.name}`,
    parent,
    ["cdf", "survival", "logCdf", "logSurvival"],
    "which truncation divides by",
  );
}
