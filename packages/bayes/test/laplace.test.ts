import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { normalHead } from "@loglik/core/heads/normal";
import * as laplace from "@loglik/core/laplace";
import { choleskyFactor } from "@loglik/core/multivariate/triangular";
import { logProb as multivariateNormalLogProb } from "@loglik/core/multivariate-normal";
import * as normal from "@loglik/core/normal";
import { differenceHessian } from "@loglik/core/numeric/minimize-newton";
import { createRng } from "@loglik/core/random";
import * as studentT from "@loglik/core/student-t";
import { dense, network } from "@loglik/engine";
import { expect, test } from "vitest";
import {
  averageLogistic,
  averageSoftmax,
  flat,
  integrateLogistic,
  laplaceOfTarget,
  linearModelPosterior,
  prior,
} from "../src/index.js";
import { networkCurvature } from "../src/laplace/network-curvature.js";
import { choosePriorPrecision, laplaceApproximation, networkMap, networkPosterior } from "../src/network.js";
import { overGrid } from "./support/grid.js";

const rng = createRng(2, "laplace test");
const rows = 40;
const x = Float64Array.from({ length: 2 * rows }, () => rng.normal());
const label = Float64Array.from({ length: rows }, (_, i) => (x[2 * i] - x[2 * i + 1] + rng.normal() > 0 ? 1 : 0));
const unitNormal = prior(normal, { loc: 0, scale: 1.5 });
const tight = { tolerance: 1e-9 };

/** The columns of (C + P)⁻¹, one v at a time. */
function covarianceOf(
  curvature: { withPrior(p: number): { apply(v: Float64Array): Float64Array } },
  d: number,
  precision: number,
): number[][] {
  const covariance = curvature.withPrior(precision);
  return Array.from({ length: d }, (_, i) =>
    Array.from(covariance.apply(Float64Array.from({ length: d }, (_, j) => (i === j ? 1 : 0)))),
  );
}

test("without hidden layers the Gauss-Newton matrix is the Hessian: logistic regression", async () => {
  const linear = linearModelPosterior(bernoulliHead(), { x, y: label, inputs: 2 }, { weights: unitNormal });
  const exact = laplaceOfTarget(linear);
  const target = await networkPosterior(
    network({ inputs: 2, likelihood: bernoulliHead() }),
    { x, y: label },
    { weights: unitNormal },
  );
  const mode = networkMap(target, tight);
  expect(mode.converged).toBe(true);
  const found = laplaceApproximation(target, mode.parameters);
  for (const [i, weight] of mode.parameters.entries()) expect(weight).toBeCloseTo(exact.mode[i], 7);
  // The target's constant lacks nothing: both are log p(y | x).
  expect(found.logMarginalLikelihood).toBeCloseTo(exact.logMarginalLikelihood, 6);
  const { mean, covariance } = found.etaMoments([[1, -2]]);
  const v = [1, -2, 1];
  const variance = v.reduce(
    (sum, a, i) => sum + v.reduce((inner, b, j) => inner + a * b * exact.covariance[3 * i + j], 0),
    0,
  );
  expect(covariance[0]).toBeCloseTo(variance, 6);
  expect(mean[0]).toBeCloseTo(
    v.reduce((sum, a, i) => sum + a * exact.mode[i], 0),
    6,
  );
  expect(found.effectiveParameters).toBeGreaterThan(2);
  expect(found.effectiveParameters).toBeLessThan(3);
});

test("with residuals of zero the Gauss-Newton matrix is the Hessian of a network, too", async () => {
  const net = network({ inputs: 2, hidden: [dense(3, "tanh")], likelihood: normalHead({ scale: 0.5 }) });
  const draft = await networkPosterior(net, { x, y: label }, { weights: unitNormal });
  const weights = Float64Array.from({ length: net.parameterCount }, () => rng.normal());
  const target = await networkPosterior(net, { x, y: draft.objective.eta(weights, x) }, { weights: unitNormal });
  const hessian = differenceHessian((w, gradient) => target.objective.nll(w, gradient), weights);
  const d = net.parameterCount;
  const expected = covarianceOf((await import("../src/laplace/dense-curvature.js")).denseCurvature(hessian, d), d, 0.3);
  const found = covarianceOf(networkCurvature(target, weights, "full").curvature, d, 0.3);
  found.forEach((row, i) => {
    row.forEach((value, j) => {
      expect(Math.abs(value - expected[i][j])).toBeLessThan(1e-6 * Math.max(1, Math.abs(expected[i][i])));
    });
  });
});

