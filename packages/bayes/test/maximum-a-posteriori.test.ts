import * as bernoulli from "@loglik/core/bernoulli";
import * as beta from "@loglik/core/beta";
import * as gamma from "@loglik/core/gamma";
import * as laplace from "@loglik/core/laplace";
import * as logNormal from "@loglik/core/log-normal";
import * as normal from "@loglik/core/normal";
import * as poisson from "@loglik/core/poisson";
import * as studentT from "@loglik/core/student-t";
import { expect, test } from "vitest";
import {
  flat,
  l1PenaltyOf,
  l1Prior,
  mapEstimate,
  posterior,
  prior,
  weightDecayOf,
  weightDecayPrior,
} from "../src/index.js";

const coins = [0, 0, 0, 1, 0];

test("a prior that is flat in θ leaves the MAP at the MLE; flat in logit θ it does not", () => {
  // Posterior ∝ θ^(k−1) (1 − θ)^(n−k−1) for the second, so its mode is (k − 1)/(n − 2).
  const y = [...coins, 1, 1, 0, 0, 0];
  const mle = bernoulli.fit(y).theta.prob;
  const flatInTheta = mapEstimate(bernoulli, y, { prob: flat() });
  const flatInLogit = mapEstimate(bernoulli, y, { prob: flat("link") });
  expect(flatInTheta.theta.prob).toBeCloseTo(mle, 12);
  expect(flatInLogit.theta.prob).toBeCloseTo((3 - 1) / (10 - 2), 12);
  expect([flatInTheta.converged, flatInLogit.converged]).toEqual([true, true]);
  expect(bernoulli.fit(y).theta.prob).toBe(mle);
});

test("the mode depends on whose density it is: of η the uniform prior has its mode at (k + 1)/(n + 2)", () => {
  const found = mapEstimate(bernoulli, coins, { prob: flat() }, { density: "link" });
  expect(found.theta.prob).toBeCloseTo(2 / 7, 12);
  expect(mapEstimate(bernoulli, coins, { prob: prior(beta, { alpha: 1, beta: 1 }) }).theta.prob).toBeCloseTo(0.2, 12);
});

test("conjugate posteriors have their textbook modes", () => {
  const a = mapEstimate(bernoulli, coins, { prob: prior(beta, { alpha: 3, beta: 4 }) });
  expect(a.theta.prob).toBeCloseTo((3 + 1 - 1) / (3 + 4 + 5 - 2), 11);
  const counts = [2, 5, 3, 0, 1];
  const b = mapEstimate(poisson, counts, { rate: prior(gamma, { shape: 2.5, rate: 1.5 }) });
  expect(b.theta.rate).toBeCloseTo((2.5 + 11 - 1) / (1.5 + 5), 10);
  expect(b.gradientNorm).toBeLessThan(1e-9);
  expect(b.curvature.smallest).toBeGreaterThan(0);
});

test("one success, flat in logit: the posterior runs to the edge, and says so", () => {
  const found = mapEstimate(bernoulli, [1, 1, 1], { prob: flat("link") });
  expect(found.converged).toBe(false);
  expect(found.reason).toBe("boundary");
});

test("no data give the mode of the prior", () => {
  const found = mapEstimate(normal, [], { loc: prior(studentT, { df: 4, loc: 2, scale: 3 }) }, { fixed: { scale: 1 } });
  expect(found.theta.loc).toBeCloseTo(2, 9);
});

