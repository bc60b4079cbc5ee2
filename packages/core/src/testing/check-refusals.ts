import type { Family, Interval, Theta } from "../family.js";
import type { Place } from "./place.js";
import { type Report, throwsLoglikError } from "./report.js";

/** Outside the support the log density is −Infinity; at NaN it is NaN; a batch says the same as its single values. */
export function checkEdges<K extends string>(
  family: Family<K>,
  theta: Theta<K>,
  { points }: Place,
  report: Report,
): void {
  const p = family.paramNames.length;
  for (const name of ["logProb", "cdf", "survival", "logCdf", "logSurvival"] as const) {
    const value = family[name]?.(NaN, theta) ?? NaN;
    report.holds(`${name}(NaN) is ${value}, not NaN`, Number.isNaN(value));
  }
  const score = family.score(NaN, theta, new Float64Array(p));
  report.holds(`score(NaN) is ${Array.from(score)}, not NaN`, score.every(Number.isNaN));
  const y = Float64Array.from([...points, -1e300, 1e300, NaN]);
  const batch = family.logProbInto(y, theta, new Float64Array(y.length));
  y.forEach((value, i) => {
    report.close(`logProbInto at ${value}`, batch[i], family.logProb(value, theta), 1e-13, 1);
  });
  const short = throwsLoglikError(() => family.logProbInto(y, theta, new Float64Array(y.length - 1)));
  report.holds("logProbInto accepts an output that is too short", short);
}

/** Outside the support: log density −Infinity, no score. */
export function checkOutside<K extends string>(
  family: Family<K>,
  theta: Theta<K>,
  { set, points }: Place,
  report: Report,
): void {
  const outside = [set.low - 1, set.high + 1, ...(set.integers ? [points[0] + 0.5] : [])].filter(Number.isFinite);
  for (const y of outside) {
    const value = family.logProb(y, theta);
    report.holds(`logProb(${y}) outside the support is ${value}, not -Infinity`, value === -Infinity);
    const [batch] = family.logProbInto([y], theta, new Float64Array(1));
    report.holds(`logProbInto at ${y} outside the support is ${batch}, not -Infinity`, batch === -Infinity);
    const score = family.score(y, theta, new Float64Array(family.paramNames.length));
    report.holds(`score(${y}) outside the support is ${Array.from(score)}, not NaN`, score.every(Number.isNaN));
  }
}

/** Invalid parameters give NaN or an error, never a plausible number, whatever is asked. */
export function checkInvalidParameters<K extends string>(
  family: Family<K>,
  theta: Theta<K>,
  { points }: Place,
  report: Report,
): void {
  const y = points[points.length >> 1];
  const p = family.paramNames.length;
  for (const name of family.paramNames) {
    for (const value of invalidValues(family.paramSpecs[name].domain)) {
      const bad = { ...theta, [name]: value } as Theta<K>;
      const at = `at ${name} = ${value}`;
      const results: Readonly<Record<string, (() => number | ArrayLike<number>) | undefined>> = {
        logProb: () => family.logProb(y, bad),
        cdf: family.cdf && (() => family.cdf?.(y, bad) ?? NaN),
        survival: family.survival && (() => family.survival?.(y, bad) ?? NaN),
        logCdf: family.logCdf && (() => family.logCdf?.(y, bad) ?? NaN),
        logSurvival: family.logSurvival && (() => family.logSurvival?.(y, bad) ?? NaN),
        "logProb of an infinite y": () => family.logProb(Infinity, bad),
        "cdf of an infinite y": family.cdf && (() => family.cdf?.(Infinity, bad) ?? NaN),
        quantile: family.quantile && (() => family.quantile?.(0.3, bad) ?? NaN),
        "quantile of 0": family.quantile && (() => family.quantile?.(0, bad) ?? NaN),
        inverseSurvival: family.inverseSurvival && (() => family.inverseSurvival?.(0.3, bad) ?? NaN),
        mean: family.mean && (() => family.mean?.(bad) ?? NaN),
        variance: family.variance && (() => family.variance?.(bad) ?? NaN),
        mode: family.mode && (() => family.mode?.(bad) ?? NaN),
        entropy: family.entropy && (() => family.entropy?.(bad) ?? NaN),
        "klDivergence from it": family.klDivergence && (() => family.klDivergence?.(bad, theta) ?? NaN),
        "klDivergence to it": family.klDivergence && (() => family.klDivergence?.(theta, bad) ?? NaN),
        score: () => family.score(y, bad, new Float64Array(p)),
        pathwise: family.pathwise && (() => family.pathwise?.(y, bad, new Float64Array(p)) ?? NaN),
        fisherInformation: () => family.fisherInformation(bad, new Float64Array(p * p)),
      };
      for (const [what, call] of Object.entries(results)) {
        if (call === undefined) continue;
        const result = resultOf(call);
        report.holds(`${what} ${at} is ${result}, a plausible number`, result === "refused");
      }
      const refused = throwsLoglikError(() => family.logProbInto([y], bad, new Float64Array(1)));
      report.holds(`logProbInto accepts ${name} = ${value}`, refused);
    }
  }
}

/** NaN, the infinities that the domain leaves out, and what lies beyond its finite ends. */
function invalidValues(domain: Interval): readonly number[] {
  const low = domain.low === -Infinity ? [-Infinity] : [domain.low - 1, ...(domain.lowIncluded ? [] : [domain.low])];
  const high = domain.high === Infinity ? [Infinity] : [domain.high + 1, ...(domain.highIncluded ? [] : [domain.high])];
  return [NaN, ...low, ...high, ...(domain.integers ? [(Number.isFinite(domain.low) ? domain.low : 0) + 0.5] : [])];
}

/** "refused" for NaN throughout or a LoglikError, else what came back. */
function resultOf(call: () => number | ArrayLike<number>): string {
  try {
    const result = call();
    const values = typeof result === "number" ? [result] : Array.from(result);
    return values.every(Number.isNaN) ? "refused" : values.join(", ");
  } catch (error) {
    return error instanceof Error && error.name === "LoglikError" ? "refused" : `the exception ${String(error)}`;
  }
}