test("Kronecker and full agree where they must: constant information, and one row", async () => {
  const constant = await networkPosterior(
    network({ inputs: 2, likelihood: normalHead({ scale: 2 }) }),
    { x, y: label },
    { weights: unitNormal },
  );
  const head = categoricalHead({ classes: 3 });
  const oneRow = await networkPosterior(
    network({ inputs: 2, likelihood: head }),
    { x: [[0.4, -1.1]], y: [2] },
    { weights: unitNormal },
  );
  for (const [target, d] of [
    [constant, 3],
    [oneRow, 9],
  ] as const) {
    const weights = target.objective.initial(0).map((w, i) => w + 0.1 * i);
    const [a, b] = (["full", "kronecker"] as const).map((s) =>
      covarianceOf(networkCurvature(target, weights, s).curvature, d, 0.7),
    );
    a.flat().forEach((value, k) => {
      expect(b.flat()[k]).toBeCloseTo(value, 11);
    });
    const [full, kronecker] = (["full", "kronecker"] as const).map((structure) =>
      laplaceApproximation(target, weights, { structure }),
    );
    expect(kronecker.logMarginalLikelihood).toBeCloseTo(full.logMarginalLikelihood, 9);
    expect(kronecker.effectiveParameters).toBeCloseTo(full.effectiveParameters, 9);
  }
});

test("every structure draws what its covariance says, and keeps what it should", async () => {
  const net = network({ inputs: 2, hidden: [dense(2, "softplus")], likelihood: categoricalHead({ classes: 2 }) });
  const target = await networkPosterior(net, { x, y: label }, { weights: unitNormal });
  const mode = networkMap(target, { seed: 1 }).parameters;
  const at = [[0.5, 1]];
  const variances = (["full", "diagonal", "lastLayer", "kronecker"] as const).map((structure) => {
    const { covariance } = laplaceApproximation(target, mode, { structure }).etaMoments(at);
    return covariance[0];
  });
  const [full, diagonal, lastLayer] = variances;
  expect(lastLayer).toBeLessThan(full);
  expect(diagonal).not.toBeCloseTo(full, 3);
  for (const structure of ["full", "diagonal", "lastLayer", "kronecker"] as const) {
    const found = laplaceApproximation(target, mode, { structure });
    const draws = found.draw(4000, 3);
    const { curvature, coordinates } = networkCurvature(target, mode, structure);
    expect(draws[0].filter((w, i) => w !== mode[i]).length).toBe(coordinates.length);
    const covariance = covarianceOf({ withPrior: (p) => curvature.withPrior(p) }, curvature.dimension, 1 / 1.5 ** 2);
    for (const [i, place] of Array.from(coordinates).entries()) {
      const variance = draws.reduce((sum, w) => sum + (w[place] - mode[place]) ** 2, 0) / draws.length;
      expect(variance / covariance[i][i]).toBeGreaterThan(0.88);
      expect(variance / covariance[i][i]).toBeLessThan(1.12);
    }
    expect(found.draw(2, 3)).toEqual(draws.slice(0, 2));
  }
});

test("linear regression: the marginal likelihood is exact, and its best prior precision is found", async () => {
  const y = Float64Array.from({ length: rows }, (_, i) => 0.7 * x[2 * i] - 0.2 + 0.5 * rng.normal());
  const net = network({ inputs: 2, likelihood: normalHead({ scale: 0.5 }) });
  /** log N(y; 0, σ² I + X Xᵀ/δ): the weights integrated out by algebra. */
  const exact = (precision: number) => {
    const covariance = Array.from({ length: rows * rows }, (_, at) => {
      const [i, j] = [Math.floor(at / rows), at % rows];
      const dot = x[2 * i] * x[2 * j] + x[2 * i + 1] * x[2 * j + 1] + 1;
      return dot / precision + (i === j ? 0.25 : 0);
    });
    return multivariateNormalLogProb(y, {
      loc: new Float64Array(rows),
      cholesky: choleskyFactor(covariance, rows) as Float64Array,
    });
  };
  const chosen = await choosePriorPrecision(net, { x, y }, tight);
  expect(chosen.converged).toBe(true);
  for (const { precision, logMarginalLikelihood } of chosen.history)
    expect(logMarginalLikelihood).toBeCloseTo(exact(precision), 7);
  expect(exact(chosen.precision)).toBeGreaterThan(exact(chosen.precision * 1.05));
  expect(exact(chosen.precision)).toBeGreaterThan(exact(chosen.precision / 1.05));
});

test("any prior moves the mode of a network; what train calls weight decay is the normal one", async () => {
  const net = network({ inputs: 2, likelihood: bernoulliHead() });
  const norms = [];
  for (const weights of [
    unitNormal,
    prior(laplace, { loc: 0, scale: 0.05 }),
    prior(studentT, { df: 3, loc: 0, scale: 0.3 }),
  ]) {
    const target = await networkPosterior(net, { x, y: label }, { weights });
    norms.push(networkMap(target).parameters.reduce((sum, w) => sum + Math.abs(w), 0));
  }
  expect(norms[1]).toBeLessThan(norms[2]);
  expect(norms[2]).toBeLessThan(norms[0]);
});

