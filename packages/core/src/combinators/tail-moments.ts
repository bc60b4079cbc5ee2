import type { Theta } from "../family.js";
import type { WithTails } from "./log-mass.js";

const [NEAR, BEYOND] = [1e100, 1e200];

/**
 * Whether E|Y|ᵏ is finite in the upper (side 1) or lower (side −1) tail: whether the tail, P(|Y| > y) ~ y^−α, has α > k.
 *
 * α is read from the log tail between 1e100 and 1e200, where every heavy tail has become a power; light tails are −Infinity
 * there, or steeper than any power.
 *
 * @example tailMomentExists(cauchy, 1, 1, { loc: 0, scale: 1 })  // false
 */
export function tailMomentExists<K extends string>(
  family: WithTails<K>,
  side: 1 | -1,
  order: number,
  theta: Theta<K>,
): boolean {
  const logTail = (y: number) => (side > 0 ? family.logSurvival(y, theta) : family.logCdf(-y, theta));
  const beyond = logTail(BEYOND);
  return beyond === -Infinity || (logTail(NEAR) - beyond) / Math.log(BEYOND / NEAR) > order * (1 + 1e-9);
}
