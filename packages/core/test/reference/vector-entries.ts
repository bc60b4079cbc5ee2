import { mixture } from "../../src/combinators/mixture.js";
import * as normal from "../../src/families/normal.js";
import type { AddAll, VectorCase, VectorEntry } from "./measure-vector.js";

/** Largest absolute value in nested arrays: what the tolerance of a score is relative to. */
const largest = (values: unknown): number => Math.max(...[values].flat(3).map((value) => Math.abs(Number(value))));

function compareMixture(reference: VectorCase, add: AddAll): void {
  const { weights, locs, scales } = reference.params as Record<string, number[]>;
  const k = weights.length;
  const family = mixture(weights.map(() => normal));
  const theta = { weight: weights, loc: locs, scale: scales };
  add("mean", undefined, family.mean(theta), reference.mean, 1e-13);
  add("variance", undefined, family.variance(theta), reference.variance, 1e-13);
  if (reference.entropy !== undefined) add("entropy", undefined, family.entropy(theta), reference.entropy, 1e-12);
  for (const point of reference.points) {
    const x = Number(point.x);
    add("logProb", x, family.logProb(x, theta), point.logpdf, 1e-14);
    add("logProbInto", x, family.logProbInto([x], theta, new Float64Array(1)), point.logpdf, 1e-14);
    for (const [field, name] of [
      ["cdf", "cdf"],
      ["sf", "survival"],
      ["logcdf", "logCdf"],
      ["logsf", "logSurvival"],
    ] as const) {
      add(name, x, family[name](x, theta), point[field], 1e-13, 0);
    }
    const shares = family.responsibilities(x, theta, new Float64Array(k));
    add("responsibilities", x, shares, point.responsibilities, 1e-12);
    const score = Array.from(family.score(x, theta, new Float64Array(3 * k)));
    const expected = point.score as Record<string, unknown>;
    const absolute = 1e-12 * largest(Object.values(expected));
    add("score of loc", x, score.slice(k, 2 * k), expected.locs, 1e-12, absolute);
    add("score of scale", x, score.slice(2 * k), expected.scales, 1e-12, absolute);
    // The reference differentiates with respect to logits a of the weights: ∂w/∂a = diag(w) − w wᵀ.
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const mean = weights.reduce((sum, weight, j) => sum + (weight / total) * score[j], 0);
    const byLogit = weights.map((weight, j) => weight * (score[j] - mean));
    add("score of weight", x, byLogit, expected.weightLogits, 1e-12, absolute);
  }
  for (const { p, x } of reference.quantiles as { p: number; x: number }[]) {
    add("quantile", p, family.quantile(p, theta), x, 1e-12);
  }
}

/** The families with vector parameters whose observations are numbers or vectors of numbers. */
export const vectorEntries: readonly VectorEntry[] = [{ reference: "NormalMixture", compare: compareMixture }];
