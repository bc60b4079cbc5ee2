import type { Family, Interval, Theta } from "../family.js";
import { contains } from "../interval.js";
import { checkDistribution, checkQuantile, checkSampler, PROBES } from "./check-distribution.js";
import { checkFit } from "./check-fit.js";
import { difference } from "./difference.js";
import { integrate, sumOver } from "./integrate.js";
import { createReport, type Report } from "./report.js";

/** Settings of {@link checkFamily}. */
export interface FamilyCheckOptions {
  /** Relative error allowed where an integral or a difference is compared; default 1e-7. */
  readonly tolerance?: number;
  /**
   * Groups that do not apply, with the reason: normalisation, distribution, quantile, score, information, moments, entropy,
   * divergence, sample, fit, edges.
   */
  readonly except?: Readonly<Record<string, string>>;
  /** Points of positive mass of a `mixed` family, where `logProb` is a log mass. */
  readonly atoms?: (theta: Theta) => readonly number[];
  /** Draws for the test of `sample`; default 20,000. */
  readonly draws?: number;
}

/**
 * Contract tests of any family, ours or yours: the density integrates to one, cdf and density agree, the quantile inverts
 * the cdf, the score is the gradient, E[score] = 0 and E[s sᵀ] is the Fisher information, moments, entropy and divergence
 * are the integrals they claim to be, samples follow the cdf, and a fit is a stationary point that respects weights.
 *
 * It reads `measure`, `support`, `paramSpecs` and which optional members exist, never the family's name.
 *
 * @param cases parameters to check at
 * @returns one sentence a violation; an empty list means that the contract holds
 * @example checkFamily(normal, [{ loc: 0, scale: 1 }, { loc: 3, scale: 0.5 }])  // []
 */
export function checkFamily<K extends string>(
  family: Family<K>,
  cases: readonly Theta<K>[],
  options: FamilyCheckOptions = {},
): readonly string[] {
  return cases.flatMap((theta, index) => {
    const report = createReport(`${family.name} at ${JSON.stringify(theta)}`, options.except);
    checkAt(family, theta, cases[(index + 1) % cases.length], options, report);
    return report.violations;
  });
}

function checkAt<K extends string>(
  family: Family<K>,
  theta: Theta<K>,
  other: Theta<K>,
  options: FamilyCheckOptions,
  report: Report,
): void {
  const { tolerance = 1e-7, draws = 20_000 } = options;
  const set = family.support(theta);
  const place = placeOf(family, theta, set);
  const points = [...new Set(place.points)];
  const atoms = family.measure === "mixed" ? (options.atoms?.(theta) ?? []) : [];
  const p = family.paramNames.length;
  const real = family.paramNames.map((name) => family.paramSpecs[name].kind === "real");

  /** E[g] under the family. */
  const expectation = (size: number, g: (y: number, out: Float64Array) => void): Float64Array => {
    const weighted = (y: number, out: Float64Array) => {
      const density = Math.exp(family.logProb(y, theta));
      if (!(density > 0)) return;
      g(y, out);
      for (let k = 0; k < size; k++) out[k] *= density;
    };
    if (family.measure === "discrete") return sumOver(set, place.center, size, weighted);
    const total = integrate(set, place.center, place.scale, size, weighted);
    const values = new Float64Array(size);
    for (const atom of atoms) {
      values.fill(0);
      weighted(atom, values);
      for (let k = 0; k < size; k++) total[k] += values[k];
    }
    return total;
  };

  report.group("edges", () => checkEdges(family, theta, set, points, report));
  report.group("normalisation", () => {
    const [mass] = expectation(1, (_y, out) => {
      out[0] = 1;
    });
    report.close("the total probability", mass, 1, tolerance);
  });
  report.group("distribution", () => checkDistribution(family, theta, points, place.scale, tolerance, report));
  report.group("quantile", () => checkQuantile(family, theta, set, place.scale, report));

  const information = family.fisherInformation(theta, new Float64Array(p * p));
  const units = family.paramNames.map((name, k) => {
    const unit = 1 / Math.sqrt(information[k * p + k]);
    return unit > 0 && unit < Infinity ? unit : Math.max(1e-3, Math.abs(theta[name]));
  });
  report.group("score", () => {
    const score = new Float64Array(p);
    for (const y of points) {
      family.score(y, theta, score);
      family.paramNames.forEach((name, k) => {
        if (!real[k]) {
          report.holds(`the score of the integer parameter ${name} must be NaN`, Number.isNaN(score[k]));
          return;
        }
        const step = 2e-3 * Math.min(units[k], roomAround(family.paramSpecs[name].domain, theta[name]) / 4);
        const slope = difference((value) => family.logProb(y, { ...theta, [name]: value }), theta[name], step);
        if (Number.isFinite(slope))
          report.close(`score of ${name} at y = ${y}`, score[k], slope, tolerance, 1 / units[k]);
      });
    }
  });
  report.group("information", () => {
    const score = new Float64Array(p);
    const moments = expectation(p + p * p, (y, out) => {
      family.score(y, theta, score);
      for (let k = 0; k < p; k++) {
        out[k] = real[k] ? score[k] : 0;
        for (let l = 0; l < p; l++) out[p + k * p + l] = real[k] && real[l] ? score[k] * score[l] : 0;
      }
    });
    const regular = family.paramNames.map((name, k) => real[k] && !movesSupport(family, theta, name, units[k]));
    for (let k = 0; k < p; k++) {
      if (!regular[k]) continue;
      report.close(`E[score of ${family.paramNames[k]}]`, moments[k], 0, tolerance, 1 / units[k]);
      for (let l = 0; l < p; l++) {
        if (!regular[l]) continue;
        const what = `Fisher information [${family.paramNames[k]}, ${family.paramNames[l]}]`;
        report.close(what, information[k * p + l], moments[p + k * p + l], tolerance, 1 / (units[k] * units[l]));
      }
    }
  });
  report.group("moments", () => {
    const mean = family.mean?.(theta) ?? NaN;
    const variance = family.variance?.(theta) ?? NaN;
    const [first, second] = expectation(2, (y, out) => {
      out[0] = y - place.center;
      out[1] = (y - place.center) ** 2;
    });
    if (Number.isFinite(mean)) report.close("mean", mean, place.center + first, tolerance, place.scale);
    if (Number.isFinite(variance))
      report.close("variance", variance, second - first * first, tolerance, place.scale ** 2);
    const mode = family.mode?.(theta) ?? NaN;
    if (Number.isNaN(mode)) return;
    const highest = Math.max(...points.map((y) => family.logProb(y, theta)));
    report.holds(
      `the density at its mode ${mode} is below that elsewhere`,
      family.logProb(mode, theta) >= highest - 1e-12,
    );
  });
  report.group("entropy", () => {
    if (family.entropy === undefined) return;
    const [entropy] = expectation(1, (y, out) => {
      out[0] = -family.logProb(y, theta);
    });
    report.close("entropy", family.entropy(theta), entropy, tolerance, 1);
  });
  report.group("divergence", () => {
    if (family.klDivergence === undefined) return;
    report.close("KL(p ‖ p)", family.klDivergence(theta, theta), 0, 1e-14, 1);
    const stated = family.klDivergence(theta, other);
    report.holds(`KL is negative: ${stated}`, stated >= 0);
    const [divergence] = expectation(1, (y, out) => {
      out[0] = family.logProb(y, theta) - family.logProb(y, other);
    });
    if (Number.isFinite(stated)) report.close(`KL to ${JSON.stringify(other)}`, stated, divergence, tolerance, 1);
  });
  report.group("sample", () => checkSampler(family, theta, points, draws, report));
  report.group("fit", () => checkFit(family, theta, units, report));
}

