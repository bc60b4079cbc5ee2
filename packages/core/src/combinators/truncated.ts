import { entropyBySummation, expectation, klByQuadrature, klBySummation } from "../divergence.js";
import { LoglikError } from "../error.js";
import type { Family, Interval, Theta } from "../family.js";
import { fitInLinkSpace } from "../fit/fit-in-link-space.js";
import { smallestInteger } from "../numeric/smallest-integer.js";
import { solveMonotone } from "../numeric/solve-monotone.js";
import { sumOverSupport } from "../numeric/sum-over-support.js";
import { checkSample } from "../sample.js";
import { log1mExp } from "../special/log1m-exp.js";
import { logMass, type WithTails } from "./log-mass.js";
import { massScore } from "./mass-score.js";

/** Where to cut; both ends belong to what is left. */
export interface TruncationBounds {
  /** Default −Infinity. */
  readonly low?: number;
  /** Default Infinity. */
  readonly high?: number;
}

/** A truncated family has every function a scalar family can have. */
export type TruncatedFamily<K extends string> = WithTails<K> &
  Required<Pick<Family<K>, "quantile" | "inverseSurvival" | "mean" | "variance" | "entropy" | "klDivergence" | "fit">>;

/**
 * The family conditioned on low ≤ Y ≤ high: observations outside were never recorded.
 *
 *   f(y) / P(low ≤ Y ≤ high),   low ≤ y ≤ high
 *
 * Everything is taken in log tails, so that a window 40 standard deviations out is as good as one at the mean. The parameters
 * stay those of the parent. Moments, entropy and divergence by quadrature over quantiles (by summation for counts).
 *
 * @throws LoglikError `bounds-invalid`, `family-incomplete`
 * @example truncated(normal, { low: 0 }).logProb(1, { loc: 0, scale: 1 })  // −0.7257913526447274
 */
export function truncated<K extends string>(parent: Family<K>, bounds: TruncationBounds): TruncatedFamily<K> {
  const { low = -Infinity, high = Infinity } = bounds;
  const discrete = parent.measure === "discrete";
  checkArguments(parent, low, high);
  const family = parent as WithTails<K>;
  // The open lower end of the kept mass: P(below < Y ≤ high).
  const below = discrete ? Math.ceil(low) - 1 : low;
  const total = (theta: Theta<K>) => logMass(family, below, high, theta);
  const inside = (y: number) => y >= low && y <= high;

  const logCdf = (y: number, theta: Theta<K>): number => {
    if (!(y >= low)) return Number.isNaN(y) ? NaN : -Infinity;
    return y >= high ? 0 : Math.min(0, logMass(family, below, y, theta) - total(theta));
  };
  const logSurvival = (y: number, theta: Theta<K>): number => {
    if (!(y < high)) return Number.isNaN(y) ? NaN : -Infinity;
    return y < low ? 0 : Math.min(0, logMass(family, y, high, theta) - total(theta));
  };
  // Of two complementary logarithms the one below log ½ is accurate; the other follows from it.
  const accurate = (direct: number, other: () => number) => (direct < -Math.LN2 ? direct : log1mExp(-other()));
  const logProb = (y: number, theta: Theta<K>) =>
    inside(y) ? family.logProb(y, theta) - total(theta) : Number.isNaN(y) ? NaN : -Infinity;
  const support = (theta: Theta<K>): Interval => intersection(parent.support(theta), low, high);

  const quantileAt = (logLower: number, logUpper: number, theta: Theta<K>): number => {
    const set = support(theta);
    if (Number.isNaN(logLower) || Number.isNaN(logUpper)) return NaN;
    if (logLower === -Infinity) return set.low;
    if (logUpper === -Infinity) return set.high;
    const lower = logLower <= logUpper;
    const value = lower ? logCdf : logSurvival;
    const target = lower ? logLower : logUpper;
    return solveMonotone(
      (y) => value(y, theta) - target,
      (y) => (lower ? 1 : -1) * Math.exp(logProb(y, theta) - value(y, theta)),
      startInside(family, set, theta),
      set.low,
      set.high,
    );
  };
  const searchFrom = (theta: Theta<K>) => Math.min(Math.max(parent.mean?.(theta) ?? 0, low), high);
  const quantile = (p: number, theta: Theta<K>): number => {
    if (!(p >= 0 && p <= 1)) return NaN;
    if (!discrete) return quantileAt(Math.log(p), Math.log1p(-p), theta);
    const set = support(theta);
    return smallestInteger((k) => Math.exp(logCdf(k, theta)) >= p, searchFrom(theta), set.low, set.high);
  };
  const inverseSurvival = (q: number, theta: Theta<K>): number => {
    if (!(q >= 0 && q <= 1)) return NaN;
    if (!discrete) return quantileAt(Math.log1p(-q), Math.log(q), theta);
    const set = support(theta);
    return smallestInteger((k) => Math.exp(logSurvival(k, theta)) <= q, searchFrom(theta), set.low, set.high);
  };
  const mean = (theta: Theta<K>): number => expectationOf((y) => y, theta);
  const expectationOf = (g: (y: number) => number, theta: Theta<K>): number => {
    if (!discrete) return expectation({ quantile, inverseSurvival }, theta, g);
    const set = support(theta);
    const term = (k: number) => Math.exp(logProb(k, theta)) * g(k);
    return sumOverSupport(term, searchFrom(theta), set.low, set.high);
  };

  const self: TruncatedFamily<K> = {
    name: `truncated ${parent.name}`,
    measure: parent.measure,
    paramNames: parent.paramNames,
    paramSpecs: parent.paramSpecs,
    support,
    logProb,
    logProbInto(y, theta, out) {
      const constant = total(theta);
      family.logProbInto(y, theta, out);
      for (let i = 0; i < y.length; i++)
        out[i] = inside(y[i]) ? out[i] - constant : Number.isNaN(y[i]) ? NaN : -Infinity;
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
      const center = mean(theta);
      return expectationOf((y) => (y - center) ** 2, theta);
    },
    entropy: (theta) =>
      discrete
        ? entropyBySummation({ logProb, support, mean: searchFrom }, theta)
        : expectation({ quantile, inverseSurvival }, theta, (y) => -logProb(y, theta)),
    klDivergence: (p, q) =>
      discrete
        ? klBySummation({ logProb, support, mean: searchFrom }, p, q)
        : klByQuadrature({ logProb, quantile, inverseSurvival }, p, q),
    score(y, theta, out) {
      if (!inside(y)) return out.fill(NaN);
      const normaliser = massScore(family, below, high, theta, new Float64Array(out.length));
      family.score(y, theta, out);
      for (let j = 0; j < out.length; j++) out[j] -= normaliser[j];
      return out;
    },
    fisherInformation(theta, out) {
      const p = parent.paramNames.length;
      const s = new Float64Array(p);
      for (let i = 0; i < p; i++) {
        for (let j = 0; j <= i; j++) {
          out[i * p + j] = expectationOf((y) => {
            self.score(y, theta, s);
            return s[i] * s[j];
          }, theta);
          out[j * p + i] = out[i * p + j];
        }
      }
      return out;
    },
    sample(rng, theta) {
      const u = rng.uniform();
      return u < 0.5 ? quantile(u, theta) : inverseSurvival(1 - u, theta);
    },
    fit(y, options = {}) {
      const window = { low, high, lowIncluded: true, highIncluded: true, integers: discrete };
      const observations = checkSample(`fit ${self.name}`, y, options.weights, window);
      const untruncated = parent.fit?.(y, options);
      const start = { ...(untruncated?.theta ?? {}), ...options.fixed } as Theta<K>;
      return fitInLinkSpace({ family: self, y, weights: options.weights, observations, start }, options);
    },
  };
  return self;
}

