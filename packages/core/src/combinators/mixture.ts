import { checkOut } from "../check-parameters.js";
import type { Family, FitOptions, FitResult, Interval, VectorFamily, VectorTheta } from "../family.js";
import { inverse as softmax } from "../links/softmax.js";
import { smallestInteger } from "../numeric/smallest-integer.js";
import { solveMonotone } from "../numeric/solve-monotone.js";
import type { Rng } from "../random/rng.js";
import { weightedSum } from "../sample.js";
import { logSumExp } from "../special/log-sum-exp.js";
import { expectedInformation } from "./expected-information.js";
import { mixtureExpectation, type Weighted } from "./mixture-expectation.js";
import { fitMixture } from "./mixture-fit.js";
import { mixtureLayout } from "./mixture-layout.js";
import { requireMembers } from "./require-members.js";

/** `{ weight, … }`: a vector for each parameter name of the components. */
export type MixtureTheta<K extends string> = VectorTheta<"weight" | K>;

/** A mixture has every function of a family over numbers except a mode, of which it has several. */
export interface MixtureFamily<K extends string> extends Required<Omit<VectorFamily<"weight" | K, number>, "mode">> {
  /** P(component k | y) for each k, into `out`. */
  responsibilities(y: number, theta: MixtureTheta<K>, out: Float64Array): Float64Array;
}

/**
 * The mixture of several families: a component is drawn by `weight`, then a value from it.
 *
 *   f(y) = Σₖ wₖ fₖ(y) / Σₖ wₖ
 *
 * Parameters: `weight` (the simplex), and each parameter name of the components as the vector of its values over the components
 * that have it: `mixture([normal, normal])` has { weight, loc, scale }. The division by Σ w changes nothing on the simplex; off
 * it, it makes the score a derivative along the simplex. Entropy, divergence and information by quadrature (for counts by
 * summation).
 *
 * @throws LoglikError `mixture-components`, `family-incomplete`
 * @see McLachlan & Peel (2000), Finite Mixture Models
 * @example mixture([normal, normal]).logProb(0, { weight: [0.5, 0.5], loc: [-2, 2], scale: [1, 1] })  // -2.9189385332046727
 */