// The labels of the test of NUTS. Ten of them leave a skewed posterior, which is where a normal one is least like it.
test.each([
  [1, 0.06, 0.15],
  [10, 0.01, 0.02],
])(
  "two weights of a logistic regression, labels %i times: Laplace against a fine grid, in predictions and in evidence",
  async (times, allowed, nats) => {
    const repeat = (values: readonly number[]) => Array.from({ length: times }, () => values).flat();
    const x = repeat([-2.1, -1.4, -0.9, -0.3, 0.1, 0.6, 1.2, 1.7, 2.3, 2.9]);
    const y = repeat([0, 0, 1, 0, 0, 1, 1, 0, 1, 1]);
    const weights = prior(normal, { loc: 0, scale: 3 });
    const target = linearModelPosterior(bernoulliHead(), { x, y, inputs: 1 }, { weights });
    const approximation = laplaceOfTarget(target);
    const news = [-3, 0, 1, 4];
    const probability = (w: ArrayLike<number>, at: number) => 1 / (1 + Math.exp(-(w[0] * at + w[1])));
    const logPeak = target.logDensity(approximation.mode, new Float64Array(2));
    const exact = overGrid(
      target,
      [-4, 9],
      [-10, 8],
      [
        ...news.map((at) => (w: Float64Array) => probability(w, at)),
        // E[1/p] is the area over ∫ p.
        (w) => Math.exp(logPeak - target.logDensity(w, new Float64Array(2))),
      ],
      250,
    );
    const draws = approximation.draw(20_000, 1);
    const linear = await networkPosterior(network({ inputs: 1, likelihood: bernoulliHead() }), { x, y }, { weights });
    const { mean, covariance } = laplaceApproximation(linear, networkMap(linear, tight).parameters).etaMoments(news);
    news.forEach((at, k) => {
      const averaged = draws.reduce((sum, w) => sum + probability(w, at), 0) / draws.length;
      expect(Math.abs(averaged - exact[k]), `p(1 | ${at})`).toBeLessThan(allowed);
      // The same over a normal logit, by way of a network without hidden layers; four Monte Carlo errors of the draws.
      expect(Math.abs(integrateLogistic(mean[k], covariance[k]) - averaged), `p(1 | ${at})`).toBeLessThan(0.01);
    });
    const logEvidence = logPeak + Math.log((13 * 18) / exact[news.length]);
    expect(Math.abs(approximation.logMarginalLikelihood - logEvidence)).toBeLessThan(nats);
  },
);

test("averages of the logistic over a normal logit: by MacKay's formula within 0.02 of the integral", () => {
  for (const [mean, variance] of [
    [0, 4],
    [1, 0.5],
    [2, 4],
    [-3, 9],
    [5, 30],
  ]) {
    const target = {
      dimension: 2,
      names: ["a", "b"],
      logDensity: (w: Float64Array) => -0.5 * ((w[0] - mean) ** 2 / variance + w[1] ** 2),
    };
    const spread = 9 * Math.sqrt(variance);
    const [exact] = overGrid(
      target,
      [mean - spread, mean + spread],
      [-1, 1],
      [([eta]) => 1 / (1 + Math.exp(-eta))],
      200,
    );
    expect(Math.abs(averageLogistic(mean, variance) - exact)).toBeLessThan(0.02);
    // Two classes are one logit, up to the approximation that each logit is shrunk by itself.
    expect(averageSoftmax([mean, 0], [variance, 0, 0, 0])[0]).toBeCloseTo(averageLogistic(mean, variance), 12);
  }
});

test("refuses what it cannot approximate", async () => {
  const code = (name: string) => expect.objectContaining({ code: name });
  const net = network({ inputs: 2, hidden: [dense(2)], likelihood: bernoulliHead() });
  const ofPrior = (weights: Parameters<typeof networkPosterior>[2]["weights"], biases = weights) =>
    networkPosterior(net, { x, y: label }, { weights, biases });
  const target = await ofPrior(unitNormal);
  const w = target.objective.initial(0);
  expect(() => laplaceApproximation(target, w, { structure: "block" as never })).toThrow(code("laplace-structure"));
  const shared = network({ inputs: 2, likelihood: normalHead({ scale: "shared" }) });
  const withShared = await networkPosterior(shared, { x, y: label }, { weights: unitNormal });
  expect(() => laplaceApproximation(withShared, withShared.objective.initial(0), { structure: "kronecker" })).toThrow(
    code("laplace-structure"),
  );
  const flatPrior = await ofPrior(flat());
  expect(() => laplaceApproximation(flatPrior, w)).toThrow(code("laplace-prior"));
  const two = await ofPrior(unitNormal, prior(normal, { loc: 0, scale: 9 }));
  expect(() => laplaceApproximation(two, w, { structure: "kronecker" })).toThrow(code("laplace-prior"));
  expect(laplaceApproximation(two, w, { structure: "diagonal" }).effectiveParameters).toBeGreaterThan(0);
  await expect(ofPrior(prior(await import("@loglik/core/gamma"), { shape: 1, rate: 1 }))).rejects.toEqual(
    code("prior-support"),
  );
  const endless = linearModelPosterior(bernoulliHead(), { x: [-1, 1], y: [0, 1], inputs: 1 }, { weights: flat() });
  expect(() => laplaceOfTarget(endless)).toThrow(code("laplace-not-a-maximum"));
});
