import type { Theta } from "../family.js";
import { logMass, type WithTails } from "./log-mass.js";
import { massScore } from "./mass-score.js";
import { rememberLast } from "./remember-last.js";
import { hasShifts, logTailMass, meanOverTail, nearEnd } from "./tail-window.js";

/** Below this log probability a window counts as far out, and is measured against the density at its end. */
export const FAR = -10;

/** What a window's functions at one θ have in common. */
interface Normaliser {
  /** log P(window). */
  readonly total: number;
  /** The end that a far window is measured from; NaN for a window that is not far out. */
  readonly end: number;
  /** log (P(window)/f(end)); NaN for a window that is not far out. */
  readonly relative: number;
  /** E[score | window], for a far one less the score at its end. */
  readonly score: Float64Array;
}

/**
 * The law of a family inside low ≤ y ≤ high. A window far out in the tail is measured relative to the density at its end where
 * the family gives exact differences along the tail, any other by differences of log tails.
 *
 * @param below the open lower end of the mass kept, P(below < Y ≤ high): low, or the integer before it
 */
export function createWindow<K extends string>(family: WithTails<K>, below: number, low: number, high: number) {
  const inside = (y: number) => y >= low && y <= high;
  const normaliser = rememberLast(family.paramNames, (theta): Normaliser => {
    const total = logMass(family, below, high, theta);
    const score = new Float64Array(family.paramNames.length);
    if (family.measure === "discrete" || !(total < FAR && total > -Infinity) || !hasShifts(family)) {
      return { total, end: NaN, relative: NaN, score: massScore(family, below, high, theta, score) };
    }
    const end = nearEnd(family, low, high, theta);
    const relative = logTailMass(family, low, high, end, theta);
    const shift = (offset: number, values: Float64Array) => family.scoreShift(end, offset, theta, values);
    return { total, end, relative, score: meanOverTail(family, low, high, end, theta, shift, score) };
  });
  /** log P(a < Y ≤ b | window). */
  const logShare = (a: number, b: number, theta: Theta<K>): number => {
    const { total, end, relative } = normaliser(theta);
    if (Number.isNaN(end) || !hasShifts(family)) return Math.min(0, logMass(family, a, b, theta) - total);
    return Math.min(0, logTailMass(family, a, b, end, theta) - relative);
  };
  const logCdf = (y: number, theta: Theta<K>): number => {
    if (!(y >= low)) return Number.isNaN(y) ? NaN : -Infinity;
    return y >= high ? 0 : logShare(below, y, theta);
  };
  const logSurvival = (y: number, theta: Theta<K>): number => {
    if (!(y < high)) return Number.isNaN(y) ? NaN : -Infinity;
    return y < low ? 0 : logShare(y, high, theta);
  };
  const logProb = (y: number, theta: Theta<K>): number => {
    if (!inside(y)) return Number.isNaN(y) ? NaN : -Infinity;
    const { total, end, relative } = normaliser(theta);
    if (Number.isNaN(end) || !hasShifts(family)) return family.logProb(y, theta) - total;
    return family.logProbShift(end, y - end, theta) - relative;
  };
  /** score(y) − E[score | window] for a y inside. */
  const score = (y: number, theta: Theta<K>, out: Float64Array): Float64Array => {
    const { end, score: mean } = normaliser(theta);
    if (Number.isNaN(end) || !hasShifts(family)) family.score(y, theta, out);
    else family.scoreShift(end, y - end, theta, out);
    for (let j = 0; j < mean.length; j++) out[j] -= mean[j];
    return out;
  };
  return { normaliser, logProb, logCdf, logSurvival, score };
}
