import { mixture } from "../../src/combinators/mixture.js";
import * as dirichlet from "../../src/families/dirichlet.js";
import * as multinomial from "../../src/families/multinomial.js";
import * as multivariateNormal from "../../src/families/multivariate-normal.js";
import * as normal from "../../src/families/normal.js";
import { invertLower } from "../../src/multivariate/triangular.js";
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

function compareDirichlet(reference: VectorCase, add: AddAll): void {
  const { alpha } = reference.params as { alpha: number[] };
  const k = alpha.length;
  const theta = { alpha };
  add("mean", undefined, dirichlet.mean(theta), reference.mean, 1e-15);
  add("variance", undefined, dirichlet.variance(theta), reference.covariance, 1e-14, 0);
  add("entropy", undefined, dirichlet.entropy(theta), reference.entropy, 1e-13);
  const information = dirichlet.fisherInformation(theta, new Float64Array(k * k));
  add("fisherInformation", undefined, information, (reference.fisher as { matrix: unknown }).matrix, 1e-13, 0);
  for (const point of reference.points) {
    const x = point.x as number[];
    add("logProb", x[0], dirichlet.logProb(x, theta), point.logpdf, 1e-13);
    add("logProbInto", x[0], dirichlet.logProbInto([x], theta, new Float64Array(1)), point.logpdf, 1e-13);
    if (point.score === undefined) continue;
    const expected = (point.score as { alpha: number[] }).alpha;
    const score = dirichlet.score(x, theta, new Float64Array(k));
    add("score", x[0], score, expected, 1e-12, 1e-12 * largest(expected));
  }
}

function compareMultivariateNormal(reference: VectorCase, add: AddAll): void {
  const { mean: loc, cov } = reference.params as { mean: number[]; cov: number[][] };
  const d = loc.length;
  const theta = multivariateNormal.fromCovariance(loc, cov.flat());
  // How much a relative change of the covariance by one rounding may move the results.
  const precision = (reference.precision as number[][]).flat();
  const condition = Math.max(1, largest(precision) * largest(cov));
  const tolerance = 1e-15 * (10 + condition);
  add("cholesky", undefined, theta.cholesky, reference.cholesky, 1e-15);
  add("mean", undefined, multivariateNormal.mean(theta), loc, 0);
  add("variance", undefined, multivariateNormal.variance(theta), cov, 1e-15);
  add("entropy", undefined, multivariateNormal.entropy(theta), reference.entropy, 1e-14);
  const n = d + d * d;
  const information = multivariateNormal.fisherInformation(theta, new Float64Array(n * n));
  const ofLoc = loc.flatMap((_, i) => Array.from(information.subarray(i * n, i * n + d)));
  add("fisherInformation of loc", undefined, ofLoc, reference.fisherMean, tolerance);
  for (const point of reference.points) {
    const x = point.x as number[];
    add("mahalanobis", x[0], multivariateNormal.mahalanobis(x, theta), point.mahalanobis2, tolerance);
    add("logProb", x[0], multivariateNormal.logProb(x, theta), point.logpdf, tolerance);
    add("logProbInto", x[0], multivariateNormal.logProbInto([x], theta, new Float64Array(1)), point.logpdf, tolerance);
    const expected = point.score as { mean: number[]; cov: number[][] };
    const score = multivariateNormal.score(x, theta, new Float64Array(n));
    add("score of loc", x[0], score.slice(0, d), expected.mean, tolerance, tolerance * largest(expected.mean));
    const byCovariance = scoreOfCovariance(Float64Array.from(theta.cholesky), score.slice(d), d);
    add("score of cholesky", x[0], byCovariance, expected.cov, 2 * tolerance, 2 * tolerance * largest(expected.cov));
  }
}

/**
 * The score of Σ, each element taken as independent, from that of its Cholesky factor: G_Σ = ½ L⁻ᵀ S L⁻¹, where S is the symmetric
 * matrix with the lower triangle of Lᵀ G_L (Murray 2016, Differentiation of the Cholesky decomposition).
 */
function scoreOfCovariance(factor: Float64Array, score: Float64Array, d: number): Float64Array {
  const symmetric = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = i; k < d; k++) sum += factor[k * d + i] * score[k * d + j];
      symmetric[i * d + j] = sum;
      symmetric[j * d + i] = sum;
    }
  }
  const inverse = invertLower(factor, d);
  const out = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      let sum = 0;
      for (let a = i; a < d; a++)
        for (let b = j; b < d; b++) sum += inverse[a * d + i] * symmetric[a * d + b] * inverse[b * d + j];
      out[i * d + j] = 0.5 * sum;
    }
  }
  return out;
}

function compareMultinomial(reference: VectorCase, add: AddAll): void {
  const { n, probs, logits } = reference.params as { n: number; probs?: number[]; logits?: number[] };
  const theta = probs === undefined ? multinomial.fromLogits(n, logits ?? []) : { trials: [n], prob: probs };
  const k = theta.prob.length;
  add("mean", undefined, multinomial.mean(theta), reference.mean, 1e-14, 0);
  add("variance", undefined, multinomial.variance(theta), reference.covariance, 1e-14, 0);
  if (reference.entropy !== undefined) add("entropy", undefined, multinomial.entropy(theta), reference.entropy, 1e-13);
  for (const point of reference.points) {
    const x = point.x as number[];
    add("logProb", x[0], multinomial.logProb(x, theta), point.logpdf, 1e-13);
    add("logProbInto", x[0], multinomial.logProbInto([x], theta, new Float64Array(1)), point.logpdf, 1e-13);
    if (point.score === undefined) continue;
    // ∂ log f/∂(logit j) = pⱼ (sⱼ − Σ pᵢ sᵢ), and the second term is 0 on the simplex.
    const score = multinomial.score(x, theta, new Float64Array(k + 1)).slice(1);
    const expected = (point.score as { logits: number[] }).logits;
    const byLogit = score.map((value, j) => theta.prob[j] * value);
    add("score", x[0], byLogit, expected, 1e-12, 1e-14 * largest(expected));
  }
}

/** The families with vector parameters whose observations are numbers or vectors of numbers. */
export const vectorEntries: readonly VectorEntry[] = [
  { reference: "NormalMixture", compare: compareMixture },
  { reference: "Dirichlet", compare: compareDirichlet },
  { reference: "MultivariateNormal", compare: compareMultivariateNormal },
  { reference: "Multinomial", compare: compareMultinomial },
];