/** Where the family lies: a center and a width for integration, and points for pointwise checks. */
function placeOf<K extends string>(family: Family<K>, theta: Theta<K>, set: Interval) {
  const mean = family.mean?.(theta) ?? NaN;
  const deviation = Math.sqrt(family.variance?.(theta) ?? NaN);
  const quantile = family.quantile?.bind(family);
  const center = [quantile?.(0.5, theta), mean, family.mode?.(theta), 0.5 * (set.low + set.high), 0].find(
    (value) => value !== undefined && Number.isFinite(value) && value >= set.low && value <= set.high,
  ) as number;
  const spread = quantile === undefined ? deviation : (quantile(0.75, theta) - quantile(0.25, theta)) / 2;
  const scale = [spread, deviation, 1].find((value) => Number.isFinite(value) && value > 0) as number;
  const points = quantile
    ? PROBES.map((p) => quantile(p, theta))
    : [-2.1, -0.7, 0.3, 1.9].map((z) => center + z * scale);
  const inside = points.map((y) => (set.integers ? Math.round(y) : y)).filter((y) => contains(set, y));
  return { center, scale, points: inside };
}

/** Distance from a value to the nearest end of its domain. */
function roomAround(domain: Interval, value: number): number {
  return Math.min(value - domain.low, domain.high - value);
}

/** Whether the support moves with a parameter: then E[score] = 0 does not hold (uniform, Pareto). */
function movesSupport<K extends string>(family: Family<K>, theta: Theta<K>, name: K, unit: number): boolean {
  const step = 1e-3 * Math.min(unit, roomAround(family.paramSpecs[name].domain, theta[name]));
  const moved = family.support({ ...theta, [name]: theta[name] + step });
  const set = family.support(theta);
  return moved.low !== set.low || moved.high !== set.high;
}

function checkEdges<K extends string>(
  family: Family<K>,
  theta: Theta<K>,
  set: Interval,
  points: readonly number[],
  report: Report,
): void {
  report.holds("logProb(NaN) must be NaN", Number.isNaN(family.logProb(NaN, theta)));
  const outside = [set.low - 1, set.high + 1, ...(set.integers ? [points[0] + 0.5] : [])].filter(Number.isFinite);
  for (const y of outside) {
    report.holds(`logProb(${y}) outside the support must be -Infinity`, family.logProb(y, theta) === -Infinity);
  }
  const y = Float64Array.from([...points, ...outside, NaN]);
  const batch = family.logProbInto(y, theta, new Float64Array(y.length));
  y.forEach((value, i) => {
    report.close(`logProbInto at ${value}`, batch[i], family.logProb(value, theta), 1e-13, 1);
  });
}
