import type { Family, Theta } from "../family.js";
import { gaussLegendre } from "../numeric/gauss-legendre.js";

/** A family that gives differences along a tail exactly. */
export type WithShifts<K extends string> = Family<K> & Required<Pick<Family<K>, "logProbShift" | "scoreShift">>;

/** Whether a family gives differences along a tail exactly. */
export function hasShifts<K extends string>(family: Family<K>): family is WithShifts<K> {
  return family.logProbShift !== undefined && family.scoreShift !== undefined;
}

/** Where the density is below e⁻⁸⁰ of that at the end, the integral has ended. */
const NEGLIGIBLE = -80;

/**
 * Visits quadrature nodes of the window a ≤ y ≤ b, one of them finite, from the end where the density is higher: offsets from
 * that end, with weights that are quadrature weight times f(end + offset)/f(end). Their sum is P(window)/f(end), and the mean of
 * a function over them its mean inside.
 *
 * Everything is relative to the end, so that 1000 standard deviations out no digit is lost: log-densities there are −5e5, of
 * which the difference of two has ten digits left. Panels of 20 Gauss–Legendre nodes: the first as long as the density takes to
 * fall by a factor e, then twice as long each.
 *
 */
function overTail<K extends string>(
  family: WithShifts<K>,
  a: number,
  b: number,
  theta: Theta<K>,
  visit: (offset: number, weight: number) => void,
): void {
  const end = nearEnd(family, a, b, theta);
  const direction = end === a ? 1 : -1;
  const width = b - a;
  const fall = (distance: number) => family.logProbShift(end, direction * distance, theta);
  const { nodes, weights } = gaussLegendre(20);
  let left = 0;
  let length = decayLength(fall, width);
  while (length > 0 && left < width && (left === 0 || fall(left) > NEGLIGIBLE)) {
    const half = 0.5 * Math.min(length, width - left);
    for (let i = 0; i < nodes.length; i++) {
      const distance = left + half + half * nodes[i];
      visit(direction * distance, half * weights[i] * Math.exp(fall(distance)));
    }
    left += 2 * half;
    if (left > length) length *= 2;
  }
}

/** The end of a window where the density is higher. */
export function nearEnd<K extends string>(family: WithShifts<K>, a: number, b: number, theta: Theta<K>): number {
  return b === Infinity || (a !== -Infinity && family.logProbShift(a, b - a, theta) <= 0) ? a : b;
}

/** A distance over which the density falls by a factor between e^½ and e²; the whole width where it never does. */
function decayLength(fall: (distance: number) => number, width: number): number {
  let length = width < Infinity ? width : 1;
  while (fall(length) < -2) length *= 0.5;
  while (length < width && fall(length) > -0.5) length *= 2;
  return Math.min(length, width);
}

/**
 * log(P(a ≤ Y ≤ b)/f(from)), for a window whose density falls off from one end to the other.
 *
 * @example logTailMass(normal, 40, Infinity, 40, { loc: 0, scale: 1 })  // -3.6895034805491154
 */
export function logTailMass<K extends string>(
  family: WithShifts<K>,
  a: number,
  b: number,
  from: number,
  theta: Theta<K>,
): number {
  if (!(a < b)) return a >= b ? -Infinity : NaN;
  let sum = 0;
  overTail(family, a, b, theta, (_offset, weight) => {
    sum += weight;
  });
  return family.logProbShift(from, nearEnd(family, a, b, theta) - from, theta) + Math.log(sum);
}

/**
 * E[g(Y − from)] over a ≤ Y ≤ b for a vector g, which writes its values into its second argument; into `out`.
 *
 * @example meanOverTail(normal, 40, Infinity, 40, { loc: 0, scale: 1 }, (d, v) => (v[0] = d), new Float64Array(1))[0]  // 0.024968847207263722
 */
export function meanOverTail<K extends string>(
  family: WithShifts<K>,
  a: number,
  b: number,
  from: number,
  theta: Theta<K>,
  g: (offset: number, values: Float64Array) => void,
  out: Float64Array,
): Float64Array {
  const toEnd = nearEnd(family, a, b, theta) - from;
  const values = new Float64Array(out.length);
  let total = 0;
  out.fill(0);
  overTail(family, a, b, theta, (offset, weight) => {
    g(toEnd + offset, values);
    total += weight;
    for (let j = 0; j < out.length; j++) out[j] += weight * values[j];
  });
  for (let j = 0; j < out.length; j++) out[j] /= total;
  return out;
}
