import { checkFit } from "../check-fit.js";
import { LoglikError } from "../error.js";
import type { Family, FitOptions, FitResult, Interval, Theta } from "../family.js";
import { fitInLinkSpace } from "../fit/fit-in-link-space.js";
import { integrateInterval } from "../numeric/integrate-interval.js";
import { sumOverSupport } from "../numeric/sum-over-support.js";
import { censoredStart } from "./censored-start.js";
import { expectedInformation } from "./expected-information.js";
import { guarded } from "./guarded.js";
import { knownBounds } from "./known-bounds.js";
import type { WithTails } from "./log-mass.js";
import { massScore } from "./mass-score.js";
import { intersection, placeInside } from "./place-inside.js";
import { rememberLast } from "./remember-last.js";
import { requireMembers } from "./require-members.js";
import { tailMomentExists } from "./tail-moments.js";
import type { TruncationBounds } from "./truncated.js";

/** A censored family; a mode only where it is discrete. */
export type CensoredFamily<K extends string> = WithTails<K> &
  Required<Pick<Family<K>, "quantile" | "inverseSurvival" | "mean" | "variance" | "entropy" | "klDivergence" | "fit">>;

/**
 * The family as a gauge with limits reads it: values below `low` are recorded as `low`, values above `high` as `high`.
 *
 *   P(y = low) = P(Y* ≤ low),   f(y) inside,   P(y = high) = P(Y* ≥ high)
 *
 * Unlike a truncated sample a censored one still counts what lies outside: detection limits, waiting times cut off by the end of
 * a study, incomes in a top bracket (the tobit model is `censored(normal, { low: 0 })`). Over a continuous family the law is
 * `mixed`: f is a probability at the limits and a density between them. Parameters are those of the parent.
 *
 * @throws LoglikError `bounds-invalid`, `family-incomplete`
 * @see Tobin (1958), Estimation of relationships for limited dependent variables
 * @example censored(normal, { low: 0 }).logProb(0, { loc: 0, scale: 1 })  // -0.6931471805599453
 */
