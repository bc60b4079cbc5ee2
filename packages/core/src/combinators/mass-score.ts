import type { Theta } from "../family.js";
import { integrateInterval } from "../numeric/integrate-interval.js";
import { sumOverSupport } from "../numeric/sum-over-support.js";
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
  if (family.measure === "discrete") return meanScoreBySum(family, a, b, theta, out);
  if (family.pathwise !== undefined) return scoreOfEnds(family, a, b, theta, out);
  return meanScoreByQuadrature(family, a, b, theta, out);
}

function scoreOfEnds<K extends string>(
  family: WithTails<K>,
  a: number,
  b: number,
  theta: Theta<K>,
  out: Float64Array,
): Float64Array {
  const total = logMass(family, a, b, theta);
  const path = new Float64Array(out.length);
  out.fill(0);
  for (const [end, sign] of [
    [a, 1],
    [b, -1],
  ]) {
    if (!Number.isFinite(end)) continue;
    const hazard = Math.exp(family.logProb(end, theta) - total);
    if (hazard === 0) continue;
    family.pathwise?.(end, theta, path);
    for (let j = 0; j < out.length; j++) out[j] += sign * hazard * path[j];
  }
  return out;
}

/** Mean score over the integers in (a, b]; of a set and its complement the less likely one is summed, for E[s] = 0. */
function meanScoreBySum<K extends string>(
  family: WithTails<K>,
  a: number,
  b: number,
  theta: Theta<K>,
  out: Float64Array,
): Float64Array {
  const { low, high } = family.support(theta);
  const first = Math.max(Math.floor(a) + 1, low);
  const last = Math.min(Math.floor(b), high);
  const total = logMass(family, a, b, theta);
  const outside = total > -Math.LN2;
  const center = family.mean?.(theta) ?? (Number.isFinite(first) ? first : last);
  const score = new Float64Array(out.length);
  const meanOver = (from: number, to: number, start: number, j: number): number => {
    if (from > to) return 0;
    const term = (k: number) => {
      const share = Math.exp(family.logProb(k, theta) - total);
      return share === 0 ? 0 : share * family.score(k, theta, score)[j];
    };
    return sumOverSupport(term, start, from, to);
  };
  const all = new Float64Array(out.length);
  for (let j = 0; j < out.length; j++) {
    all[j] = outside
      ? -(
          meanOver(low, first - 1, Math.min(center, first - 1), j) +
          meanOver(last + 1, high, Math.max(center, last + 1), j)
        )
      : meanOver(first, last, center, j);
  }
  out.set(all);
  return out;
}

function meanScoreByQuadrature<K extends string>(
  family: WithTails<K>,
  a: number,
  b: number,
  theta: Theta<K>,
  out: Float64Array,
): Float64Array {
  const { low, high } = family.support(theta);
  const from = Math.max(a, low);
  const to = Math.min(b, high);
  const total = logMass(family, a, b, theta);
  const center = Math.min(Math.max(family.quantile?.(0.5, theta) ?? family.mode?.(theta) ?? 0, from), to);
  const scale = fallingLength((distance) => family.logProb(center === to ? to - distance : center + distance, theta));
  const score = new Float64Array(out.length);
  const means = out.map((_, j) =>
    integrateInterval(
      (y) => {
        const share = Math.exp(family.logProb(y, theta) - total);
        return share > 0 && share < Infinity ? share * family.score(y, theta, score)[j] : 0;
      },
      from,
      to,
      center,
      scale,
    ),
  );
  out.set(means);
  return out;
}

/** A distance over which a log-density falls by about 1, within a factor of four. */
function fallingLength(logProb: (distance: number) => number): number {
  let length = 1;
  const start = logProb(1e-9);
  if (!Number.isFinite(start)) return length;
  for (let i = 0; i < 500 && start - logProb(length) > 2; i++) length *= 0.25;
  for (let i = 0; i < 500 && start - logProb(length) < 0.5; i++) length *= 4;
  return length;
}
