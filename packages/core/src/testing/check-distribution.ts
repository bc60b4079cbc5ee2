import type { Family, Interval, Theta } from "../family.js";
import { contains } from "../interval.js";
import { createRng } from "../random/philox.js";
import { difference } from "./difference.js";
import type { Report } from "./report.js";

/** Probabilities at whose quantiles pointwise checks are made. The median is avoided: it may be a kink. */
export const PROBES = [1e-6, 0.01, 0.12, 0.37, 0.61, 0.88, 0.99, 1 - 1e-6];

/** The cdf and its three companions agree with each other and with the density. */
export function checkDistribution<K extends string>(
  family: Family<K>,
  theta: Theta<K>,
  points: readonly number[],
  scale: number,
  tolerance: number,
  report: Report,
): void {
  const { cdf, survival, logCdf, logSurvival } = family;
  if (cdf === undefined) return;
  for (const y of points) {
    const lower = cdf(y, theta);
    const upper = survival?.(y, theta) ?? 1 - lower;
    report.close(`cdf + survival at ${y}`, lower + upper, 1, 1e-14);
    if (logCdf !== undefined) report.close(`exp(logCdf) at ${y}`, Math.exp(logCdf(y, theta)), lower, 1e-12);
    if (logSurvival !== undefined) {
      report.close(`exp(logSurvival) at ${y}`, Math.exp(logSurvival(y, theta)), upper, 1e-12);
    }
    const density = Math.exp(family.logProb(y, theta));
    if (family.measure === "discrete") {
      report.close(`cdf jump at ${y}`, lower - cdf(y - 1, theta), density, tolerance, 1e-7);
    } else if (family.measure === "continuous") {
      const slope = difference((at) => cdf(at, theta), y, 1e-3 * scale);
      report.close(`slope of the cdf at ${y}`, slope, density, tolerance, 1e-5 / scale);
    }
  }
}

/** The quantile function inverts the cdf, and gives the smallest such point where the cdf has jumps. */
export function checkQuantile<K extends string>(
  family: Family<K>,
  theta: Theta<K>,
  set: Interval,
  scale: number,
  report: Report,
): void {
  const { quantile, cdf } = family;
  if (quantile === undefined || cdf === undefined) return;
  for (const p of PROBES) {
    const y = quantile(p, theta);
    if (family.measure === "continuous") {
      // A quantile is rounded by an ulp of y, which moves the cdf by density · ulp.
      const rounding = (Math.abs(y) * 4e-16 * Math.exp(family.logProb(y, theta))) / p;
      report.close(`cdf(quantile(${p}))`, cdf(y, theta), p, 1e-10 + rounding);
    } else {
      report.holds(`cdf(quantile(${p})) falls short of ${p}`, cdf(y, theta) >= p * (1 - 1e-13));
      const before = family.measure === "discrete" ? y - 1 : y - 1e-9 * Math.max(scale, Math.abs(y));
      const smaller = before >= set.low ? cdf(before, theta) : 0;
      report.holds(`quantile(${p}) = ${y} is not the smallest`, smaller < p * (1 + 1e-13));
    }
  }
  for (const p of [-0.1, 1.1, NaN]) report.holds(`quantile(${p}) must be NaN`, Number.isNaN(quantile(p, theta)));
}

/** The share of draws below each point lies in the binomial band around the cdf there. */
export function checkSampler<K extends string>(
  family: Family<K>,
  theta: Theta<K>,
  points: readonly number[],
  draws: number,
  report: Report,
): void {
  const rng = createRng(20_240, `check ${family.name}`);
  const y = Float64Array.from({ length: draws }, () => family.sample(rng, theta));
  const set = family.support(theta);
  report.holds(
    "a draw lies outside the support",
    y.every((value) => contains(set, value)),
  );
  if (family.cdf === undefined) return;
  for (const at of points) {
    const expected = family.cdf(at, theta);
    const share = y.reduce((count, value) => count + (value <= at ? 1 : 0), 0) / draws;
    // Five standard errors of a binomial share, and one draw for very small probabilities.
    const band = 5 * Math.sqrt((expected * (1 - expected)) / draws) + 2 / draws;
    const what = `share of draws up to ${at} is ${share}, expected ${expected} ± ${band}`;
    report.holds(what, Math.abs(share - expected) <= band);
  }
}
