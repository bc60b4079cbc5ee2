import { checkFitOptions } from "../check-fit.js";
import { checkWeights } from "../check-weights.js";
import { LoglikError } from "../error.js";
import type { Family, FitOptions, FitResult, Interval, Theta, VectorFamily, VectorTheta } from "../family.js";
import { fitInLinkSpace } from "../fit/fit-in-link-space.js";
import { contains, describeInterval } from "../interval.js";
import type { Rng } from "../random/rng.js";
import { censoredStart } from "./censored-start.js";
import { knownSupport } from "./known-support.js";
import { logMass, type WithTails } from "./log-mass.js";
import { massScore } from "./mass-score.js";
import { requireMembers } from "./require-members.js";

/** What is known of one value: it lies in [lower, upper], either infinite; equal ends are an exact value. */
export type Bracket = ArrayLike<number>;

/** A family of brackets; information and moments depend on who brackets, so they are not here. */
export type IntervalCensoredFamily<K extends string> = VectorFamily<K, Bracket> &
  Required<Pick<VectorFamily<K, Bracket>, "logProbInto" | "fit">>;

/**
 * The family observed through brackets, one pair [lower, upper] an observation:
 *
 *   [t, t] exact: f(t);   [t, ∞] right-censored: P(Y > t);   [−∞, t] left-censored: P(Y ≤ t);   [s, t]: P(s < Y ≤ t)
 *
 * For counts both ends belong to the bracket, P(s ≤ Y ≤ t). The likelihood of survival data: `intervalCensored(weibull)`.
 * Parameters are those of the parent, as vectors of length 1. How the brackets come about is no part of the model (it must not
 * depend on the value otherwise), so a draw of `sample` is an exact value.
 *
 * @throws LoglikError `family-incomplete`
 * @see Klein & Moeschberger (2003), Survival Analysis, ch. 3
 * @example intervalCensored(exponential).logProb([2, Infinity], { rate: [0.5] })  // -1
 */
export function intervalCensored<K extends string>(parent: Family<K>): IntervalCensoredFamily<K> {
  const name = `intervalCensored ${parent.name}`;
  requireMembers(name, parent, ["cdf", "survival", "logCdf", "logSurvival"], "which brackets are measured by");
  const family = parent as WithTails<K>;
  const discrete = parent.measure === "discrete";
  const scalars = (theta: VectorTheta<K>): Theta<K> =>
    Object.fromEntries(parent.paramNames.map((param) => [param, theta[param][0]])) as Theta<K>;
  const valid = (theta: Theta<K>) =>
    parent.paramNames.every((param) => contains(parent.paramSpecs[param].domain, theta[param]));
  /** The open lower end: brackets of counts include their lower end. */
  const below = (lower: number) => (discrete ? Math.ceil(lower) - 1 : lower);

  const logProbAt = (lower: number, upper: number, theta: Theta<K>): number => {
    if (!(lower <= upper) || !valid(theta)) return NaN;
    return lower === upper ? family.logProb(lower, theta) : Math.min(0, logMass(family, below(lower), upper, theta));
  };
  const scoreAt = (lower: number, upper: number, theta: Theta<K>, out: Float64Array): Float64Array => {
    if (!(lower <= upper) || !valid(theta)) return out.fill(NaN);
    if (lower === upper) return family.score(lower, theta, out);
    return massScore(family, below(lower), upper, theta, out);
  };

  return {
    name,
    measure: "mixed",
    paramNames: parent.paramNames,
    paramSpecs: parent.paramSpecs,
    eventSize: () => 2,
    support: (theta): Interval => parent.support(scalars(theta)),
    logProb: (y, theta) => logProbAt(y[0], y[1], scalars(theta)),
    logProbInto(y, theta, out) {
      const at = scalars(theta);
      for (let i = 0; i < y.length; i++) out[i] = logProbAt(y[i][0], y[i][1], at);
      return out;
    },
    score: (y, theta, out) => scoreAt(y[0], y[1], scalars(theta), out),
    sample(rng: Rng, theta) {
      const value = parent.sample(rng, scalars(theta));
      return [value, value];
    },
    fit(y: ArrayLike<Bracket>, options: FitOptions = {}): FitResult<VectorTheta<K>> {
      checkFitOptions(`fit ${name}`, options);
      const { weights } = options;
      checkBrackets(`fit ${name}`, y, parent);
      const observations = checkWeights(`fit ${name}`, weights, y.length);
      const rows = Array.from(y, (_, i) => i);
      const exact = rows.map((i) => y[i][0] === y[i][1]);
      const start = censoredStart(
        parent,
        rows.map((i) => representative(y[i])),
        exact,
        options,
      );
      const vectors = (result: FitResult<Theta<K>>): FitResult<VectorTheta<K>> => ({
        ...result,
        theta: Object.fromEntries(
          parent.paramNames.map((param) => [param, [result.theta[param]]]),
        ) as unknown as VectorTheta<K>,
      });
      if ("reason" in start) return vectors({ ...start, observations });
      // Newton's method works on numbers: it is given the row of each bracket.
      const byRow = {
        paramNames: parent.paramNames,
        paramSpecs: parent.paramSpecs,
        logProb: (i: number, theta: Theta<K>) => logProbAt(y[i][0], y[i][1], theta),
        score: (i: number, theta: Theta<K>, out: Float64Array) => scoreAt(y[i][0], y[i][1], theta, out),
      };
      return vectors(fitInLinkSpace({ family: byRow, y: rows, weights, observations, start }, options));
    },
  };
}

/** One value for a bracket: itself, its middle, or its finite end. */
function representative({ 0: lower, 1: upper }: Bracket): number {
  if (Number.isFinite(lower) && Number.isFinite(upper)) return lower + 0.5 * (upper - lower);
  return Number.isFinite(lower) ? lower : upper;
}

function checkBrackets<K extends string>(where: string, y: ArrayLike<Bracket>, parent: Family<K>): void {
  if (!(y.length > 0)) {
    throw new LoglikError(
      "sample-empty",
      `${where}: y is empty; a fit needs at least one observation. Pass some data.`,
    );
  }
  const set = knownSupport(parent);
  for (let i = 0; i < y.length; i++) {
    const { length, 0: lower, 1: upper } = y[i];
    if (length === 2 && (lower === upper ? Number.isFinite(lower) && contains(set, lower) : lower < upper)) continue;
    throw new LoglikError(
      "bracket-invalid",
      `${where}: y[${i}] is [${Array.from(y[i]).join(", ")}]; it must be a pair [lower, upper] with lower ≤ upper: infinite ` +
        `where an end is unknown, equal for an exact value, which must be ${describeInterval(set)}. Mend or drop the row.`,
      { index: i, value: Array.from(y[i]) },
    );
  }
}