function intersection(set: Interval, low: number, high: number): Interval {
  const lowest = set.integers ? Math.ceil(low) : low;
  const highest = set.integers ? Math.floor(high) : high;
  return {
    low: Math.max(set.low, lowest),
    high: Math.min(set.high, highest),
    lowIncluded: lowest > set.low ? lowest !== -Infinity : set.lowIncluded,
    highIncluded: highest < set.high ? highest !== Infinity : set.highIncluded,
    integers: set.integers,
  };
}

/** A point where the truncated density is not negligible: the parent's mode or median, moved into the window. */
function startInside<K extends string>(family: Family<K>, set: Interval, theta: Theta<K>): number {
  const center = family.quantile?.(0.5, theta) ?? family.mode?.(theta) ?? 0;
  if (center > set.low && center < set.high) return center;
  if (Number.isFinite(set.low) && Number.isFinite(set.high)) return set.low + 0.5 * (set.high - set.low);
  // Beyond the centre the density falls off at the rate of its logarithm's slope at the near end.
  const end = center <= set.low ? set.low : set.high;
  const away = center <= set.low ? 1 : -1;
  const step = 1e-6 * Math.max(1, Math.abs(end));
  const slope = Math.abs(family.logProb(end + away * step, theta) - family.logProb(end, theta)) / step;
  return end + away * (slope > 0 ? 0.7 / slope : 1);
}

function checkArguments<K extends string>(parent: Family<K>, low: number, high: number): void {
  if (!(low < high)) {
    throw new LoglikError(
      "bounds-invalid",
      `truncated ${parent.name}: low is ${low} and high is ${high}; low must be below high. Swap or widen them.`,
      { low, high },
    );
  }
  for (const member of ["cdf", "survival", "logCdf", "logSurvival"] as const) {
    if (parent[member] !== undefined) continue;
    throw new LoglikError(
      "family-incomplete",
      `truncated ${parent.name}: the family has no ${member}, which truncation divides by. Add ${member} to the family.`,
      { member },
    );
  }
}
