import type { Theta } from "../family.js";
import { integrateLegendre } from "../numeric/gauss-legendre.js";
import { logMass, type WithTails } from "./log-mass.js";

/**
 * ∂ log P(a < Y ≤ b)/∂θ into `out`, length p.
 *
 * With the family's `pathwise` derivative the mass changes only at its ends, ∂P/∂θ = f(a) ∂a/∂θ − f(b) ∂b/∂θ. Without it,
 * the derivative is the mean score inside, E[s(Y) | a < Y ≤ b], by summation or quadrature.
 */
export function massScore<K extends string>(
  family: WithTails<K>,
  a: number,
  b: number,
  theta: Theta<K>,
  out: Float64Array,
): Float64Array {
  const total = logMass(family, a, b, theta);
  if (family.pathwise !== undefined && family.measure === "continuous") {
    const path = new Float64Array(out.length);
    out.fill(0);
    for (const [end, sign] of [
      [a, 1],
      [b, -1],
    ]) {
      if (!Number.isFinite(end)) continue;
      const hazard = Math.exp(family.logProb(end, theta) - total);
      if (hazard === 0) continue;
      family.pathwise(end, theta, path);
      for (let j = 0; j < out.length; j++) out[j] += sign * hazard * path[j];
    }
    return out;
  }
  return family.measure === "discrete"
    ? meanScoreBySum(family, a, b, theta, total, out)
    : meanScoreByQuadrature(family, a, b, theta, total, out);
}

function meanScoreBySum<K extends string>(
  family: WithTails<K>,
  a: number,
  b: number,
  theta: Theta<K>,
  total: number,
  out: Float64Array,
): Float64Array {
  // E[score] = 0, so the short side of a half-line may be summed instead of the long one.
  const { low, high } = family.support(theta);
  const first = Math.max(Math.floor(a) + 1, low);
  const last = Math.min(b, high);
  const complement = last === Infinity;
  const [from, to] = complement ? [low, first - 1] : [first, last];
  const score = new Float64Array(out.length);
  out.fill(0);
  for (let k = from; k <= to; k++) {
    const share = Math.exp(family.logProb(k, theta) - total);
    if (share === 0) continue;
    family.score(k, theta, score);
    for (let j = 0; j < out.length; j++) out[j] += (complement ? -share : share) * score[j];
  }
  return out;
}

function meanScoreByQuadrature<K extends string>(
  family: WithTails<K>,
  a: number,
  b: number,
  theta: Theta<K>,
  total: number,
  out: Float64Array,
): Float64Array {
  const score = new Float64Array(out.length);
  for (let j = 0; j < out.length; j++) {
    // t ↦ t/(1 − t²) carries (−1, 1) to the line; finite ends stay as they are.
    const weighted = (y: number) => {
      const share = Math.exp(family.logProb(y, theta) - total);
      return share === 0 ? 0 : share * family.score(y, theta, score)[j];
    };
    out[j] = integrateHalfLines(weighted, a, b);
  }
  return out;
}

/** ∫ₐᵇ f with either end infinite, by the substitution y = end ± (1 − s)/s on the infinite side. */
function integrateHalfLines(f: (y: number) => number, a: number, b: number): number {
  if (Number.isFinite(a) && Number.isFinite(b)) return integrateLegendre(f, a, b, 24);
  const substituted = (end: number, sign: number) =>
    integrateLegendre((s) => f(end + (sign * (1 - s)) / s) / (s * s), 0, 1, 48);
  if (Number.isFinite(a)) return substituted(a, 1);
  if (Number.isFinite(b)) return substituted(b, -1);
  return substituted(0, 1) + substituted(0, -1);
}
