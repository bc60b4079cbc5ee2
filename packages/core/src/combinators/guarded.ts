import { checkOut, checkParameters } from "../check-parameters.js";
import type { Family, Theta } from "../family.js";
import { contains } from "../interval.js";
import { rememberLast } from "./remember-last.js";

/** Functions of (a number, θ). */
const OF_NUMBER = ["logProb", "cdf", "survival", "logCdf", "logSurvival", "quantile", "inverseSurvival"] as const;
/** Functions of θ. */
const OF_THETA = ["mean", "variance", "mode", "entropy"] as const;

/**
 * A family that answers NaN to parameters outside their domain, whatever is asked, and whose `logProbInto` throws: what a family
 * made from another one needs, since windows and atoms would else turn invalid parameters into plausible numbers.
 *
 * @throws LoglikError from `logProbInto`: `parameter-invalid`, `out-length`
 * @example guarded(normal).logProb(0, { loc: 0, scale: -1 })  // NaN
 */
export function guarded<K extends string, F extends Family<K>>(family: F): F {
  const { name, paramNames, paramSpecs } = family as Family<K>;
  const valid = rememberLast(paramNames, (theta: Theta<K>) =>
    paramNames.every((param) => contains(paramSpecs[param].domain, theta[param])),
  );
  const checked: Record<string, unknown> = { ...(family as Family<K>) };
  for (const member of OF_NUMBER) {
    const compute = family[member];
    if (compute) checked[member] = (x: number, theta: Theta<K>) => (valid(theta) ? compute(x, theta) : NaN);
  }
  for (const member of OF_THETA) {
    const compute = family[member];
    if (compute) checked[member] = (theta: Theta<K>) => (valid(theta) ? compute(theta) : NaN);
  }
  const { klDivergence } = family;
  if (klDivergence) {
    checked.klDivergence = (p: Theta<K>, q: Theta<K>) => (valid(p) && valid(q) ? klDivergence(p, q) : NaN);
  }
  checked.score = (y: number, theta: Theta<K>, out: Float64Array) =>
    valid(theta) && !Number.isNaN(y) ? family.score(y, theta, out) : out.fill(NaN);
  checked.fisherInformation = (theta: Theta<K>, out: Float64Array) =>
    valid(theta) ? family.fisherInformation(theta, out) : out.fill(NaN);
  checked.logProbInto = (y: ArrayLike<number>, theta: Theta<K>, out: Float64Array) => {
    checkParameters(`${name}.logProbInto`, paramSpecs, theta);
    checkOut(`${name}.logProbInto`, y.length, out);
    return family.logProbInto(y, theta, out);
  };
  return checked as unknown as F;
}