export function censored<K extends string>(parent: Family<K>, bounds: TruncationBounds): CensoredFamily<K> {
  knownBounds(`censored ${parent.name}`, bounds);
  const { low = -Infinity, high = Infinity } = bounds;
  const name = `censored ${parent.name}`;
  const discrete = parent.measure === "discrete";
  checkBounds(name, low, high, discrete);
  requireMembers(
    name,
    parent,
    ["cdf", "survival", "logCdf", "logSurvival", "quantile", "inverseSurvival"],
    "which a limit needs",
  );
  const family = parent as CensoredFamily<K>;
  // P(Y* ≥ high) is P(Y* > beneath): a count has a mass at the limit itself.
  const beneath = discrete ? high - 1 : high;
  const clamp = (y: number) => Math.min(Math.max(y, low), high);
  const reached = { low: low > -Infinity, high: high < Infinity };
  /** Log masses of the limits, and their scores: the same for all observations of a sample. */
  const logMasses = rememberLast(parent.paramNames, (theta) => ({
    low: reached.low ? family.logCdf(low, theta) : -Infinity,
    high: reached.high ? family.logSurvival(beneath, theta) : -Infinity,
  }));
  const scores = rememberLast(parent.paramNames, (theta) => {
    const size = parent.paramNames.length;
    return {
      low: massScore(family, -Infinity, low, theta, new Float64Array(size)),
      high: massScore(family, beneath, Infinity, theta, new Float64Array(size)),
    };
  });

  const logProb = (y: number, theta: Theta<K>): number => {
    if (!(y >= low && y <= high)) return Number.isNaN(y) ? NaN : -Infinity;
    if (y === low && reached.low) return logMasses(theta).low;
    return y === high && reached.high ? logMasses(theta).high : family.logProb(y, theta);
  };
  const support = (theta: Theta<K>): Interval => {
    const set = intersection(parent.support(theta), low, high);
    // The limits are values, even where the support is open there.
    return {
      ...set,
      lowIncluded: (reached.low && set.low === low) || set.lowIncluded,
      highIncluded: (reached.high && set.high === high) || set.highIncluded,
    };
  };
  /** Σ over the limits and the values between them of P · g, for a g that takes log f(y) as well. */
  const expectationOf = (g: (y: number, logProb: number) => number, theta: Theta<K>, kink?: number): number => {
    const term = (y: number, log: number) => {
      const share = Math.exp(log);
      return share > 0 && share < Infinity ? share * g(y, log) : 0;
    };
    const masses = logMasses(theta);
    const atoms = (reached.low ? term(low, masses.low) : 0) + (reached.high ? term(high, masses.high) : 0);
    const { low: from, high: to } = parent.support(theta);
    const inside = (y: number) => term(y, family.logProb(y, theta));
    if (discrete) {
      const [first, last] = [Math.max(from, low + 1), Math.min(to, high - 1)];
      return atoms + (first <= last ? sumOverSupport(inside, parent.mean?.(theta) ?? first, first, last) : 0);
    }
    const [a, b] = [Math.max(from, low), Math.min(to, high)];
    if (!(a < b)) return atoms;
    const { center, scale } = placeInside(family, { ...parent.support(theta), low: a, high: b }, theta);
    if (kink === undefined || !(kink > a && kink < b)) return atoms + integrateInterval(inside, a, b, center, scale);
    return (
      atoms + integrateInterval(inside, a, kink, center, scale) + integrateInterval(inside, kink, b, center, scale)
    );
  };
  const divergence = (order: number, theta: Theta<K>): number | undefined => {
    const upper = high === Infinity && !discrete && !tailMomentExists(family, 1, order, theta);
    const lower = low === -Infinity && !discrete && !tailMomentExists(family, -1, order, theta);
    return upper || lower ? (upper && lower ? NaN : upper ? Infinity : -Infinity) : undefined;
  };

  const self: CensoredFamily<K> = {
    name,
    measure: discrete ? "discrete" : "mixed",
    paramNames: parent.paramNames,
    paramSpecs: parent.paramSpecs,
    support,
    logProb,
    logProbInto(y, theta, out) {
      const { low: atLow, high: atHigh } = logMasses(theta);
      family.logProbInto(y, theta, out);
      for (let i = 0; i < y.length; i++) {
        if (y[i] > low && y[i] < high) continue;
        out[i] = Number.isNaN(y[i]) ? NaN : y[i] === low ? atLow : y[i] === high ? atHigh : -Infinity;
      }
      return out;
    },
    cdf: (y, theta) => (y < low ? 0 : y >= high ? 1 : family.cdf(y, theta)),
    survival: (y, theta) => (y < low ? 1 : y >= high ? 0 : family.survival(y, theta)),
    logCdf: (y, theta) => (y < low ? -Infinity : y >= high ? 0 : family.logCdf(y, theta)),
    logSurvival: (y, theta) => (y < low ? 0 : y >= high ? -Infinity : family.logSurvival(y, theta)),
    quantile: (p, theta) => clamp(family.quantile(p, theta)),
    inverseSurvival: (q, theta) => clamp(family.inverseSurvival(q, theta)),
    mean: (theta) => divergence(1, theta) ?? expectationOf((y) => y, theta),
    variance(theta) {
      const center = self.mean(theta);
      if (!Number.isFinite(center)) return NaN;
      return divergence(2, theta) ?? expectationOf((y) => (y - center) ** 2, theta);
    },
    entropy: (theta) => expectationOf((_y, log) => -log, theta),
    klDivergence: (p, q) =>
      expectationOf((y, log) => log - logProb(y, q), p, placeInside(family, support(p), q).center),
    score(y, theta, out) {
      if (!(y >= low && y <= high)) return out.fill(NaN);
      const atLimit =
        y === low && reached.low ? scores(theta).low : y === high && reached.high ? scores(theta).high : undefined;
      if (atLimit === undefined) return family.score(y, theta, out);
      for (let j = 0; j < atLimit.length; j++) out[j] = atLimit[j];
      return out;
    },
    fisherInformation(theta, out) {
      const expectation = (g: (y: number) => number) => expectationOf(g, theta);
      return expectedInformation(parent.paramNames.length, expectation, (y, s) => self.score(y, theta, s), out);
    },
    sample: (rng, theta) => clamp(family.sample(rng, theta)),
    fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<Theta<K>> {
      const window = { low, high, lowIncluded: true, highIncluded: true, integers: discrete };
      const observations = checkFit(`fit ${name}`, y, options, window);
      const exact = Array.from(y, (value) => value > low && value < high);
      const start = censoredStart(parent, y, exact, options);
      if ("reason" in start) return { ...start, observations };
      return fitInLinkSpace({ family: self, y, weights: options.weights, observations, start }, options);
    },
  };
  return guarded<K, CensoredFamily<K>>(self);
}

function checkBounds(name: string, low: number, high: number, discrete: boolean): void {
  if (!(low < high)) {
    throw new LoglikError(
      "bounds-invalid",
      `${name}: low is ${low} and high is ${high}; low must be below high. Swap or widen them.`,
      { low, high },
    );
  }
  const broken = [low, high].find((bound) => discrete && Number.isFinite(bound) && !Number.isInteger(bound));
  if (broken === undefined) return;
  throw new LoglikError(
    "bounds-invalid",
    `${name}: the limit ${broken} of a family of integers must be an integer itself, for it is recorded as a value. Round it.`,
    { low, high },
  );
}
