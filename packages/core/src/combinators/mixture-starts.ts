import { createRng } from "../random/philox.js";
import type { MixtureSample } from "./mixture-responsibilities.js";

/** How much of an observation goes to the components whose centre is not the nearest. */
const SOFTNESS = 0.1;

/**
 * Shares of the observations in each component to begin with, one array a component.
 *
 * Centres are observations drawn like those of k-means++: each next one with a probability proportional to its squared distance
 * from the nearest centre so far. An observation belongs to its nearest centre, and a little to the others.
 *
 * @param start number of the start; its stream of random numbers depends on nothing else
 * @example startingResponsibilities({ y: [0, 0, 9, 9], spread: 4.5 }, 2, 0)[0].length  // 4
 */
export function startingResponsibilities(
  { y, weights, spread }: Pick<MixtureSample, "y" | "weights" | "spread">,
  count: number,
  start: number,
): readonly Float64Array[] {
  const rng = createRng(0, "mixture starts", start);
  const pick = (chances: Float64Array): number => {
    let left = rng.uniform() * chances.reduce((sum, chance) => sum + chance, 0);
    const chosen = chances.findIndex((chance) => {
      left -= chance;
      return left < 0;
    });
    return y[chosen < 0 ? chances.length - 1 : chosen];
  };
  const base = Float64Array.from(y, (_, i) => weights?.[i] ?? 1);
  const centers = [pick(base)];
  while (centers.length < count) {
    // In units of the spread, whose square may overflow.
    const distance = base.map(
      (weight, i) => weight * Math.min(...centers.map((center) => ((y[i] - center) / spread) ** 2)),
    );
    centers.push(pick(distance.some((value) => value > 0) ? distance : base));
  }
  const shares = centers.map(() => new Float64Array(y.length));
  for (let i = 0; i < y.length; i++) {
    let nearest = 0;
    for (let k = 1; k < count; k++) if (Math.abs(y[i] - centers[k]) < Math.abs(y[i] - centers[nearest])) nearest = k;
    for (let k = 0; k < count; k++) shares[k][i] = (k === nearest ? 1 - SOFTNESS : 0) + SOFTNESS / count;
  }
  return shares;
}