export function mixture<K extends string>(components: readonly Family<K>[]): MixtureFamily<K> {
  const layout = mixtureLayout(components);
  const needed = [
    "cdf",
    "survival",
    "logCdf",
    "logSurvival",
    "quantile",
    "inverseSurvival",
    "mean",
    "variance",
    "fit",
  ] as const;
  for (const component of components)
    requireMembers(`mixture of ${component.name}`, component, needed, "which a mixture adds up");
  const parts = components as readonly (Family<K> & Required<Pick<Family<K>, (typeof needed)[number]>>)[];
  const discrete = components[0].measure === "discrete";
  type At = MixtureTheta<K>;

  const weighted = (theta: At): (Weighted<K> & { family: (typeof parts)[number] })[] => {
    const total = weightedSum(theta.weight);
    return parts.map((family, k) => ({ family, theta: layout.component(theta, k), weight: theta.weight[k] / total }));
  };
  /** A sum over components of logarithms of wₖ times something. */
  const logSum = (theta: At, log: (part: ReturnType<typeof weighted>[number]) => number): number =>
    layout.valid(theta)
      ? logSumExp(weighted(theta).map((part) => Math.log(part.weight) + (part.weight > 0 ? log(part) : 0)))
      : NaN;
  const sum = (theta: At, value: (part: ReturnType<typeof weighted>[number]) => number): number =>
    layout.valid(theta)
      ? weightedSum(weighted(theta).map((part) => (part.weight > 0 ? part.weight * value(part) : 0)))
      : NaN;

  const logProb = (y: number, theta: At) => logSum(theta, (part) => part.family.logProb(y, part.theta));
  const directLogCdf = (y: number, theta: At) => logSum(theta, (part) => part.family.logCdf(y, part.theta));
  const directLogSurvival = (y: number, theta: At) => logSum(theta, (part) => part.family.logSurvival(y, part.theta));
  /** The logarithm of a probability, by its complement where that is the smaller. */
  const accurate = (direct: number, complement: () => number) =>
    direct < -Math.LN2 ? direct : Math.log1p(-complement());

  const support = (theta: At): Interval => {
    const sets = weighted(theta)
      .filter(({ weight }) => weight > 0)
      .map((part) => part.family.support(part.theta));
    const low = Math.min(...sets.map((set) => set.low));
    const high = Math.max(...sets.map((set) => set.high));
    return {
      low,
      high,
      lowIncluded: sets.some((set) => set.low === low && set.lowIncluded),
      highIncluded: sets.some((set) => set.high === high && set.highIncluded),
      integers: discrete,
    };
  };
  /** The mixture's quantile lies between the least and the greatest of its components'. */
  const solve = (theta: At, ends: readonly number[], upper: boolean, level: number): number => {
    const [least, greatest] = [Math.min(...ends), Math.max(...ends)];
    if (least === greatest) return least;
    if (discrete) {
      const reached = (y: number) => (upper ? family.survival(y, theta) <= level : family.cdf(y, theta) >= level);
      return smallestInteger(reached, least, least, greatest);
    }
    const value = upper ? directLogSurvival : directLogCdf;
    const target = Math.log(level);
    let found = NaN;
    return solveMonotone(
      (y) => {
        found = value(y, theta);
        return Math.abs(found - target) <= -4e-16 * target ? 0 : found - target;
      },
      (y) => (upper ? -1 : 1) * Math.exp(logProb(y, theta) - found),
      least + 0.5 * (greatest - least),
      least,
      greatest,
    );
  };
  const expectationOf = (theta: At, g: (y: number) => number, other?: At): number =>
    mixtureExpectation(weighted(theta), (y) => Math.exp(logProb(y, theta)), g, other && weighted(other));

  const family: MixtureFamily<K> = {
    name: `mixture of ${components.map(({ name }) => name).join(", ")}`,
    measure: components[0].measure,
    paramNames: layout.paramNames,
    paramSpecs: layout.paramSpecs,
    eventSize: () => 1,
    support,
    logProb,
    logProbInto(y, theta, out) {
      checkOut("mixture.logProbInto", y.length, out);
      layout.check("mixture.logProbInto", theta);
      const shown = weighted(theta).filter(({ weight }) => weight > 0);
      const columns = shown.map((part) => part.family.logProbInto(y, part.theta, new Float64Array(y.length)));
      const logWeight = shown.map(({ weight }) => Math.log(weight));
      const terms = new Float64Array(shown.length);
      for (let i = 0; i < y.length; i++) {
        for (let k = 0; k < terms.length; k++) terms[k] = logWeight[k] + columns[k][i];
        out[i] = logSumExp(terms);
      }
      return out;
    },
    cdf: (y, theta) => sum(theta, (part) => part.family.cdf(y, part.theta)),
    survival: (y, theta) => sum(theta, (part) => part.family.survival(y, part.theta)),
    logCdf: (y, theta) => accurate(directLogCdf(y, theta), () => family.survival(y, theta)),
    logSurvival: (y, theta) => accurate(directLogSurvival(y, theta), () => family.cdf(y, theta)),
    quantile(p, theta) {
      if (!(p >= 0 && p <= 1) || !layout.valid(theta)) return NaN;
      const shown = weighted(theta).filter(({ weight }) => weight > 0);
      const ends = shown.map((part) => part.family.quantile(p, part.theta));
      // Above one half in the upper tail, where 1 − p still has the digits. Counts compare the cdf with p itself.
      const upper = p > 0.5 && !discrete;
      return p === 0 || p === 1 ? edge(support(theta), p) : solve(theta, ends, upper, upper ? 1 - p : p);
    },
    inverseSurvival(q, theta) {
      if (!(q >= 0 && q <= 1) || !layout.valid(theta)) return NaN;
      const shown = weighted(theta).filter(({ weight }) => weight > 0);
      const ends = shown.map((part) => part.family.inverseSurvival(q, part.theta));
      const upper = q <= 0.5 || discrete;
      return q === 0 || q === 1 ? edge(support(theta), 1 - q) : solve(theta, ends, upper, upper ? q : 1 - q);
    },
    mean: (theta) => sum(theta, (part) => part.family.mean(part.theta)),
    variance(theta) {
      const center = family.mean(theta);
      return sum(theta, (part) => part.family.variance(part.theta) + (part.family.mean(part.theta) - center) ** 2);
    },
    entropy: (theta) => (layout.valid(theta) ? expectationOf(theta, (y) => -logProb(y, theta)) : NaN),
    klDivergence: (p, q) =>
      layout.valid(p) && layout.valid(q) ? expectationOf(p, (y) => logProb(y, p) - logProb(y, q), q) : NaN,
    responsibilities(y, theta, out) {
      if (!layout.valid(theta)) return out.fill(NaN);
      // Relative to the likeliest component: of the sum itself the rounding would enter every share.
      const terms = weighted(theta).map(
        (part) => Math.log(part.weight) + (part.weight > 0 ? part.family.logProb(y, part.theta) : 0),
      );
      return softmax(terms, out);
    },
    score(y, theta, out) {
      const total = logProb(y, theta);
      if (!(total > -Infinity)) return out.fill(NaN);
      const weights = weightedSum(theta.weight);
      const shares = family.responsibilities(y, theta, new Float64Array(components.length));
      weighted(theta).forEach(({ family: part, theta: at }, k) => {
        out[k] = Math.expm1(part.logProb(y, at) - total) / weights;
        const own = part.score(y, at, new Float64Array(part.paramNames.length));
        layout.places[k].forEach((place, j) => {
          out[place] = shares[k] === 0 ? 0 : shares[k] * own[j];
        });
      });
      return out;
    },
    fisherInformation(theta, out) {
      if (!layout.valid(theta)) return out.fill(NaN);
      const expectation = (g: (y: number) => number) => expectationOf(theta, g);
      return expectedInformation(layout.size, expectation, (y, s) => family.score(y, theta, s), out);
    },
    sample(rng: Rng, theta) {
      let left = rng.uniform();
      const shown = weighted(theta).filter(({ weight }) => weight > 0);
      const chosen = shown.find(({ weight }) => (left -= weight) < 0) ?? shown[shown.length - 1];
      return chosen.family.sample(rng, chosen.theta);
    },
    fit: (y: ArrayLike<number>, options: FitOptions = {}): FitResult<MixtureTheta<K>> =>
      fitMixture({ components, layout, family }, y, options),
  };
  return family;
}

function edge(set: Interval, p: number): number {
  return p === 0 ? set.low : set.high;
}