test.each([
  [
    "gamma prior on a scale",
    posterior(normal, [1, 2, 4], { loc: flat(), scale: prior(gamma, { shape: 2, rate: 0.5 }) }),
  ],
  [
    "log-normal, narrow",
    posterior(normal, [1, 2, 4], { loc: flat(), scale: prior(logNormal, { mu: 0, sigma: 1e-3 }) }),
  ],
  ["beta on a probability", posterior(bernoulli, coins, { prob: prior(beta, { alpha: 400, beta: 20 }) })],
  [
    "normal on a scale",
    posterior(normal, [1, 2], {
      loc: prior(laplace, { loc: 0.3, scale: 2 }),
      scale: prior(normal, { loc: 1, scale: 2 }),
    }),
  ],
  ["flat in the link", posterior(poisson, [1, 2], { rate: flat("link") })],
  [
    "another link",
    posterior(normal, [1, 2], { loc: flat(), scale: flat() }, { links: { scale: "softplus" }, weights: [2, 0.5] }),
  ],
])("gradients agree with differences: %s", (_, target) => {
  for (const shift of [-0.7, 0.2, 1.1]) {
    const x = Float64Array.from({ length: target.dimension }, (_, j) => shift + 0.1 * j);
    for (const f of [target.logDensity, target.logDensityOfTheta]) {
      const gradient = new Float64Array(target.dimension);
      f(x, gradient);
      const unused = new Float64Array(target.dimension);
      for (let j = 0; j < x.length; j++) {
        const at = (h: number) =>
          f(
            x.map((value, k) => (k === j ? value + h : value)),
            unused,
          );
        const h = 1e-4;
        const difference = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
        const rounding = 1e-11 * Math.abs(at(0));
        expect(Math.abs(gradient[j] - difference)).toBeLessThan(1e-7 * Math.max(1, Math.abs(difference)) + rounding);
      }
    }
  }
});

test("densities in two links differ by their Jacobians only: the posterior is one", () => {
  const priors = { loc: flat(), scale: prior(gamma, { shape: 2, rate: 1 }) };
  const y = [1, 2, 4];
  const [a, b] = [posterior(normal, y, priors), posterior(normal, y, priors, { links: { scale: "softplus" } })];
  const unused = new Float64Array(2);
  for (const scale of [0.5, 1, 3]) {
    const [p, q] = [a.position({ loc: 1, scale }), b.position({ loc: 1, scale })];
    // log dσ/dη is log σ for the log link and log(1 − e^−σ) for softplus.
    const jacobians = Math.log(scale) - Math.log1p(-Math.exp(-scale));
    expect(a.logDensity(p, unused) - b.logDensity(q, unused)).toBeCloseTo(jacobians, 12);
    expect(a.logDensityOfTheta(p, unused)).toBeCloseTo(b.logDensityOfTheta(q, unused), 12);
  }
});

test("weight decay and L1 are normal and Laplace priors, both ways", () => {
  const [n, decay] = [40, 0.03];
  const normalPrior = weightDecayPrior(decay, n);
  expect(weightDecayOf(normalPrior.theta.scale, n)).toBeCloseTo(decay, 15);
  // n (λ/2) (w² − v²) is the difference of the log densities.
  const difference = normal.logProb(2, normalPrior.theta as never) - normal.logProb(1, normalPrior.theta as never);
  expect(difference).toBeCloseTo((-n * decay * (4 - 1)) / 2, 12);
  const laplacePrior = l1Prior(decay, n);
  expect(l1PenaltyOf(laplacePrior.theta.scale, n)).toBeCloseTo(decay, 15);
  expect(
    laplace.logProb(-2, laplacePrior.theta as never) - laplace.logProb(1, laplacePrior.theta as never),
  ).toBeCloseTo(-n * decay, 12);
});

test.each([
  [() => posterior(normal, [1], { loc: flat() }), "prior-missing"],
  [() => posterior(normal, [1], { loc: flat(), scale: flat(), shape: flat() } as never), "prior-unknown"],
  [() => posterior(normal, [1], { loc: prior(gamma, { shape: 1, rate: 1 }), scale: flat() }), "prior-support"],
  [() => posterior(normal, [NaN], { loc: flat(), scale: flat() }), "target-not-finite"],
  [() => posterior(poisson, [-1], { rate: flat() }), "target-outside-support"],
  [() => posterior(poisson, [1], { rate: flat() }, { weights: [1, 2] }), "weights-length"],
  [() => posterior(poisson, [1], { rate: flat() }, { weights: [-1] }), "weight-invalid"],
  [() => posterior(poisson, [1], {}, { fixed: { rate: 1 } }), "posterior-options"],
  [() => prior(poisson, { rate: 1 }), "prior-invalid"],
  [() => prior(normal, { loc: 0, scale: -1 }), "prior-invalid"],
  [() => flat("logit" as never), "prior-invalid"],
  [() => weightDecayPrior(0, 10), "option-invalid"],
  [() => mapEstimate(normal, [1], { loc: flat(), scale: flat() }, { density: "eta" as never }), "posterior-options"],
])("refuses %#: %s", (attempt, code) => {
  expect(attempt).toThrow(expect.objectContaining({ code }));
});
