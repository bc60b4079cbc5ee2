import type { Target } from "../../src/index.js";

/**
 * Expectations under a two-dimensional density by the trapezoidal rule on a fine grid: where the density and its derivatives
 * vanish at the edges the rule is exact to rounding.
 */
export function overGrid(
  target: Target,
  [left, right]: readonly [number, number],
  [bottom, top]: readonly [number, number],
  functions: readonly ((position: Float64Array) => number)[],
  points = 500,
): number[] {
  const unused = new Float64Array(2);
  const nodes: { at: Float64Array; log: number }[] = [];
  let most = -Infinity;
  for (let i = 0; i <= points; i++) {
    for (let j = 0; j <= points; j++) {
      const at = Float64Array.of(left + ((right - left) * i) / points, bottom + ((top - bottom) * j) / points);
      const log = target.logDensity(at, unused);
      most = Math.max(most, log);
      nodes.push({ at, log });
    }
  }
  let total = 0;
  const sums = functions.map(() => 0);
  for (const { at, log } of nodes) {
    const weight = Math.exp(log - most);
    total += weight;
    functions.forEach((f, k) => {
      sums[k] += weight * f(at);
    });
  }
  return sums.map((sum) => sum / total);
}
