import type { Family, Theta } from "../family.js";
import { contains } from "../interval.js";
import { createRng } from "../random/philox.js";
import { difference } from "./difference.js";
import { type Place, PROBES, roomAround } from "./place.js";
import type { Report } from "./report.js";

/** The cdf and its three companions agree with each other and with the density. */
export function checkDistribution<K extends string>(
  family: Family<K>,
  theta: Theta<K>,
  { set, points, scale }: Place,
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
      const room = roomAround(set, y);
      // So close to an end away from 0 that the coordinate itself has no digits for a difference.
      if (room < 1e-7 * Math.abs(y)) continue;
      // The smaller tail over the density is the width on which it varies there.
      const step = Math.min((2e-3 * Math.min(lower, upper)) / density, 1e-2 * room);
      // The smaller tail has the digits.
      const fromAbove = lower > 0.5 && survival !== undefined;
      const slope = fromAbove
        ? -difference((at) => survival(at, theta), y, step)
        : difference((at) => cdf(at, theta), y, step);
      const what = fromAbove ? "slope of the survival function" : "slope of the cdf";
      report.close(`${what} at ${y}`, slope, density, tolerance, 1e-5 / scale);
    }
  }
}

/** Below everything the cdf is 0, above everything 1. */
export function checkEnds<K extends string>(family: Family<K>, theta: Theta<K>, report: Report): void {
  const { cdf, survival, logCdf, logSurvival } = family;
  if (cdf === undefined) return;
  for (const [y, expected] of [
    [-Infinity, 0],
    [Infinity, 1],
  ]) {
    report.close(`cdf(${y})`, cdf(y, theta), expected, 0);
    if (survival !== undefined) report.close(`survival(${y})`, survival(y, theta), 1 - expected, 0);
    if (logCdf !== undefined) report.close(`logCdf(${y})`, logCdf(y, theta), Math.log(expected), 0);
    if (logSurvival !== undefined) report.close(`logSurvival(${y})`, logSurvival(y, theta), Math.log(1 - expected), 0);
  }
}

/** The quantile function inverts the cdf, and gives the smallest such point where the cdf has jumps. */
export function checkQuantile<K extends string>(
  family: Family<K>,
  theta: Theta<K>,
  { set, scale }: Place,
  report: Report,
): void {
  const { quantile, cdf } = family;
  if (quantile === undefined || cdf === undefined) return;
  for (const p of PROBES) {
    const y = quantile(p, theta);
    if (family.measure === "continuous") {
      report.close(`cdf(quantile(${p}))`, cdf(y, theta), p, 1e-10 + rounding(family, theta, y) / p);
    } else {
      report.holds(`cdf(quantile(${p})) falls short of ${p}`, cdf(y, theta) >= p * (1 - 1e-13));
      const before = family.measure === "discrete" ? y - 1 : y - 1e-9 * Math.max(scale, Math.abs(y));
      const smaller = before >= set.low ? cdf(before, theta) : 0;
      report.holds(`quantile(${p}) = ${y} is not the smallest`, smaller < p * (1 + 1e-13));
    }
  }
  report.close("quantile(0)", quantile(0, theta), set.low, 0);
  report.close("quantile(1)", quantile(1, theta), set.high, 0);
  for (const p of [-0.1, 1.1, NaN]) report.holds(`quantile(${p}) must be NaN`, Number.isNaN(quantile(p, theta)));
}

/** The quantile of the upper tail inverts the survival function, far below 1e-16 too. */
export function checkInverseSurvival<K extends string>(
  family: Family<K>,
  theta: Theta<K>,
  { set }: Place,
  report: Report,
): void {
  const { inverseSurvival, survival, logSurvival } = family;
  if (inverseSurvival === undefined || survival === undefined) return;
  for (const q of PROBES) {
    const y = inverseSurvival(q, theta);
    if (family.measure === "continuous") {
      report.close(`survival(inverseSurvival(${q}))`, survival(y, theta), q, 1e-10 + rounding(family, theta, y) / q);
    } else if (family.measure === "discrete") {
      report.holds(`survival(inverseSurvival(${q})) exceeds ${q}`, survival(y, theta) <= q * (1 + 1e-13));
      const larger = y - 1 >= set.low ? survival(y - 1, theta) : 1;
      report.holds(`inverseSurvival(${q}) = ${y} is not the smallest`, larger > q * (1 - 1e-13));
    }
  }
  if (family.measure === "continuous" && set.high === Infinity && logSurvival !== undefined) {
    const y = inverseSurvival(1e-30, theta);
    const allowed = 1e-10 + rounding(family, theta, y) / 1e-30;
    report.close("logSurvival(inverseSurvival(1e-30))", logSurvival(y, theta), Math.log(1e-30), allowed, 1);
  }
  report.close("inverseSurvival(0)", inverseSurvival(0, theta), set.high, 0);
  report.close("inverseSurvival(1)", inverseSurvival(1, theta), set.low, 0);
  for (const q of [-0.1, 1.1, NaN]) {
    report.holds(`inverseSurvival(${q}) must be NaN`, Number.isNaN(inverseSurvival(q, theta)));
  }
}

/** A quantile is rounded by an ulp of y, which moves the cdf by density · ulp. */
function rounding<K extends string>(family: Family<K>, theta: Theta<K>, y: number): number {
  return Math.abs(y) * 4e-16 * Math.exp(family.logProb(y, theta));
}

/** The share of draws below each point lies in the binomial band around the cdf there. */
export function checkSampler<K extends string>(
  family: Family<K>,
  theta: Theta<K>,
  { set, points }: Place,
  draws: number,
  report: Report,
): void {
  const rng = createRng(20_240, `check ${family.name}`);
  const y = Float64Array.from({ length: draws }, () => family.sample(rng, theta));
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
