import { checkFit } from "../check-fit.js";
import { LoglikError } from "../error.js";
import type { Family, FitOptions, FitResult } from "../family.js";
import { fitInLinkSpace } from "../fit/fit-in-link-space.js";
import { requireMembers } from "./require-members.js";
import { type Rest, type ZeroAtomFamily, type ZeroTheta, zeroAtom } from "./zero-atom.js";

/** A zero-inflated family has every function of a scalar family. */
export type ZeroInflatedFamily<K extends string> = ZeroAtomFamily<K> & Required<Pick<Family<"zeroProb" | K>, "fit">>;

/**
 * Counts with more zeros than their family explains: with probability π = `zeroProb` a structural zero, else a draw of the
 * family, which may be a zero as well.
 *
 *   f(0) = π + (1 − π) r(0),   f(y) = (1 − π) r(y) for y > 0
 *
 * Parameters: `zeroProb` and the family's own. `zeroInflated(poisson)` has { zeroProb, rate }.
 *
 * @throws LoglikError `family-not-counts` for a family that is not discrete or has no mass at 0, `family-incomplete`
 * @see Lambert (1992), Zero-inflated Poisson regression
 * @example zeroInflated(poisson).logProb(0, { zeroProb: 0.3, rate: 2.5 })  // -1.028733212673555
 */
export function zeroInflated<K extends string>(family: Family<K>): ZeroInflatedFamily<K> {
  const name = `zeroInflated ${family.name}`;
  if (family.measure !== "discrete") {
    throw new LoglikError(
      "family-not-counts",
      `${name}: the family is ${family.measure}, so it has no zeros to inflate. Use hurdle(${family.name}) instead.`,
      { measure: family.measure },
    );
  }
  requireMembers(
    name,
    family,
    [
      "cdf",
      "survival",
      "logCdf",
      "logSurvival",
      "quantile",
      "inverseSurvival",
      "mean",
      "variance",
      "entropy",
      "klDivergence",
      "fit",
    ],
    "which inflation builds on",
  );
  const rest = family as Rest<K> & Required<Pick<Family<K>, "fit">>;
  const law = zeroAtom(name, rest, true);

  function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<ZeroTheta<K>> {
    const { fixed, weights } = options;
    const { zeroProb: _known, ...fixedRest } = fixed ?? {};
    const plain = rest.fit(y, { ...options, fixed: fixedRest });
    const atBoundary = { ...plain.theta, ...fixed, zeroProb: fixed?.zeroProb ?? 0 } as ZeroTheta<K>;
    const observations = checkFit(`fit ${name}`, y, options, law.support(atBoundary));
    const free = fixed?.zeroProb === undefined;
    if (free && !hasExcessZeros(y, weights, rest.logProb(0, plain.theta))) {
      return {
        ...plain,
        theta: atBoundary,
        reason: "boundary",
        message:
          `No more zeros than ${family.name} explains, so the maximum lies on the boundary, zeroProb = 0. ` +
          `The others are those of ${family.name}: ${plain.message}`,
      };
    }
    const share = zeroShare(y, weights) / observations;
    // Half of the zeros taken for structural: a start on the right side of both parameters.
    const positive = rest.fit(y, {
      ...options,
      fixed: fixedRest,
      weights: Float64Array.from(y, (value, i) => (value === 0 ? 0.5 : 1) * (weights?.[i] ?? 1)),
    });
    const start = { ...positive.theta, ...fixed, zeroProb: fixed?.zeroProb ?? 0.5 * share } as ZeroTheta<K>;
    return fitInLinkSpace({ family: law, y, weights, observations, start }, options);
  }
  return { ...law, fit };
}

/** Σ w over the zeros. */
function zeroShare(y: ArrayLike<number>, weights: ArrayLike<number> | undefined): number {
  let sum = 0;
  for (let i = 0; i < y.length; i++) if (y[i] === 0) sum += weights?.[i] ?? 1;
  return sum;
}

/** Whether the likelihood rises with zeroProb at 0: Σ over zeros of (1 − r₀)/r₀ exceeds the number of the others. */
function hasExcessZeros(y: ArrayLike<number>, weights: ArrayLike<number> | undefined, logAtZero: number): boolean {
  let slope = 0;
  for (let i = 0; i < y.length; i++) slope += (weights?.[i] ?? 1) * (y[i] === 0 ? Math.expm1(-logAtZero) : -1);
  return slope > 0;
}
