import { gaussLegendre } from "../numeric/gauss-legendre.js";

/** A distribution over numbers, its parameters fixed. */
export interface Distribution {
  /** Whether it lives on the integers. */
  readonly discrete: boolean;
  logProb(y: number): number;
  quantile(p: number): number;
  inverseSurvival(q: number): number;
}

/** Points and the mass that each stands for; the masses sum to 1 to rounding. */
export interface QuadratureNodes {
  readonly points: Float64Array;
  readonly weights: Float64Array;
}

/** The tails left out have less mass than this. */
const TAIL = 1e-25;
/** Nodes between two of the levels. */
const POINTS = 16;
/** Probabilities between whose quantiles the panels lie: two decades apart in the tails, a twentieth in the middle. */
const LEVELS: readonly number[] = [
  ...Array.from({ length: 12 }, (_, i) => TAIL * 100 ** i),
  ...Array.from({ length: 9 }, (_, i) => (i + 1) / 20),
];

/**
 * A distribution as a few hundred points with masses, such that Σ mass g(point) is E g: of a continuous one the nodes
 * of Gauss and Legendre's rule between neighbouring quantiles, which follow several summits and long tails; of a discrete one the integers with their probabilities.
 *
 * @example quadratureNodes({ discrete: true, logProb: () => -Math.LN2, quantile: () => 0, inverseSurvival: () => 1 }).points.length  // 2
 */
export function quadratureNodes(distribution: Distribution): QuadratureNodes {
  if (distribution.discrete) {
    const low = distribution.quantile(TAIL);
    const points = Float64Array.from(
      { length: distribution.inverseSurvival(TAIL) - low + 1 },
      (_, index) => low + index,
    );
    return { points, weights: points.map((y) => Math.exp(distribution.logProb(y))) };
  }
  const { nodes, weights: shares } = gaussLegendre(POINTS);
  const cuts = [...LEVELS.map((p) => distribution.quantile(p)), distribution.quantile(0.5)];
  cuts.push(...LEVELS.map((q) => distribution.inverseSurvival(q)).reverse());
  const points: number[] = [];
  const weights: number[] = [];
  for (let panel = 1; panel < cuts.length; panel++) {
    const half = 0.5 * (cuts[panel] - cuts[panel - 1]);
    if (!(half > 0)) continue;
    nodes.forEach((node, i) => {
      const y = cuts[panel - 1] + half + half * node;
      points.push(y);
      weights.push(half * shares[i] * Math.exp(distribution.logProb(y)));
    });
  }
  return { points: Float64Array.from(points), weights: Float64Array.from(weights) };
}
