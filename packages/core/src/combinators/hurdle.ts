import { checkFit } from "../check-fit.js";
import { LoglikError } from "../error.js";
import type { Family, FitOptions, FitResult, Interval } from "../family.js";
import { weightedSum } from "../sample.js";
import { xLogY } from "../special/x-log-y.js";
import { knownSupport } from "./known-support.js";
import { requireMembers } from "./require-members.js";
import { truncated } from "./truncated.js";
import { type Rest, type ZeroAtomFamily, type ZeroTheta, zeroAtom } from "./zero-atom.js";

/** A hurdle family has every function of a scalar family; a mode only where it is discrete. */
export type HurdleFamily<K extends string> = ZeroAtomFamily<K> & Required<Pick<Family<"zeroProb" | K>, "fit">>;

/**
 * Zero or not first, how much second: 0 with probability z = `zeroProb`, else a draw of the family that is not zero.
 *
 *   f(0) = z,   f(y) = (1 − z) r(y)/(1 − r(0)) for y ≠ 0
 *
 * Over counts the family is truncated at 1. Over a continuous family (rain, expenses) r(0) counts as 0 and the law is `mixed`:
 * f is a probability at 0 and a density elsewhere. The two parts of the likelihood separate, so that zeroProb is estimated by
 * the share of zeros, and the rest from the others.
 *
 * @throws LoglikError `family-not-counts` for a discrete family with negative values, `family-incomplete`
 * @see Mullahy (1986), Specification and testing of some modified count data models
 * @example hurdle(poisson).logProb(1, { zeroProb: 0.3, rate: 2.5 })  // -1.8547337283225391
 */
export function hurdle<K extends string>(family: Family<K>): HurdleFamily<K> {
  const name = `hurdle ${family.name}`;
  const discrete = family.measure === "discrete";
  const needed = [
    "cdf",
    "survival",
    "logCdf",
    "logSurvival",
    "quantile",
    "inverseSurvival",
    "mean",
    "variance",
  ] as const;
  requireMembers(name, family, needed, "which a hurdle builds on");
  if (!discrete) requireMembers(name, family, ["entropy", "klDivergence", "fit"], "which a hurdle builds on");
  if (discrete && knownSupport(family).low < 0) {
    throw new LoglikError(
      "family-not-counts",
      `${name}: the family has negative values, between which and the positive ones no hurdle stands. Use one over counts.`,
    );
  }
  const rest = (discrete ? truncated(family, { low: 1 }) : family) as Rest<K> & Required<Pick<Family<K>, "fit">>;
  const law = zeroAtom(name, rest, false);

  function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<ZeroTheta<K>> {
    const { fixed, weights } = options;
    const total = checkFit(`fit ${name}`, y, options, withZero(family));
    const weightOf = (i: number) => weights?.[i] ?? 1;
    const kept = Array.from(y, (_, i) => i).filter((i) => y[i] !== 0 && weightOf(i) > 0);
    const otherWeights = weights && Float64Array.from(kept, weightOf);
    const zeroWeight =
      kept.length === 0 ? total : total - weightedSum(new Float64Array(kept.length).fill(1), otherWeights);
    const zeroProb = fixed?.zeroProb ?? zeroWeight / total;
    const logZeros = xLogY(zeroWeight, zeroProb) + xLogY(total - zeroWeight, 1 - zeroProb);
    if (kept.length === 0) return onlyZeros(family, zeroProb, logZeros, total);
    const { zeroProb: _known, ...fixedRest } = fixed ?? {};
    const others = Float64Array.from(kept, (i) => y[i]);
    const part = rest.fit(others, { ...options, weights: otherWeights, fixed: fixedRest });
    const none = zeroProb === 0 && fixed?.zeroProb === undefined;
    return {
      ...part,
      theta: { zeroProb, ...part.theta } as ZeroTheta<K>,
      logLikelihood: logZeros + part.logLikelihood,
      observations: total,
      reason: none && part.converged ? "boundary" : part.reason,
      message: none
        ? `There are no zeros, so the maximum lies on the boundary, zeroProb = 0. The others: ${part.message}`
        : `zeroProb is the share of zeros. The others: ${part.message}`,
    };
  }
  return { ...law, fit };
}

/** The family's support with 0, as far as it is known before the parameters are. */
function withZero<K extends string>(family: Family<K>): Interval {
  const set = knownSupport(family);
  return set.low >= 0 ? { ...set, low: 0, lowIncluded: true } : set;
}

function onlyZeros<K extends string>(
  family: Family<K>,
  zeroProb: number,
  logLikelihood: number,
  observations: number,
): FitResult<ZeroTheta<K>> {
  const unknown = Object.fromEntries(family.paramNames.map((name) => [name, NaN]));
  return {
    theta: { zeroProb, ...unknown } as ZeroTheta<K>,
    logLikelihood,
    observations,
    converged: false,
    reason: "flat",
    message: `Every target is 0: zeroProb is 1, and nothing is known of ${family.name}, whose parameters are NaN.`,
    iterations: 0,
  };
}
