import type { Family, Theta } from "../family.js";
import { integrateInterval } from "../numeric/integrate-interval.js";
import { sumOverSupport } from "../numeric/sum-over-support.js";

/** One component at its parameters, with its share of the mixture. */
export interface Weighted<K extends string> {
  readonly family: Family<K>;
  readonly theta: Theta<K>;
  readonly weight: number;
}

/** Probabilities at whose quantiles the line is cut: a component has its features between them. */
const CUTS = [1e-9, 0.02, 0.25, 0.5, 0.75, 0.98];

/**
 * E g(Y) for a mixture. Discrete: for each component a sum outwards from its mean. Continuous: the integral of f·g, cut at
 * quantiles of every component (of `others` too, the second mixture of a divergence), so that no narrow component hides between
 * the nodes laid out for a wide one. Relative error about 1e-13.
 */
export function mixtureExpectation<K extends string>(
  components: readonly Weighted<K>[],
  density: (y: number) => number,
  g: (y: number) => number,
  others: readonly Weighted<K>[] = [],
): number {
  const counted = components.filter(({ weight }) => weight > 0);
  if (counted[0].family.measure === "discrete") {
    return counted.reduce((sum, { family, theta, weight }) => {
      const { low, high } = family.support(theta);
      const term = (y: number) => {
        const mass = Math.exp(family.logProb(y, theta));
        return mass === 0 ? 0 : mass * g(y);
      };
      return sum + weight * sumOverSupport(term, family.mean?.(theta) ?? low, low, high);
    }, 0);
  }
  const term = (y: number) => {
    const share = density(y);
    return share > 0 && share < Infinity ? share * g(y) : 0;
  };
  const supports = counted.map(({ family, theta }) => family.support(theta));
  const low = Math.min(...supports.map((set) => set.low));
  const high = Math.max(...supports.map((set) => set.high));
  const cuts = [...counted, ...others].flatMap(cutsOf).filter((y) => y > low && y < high);
  const points = [...new Set(cuts)].sort((a, b) => a - b);
  if (points.length === 0) return integrateInterval(term, low, high, low, 1);
  const scale = (points[points.length - 1] - points[0]) / points.length || 1;
  let sum = integrateInterval(term, low, points[0], points[0], scale);
  for (let i = 1; i < points.length; i++)
    sum += integrateInterval(term, points[i - 1], points[i], points[i - 1], scale);
  return sum + integrateInterval(term, points[points.length - 1], high, points[points.length - 1], scale);
}

/** Quantiles of a component and the ends of its support. */
function cutsOf<K extends string>({ family, theta }: Weighted<K>): readonly number[] {
  const { low, high } = family.support(theta);
  const lower = CUTS.map((p) => family.quantile?.(p, theta) ?? NaN);
  const upper = family.inverseSurvival?.(CUTS[0], theta) ?? NaN;
  return [low, high, ...lower, upper].filter(Number.isFinite);
}
