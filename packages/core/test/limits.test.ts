import { describe, it } from "vitest";
import { truncated } from "../src/combinators/truncated.js";
import { zeroInflated } from "../src/combinators/zero-inflated.js";
import * as asymmetricLaplace from "../src/families/asymmetric-laplace.js";
import * as bernoulli from "../src/families/bernoulli.js";
import * as bernoulliLogit from "../src/families/bernoulli-logit.js";
import * as beta from "../src/families/beta.js";
import * as betaBinomial from "../src/families/beta-binomial.js";
import * as binomial from "../src/families/binomial.js";
import * as binomialLogit from "../src/families/binomial-logit.js";
import * as cauchy from "../src/families/cauchy.js";
import * as chiSquared from "../src/families/chi-squared.js";
import * as discreteUniform from "../src/families/discrete-uniform.js";
import * as exponential from "../src/families/exponential.js";
import * as gamma from "../src/families/gamma.js";
import * as geometric from "../src/families/geometric.js";
import * as geometricLogit from "../src/families/geometric-logit.js";
import * as geometricTrials from "../src/families/geometric-trials.js";
import * as halfNormal from "../src/families/half-normal.js";
import * as inverseGamma from "../src/families/inverse-gamma.js";
import * as inverseGaussian from "../src/families/inverse-gaussian.js";
import * as laplace from "../src/families/laplace.js";
import * as logNormal from "../src/families/log-normal.js";
import * as negativeBinomial from "../src/families/negative-binomial.js";
import * as negativeBinomialLogit from "../src/families/negative-binomial-logit.js";
import * as negativeBinomialMean from "../src/families/negative-binomial-mean.js";
import * as normal from "../src/families/normal.js";
import * as poisson from "../src/families/poisson.js";
import * as skellam from "../src/families/skellam.js";
import * as studentT from "../src/families/student-t.js";
import * as uniform from "../src/families/uniform.js";
import * as vonMises from "../src/families/von-mises.js";
import * as weibull from "../src/families/weibull.js";
import type { Family, Theta } from "../src/family.js";
import { expectClose } from "./close.js";

/** A family at some parameters. */
type Law = readonly [family: Family, theta: Theta];
// A family's own parameter names do not matter here.
const law = <K extends string>(family: Family<K>, theta: Theta<K>): Law => [family as Family, theta as Theta];

const REAL = [-7, -1.3, -0.2, 0, 0.4, 2.5, 9];
const POSITIVE = [0.01, 0.3, 1, 2.7, 15];
const UNIT = [0.03, 0.25, 0.5, 0.91];
const COUNTS = [0, 1, 2, 5, 12];

/** Two laws that are one. */
const identities: readonly (readonly [name: string, a: Law, b: Law, points: readonly number[]])[] = [
  ["gamma(1) = exponential", law(gamma, { shape: 1, rate: 0.7 }), law(exponential, { rate: 0.7 }), POSITIVE],
  ["chi-squared = gamma(df/2, ½)", law(chiSquared, { df: 5 }), law(gamma, { shape: 2.5, rate: 0.5 }), POSITIVE],
  ["weibull(1) = exponential", law(weibull, { shape: 1, scale: 4 }), law(exponential, { rate: 0.25 }), POSITIVE],
  ["t(1) = Cauchy", law(studentT, { df: 1, loc: 0.5, scale: 2 }), law(cauchy, { loc: 0.5, scale: 2 }), REAL],
  [
    "asymmetric Laplace(½) = Laplace of twice the scale",
    law(asymmetricLaplace, { loc: 1, scale: 2, tau: 0.5 }),
    law(laplace, { loc: 1, scale: 4 }),
    REAL,
  ],
  ["beta(1, 1) = uniform(0, 1)", law(beta, { alpha: 1, beta: 1 }), law(uniform, { low: 0, high: 1 }), UNIT],
  [
    "half-normal = normal kept above 0",
    law(halfNormal, { scale: 2 }),
    law(truncatedHalf(), { loc: 0, scale: 2 }),
    POSITIVE,
  ],
  ["binomial(1) = Bernoulli", law(binomial, { trials: 1, prob: 0.3 }), law(bernoulli, { prob: 0.3 }), [0, 1]],
  [
    "discrete uniform(0, 1) = a fair coin",
    law(discreteUniform, { low: 0, high: 1 }),
    law(bernoulli, { prob: 0.5 }),
    [0, 1],
  ],
  [
    "negative binomial(1) = geometric",
    law(negativeBinomial, { size: 1, prob: 0.3 }),
    law(geometric, { prob: 0.3 }),
    COUNTS,
  ],
  [
    "beta-binomial(1, 1) = discrete uniform(0, n)",
    law(betaBinomial, { trials: 12, alpha: 1, beta: 1 }),
    law(discreteUniform, { low: 0, high: 12 }),
    COUNTS,
  ],
  ["no excess zeros", law(zeroInflated(poisson), { zeroProb: 0, rate: 3 }), law(poisson, { rate: 3 }), COUNTS],
  ["truncated nowhere", law(truncated(normal, {}), { loc: 1, scale: 2 }), law(normal, { loc: 1, scale: 2 }), REAL],
  // Parameterisations of one family.
  ["logit of Bernoulli", law(bernoulliLogit, { logit: Math.log(3) }), law(bernoulli, { prob: 0.75 }), [0, 1]],
  [
    "logit of binomial",
    law(binomialLogit, { trials: 9, logit: Math.log(3) }),
    law(binomial, { trials: 9, prob: 0.75 }),
    [0, 1, 5, 9],
  ],
  ["logit of geometric", law(geometricLogit, { logit: Math.log(3) }), law(geometric, { prob: 0.75 }), COUNTS],
  [
    "logit of negative binomial",
    law(negativeBinomialLogit, { size: 2.5, logit: Math.log(3) }),
    law(negativeBinomial, { size: 2.5, prob: 0.75 }),
    COUNTS,
  ],
  [
    "mean of negative binomial",
    law(negativeBinomialMean, { mean: 2.5 / 3, size: 2.5 }),
    law(negativeBinomial, { size: 2.5, prob: 0.75 }),
    COUNTS,
  ],
];

/** Laws that approach another; `within` is the distance of order 1/n that is left. */
const limits: readonly (readonly [name: string, a: Law, b: Law, points: readonly number[], within: number])[] = [
  ["t(df → ∞) → normal", law(studentT, { df: 1e15, loc: 1, scale: 2 }), law(normal, { loc: 1, scale: 2 }), REAL, 1e-12],
  [
    "negative binomial(size → ∞) → Poisson",
    law(negativeBinomialMean, { mean: 3, size: 1e14 }),
    law(poisson, { rate: 3 }),
    COUNTS,
    1e-11,
  ],
  [
    "binomial(n, λ/n) → Poisson",
    law(binomial, { trials: 1e14, prob: 3e-14 }),
    law(poisson, { rate: 3 }),
    COUNTS,
    1e-11,
  ],
  [
    "beta-binomial(α, β → ∞) → binomial",
    law(betaBinomial, { trials: 9, alpha: 3e13, beta: 1e13 }),
    law(binomial, { trials: 9, prob: 0.75 }),
    [0, 1, 5, 9],
    1e-11,
  ],
  [
    "inverse Gaussian(λ → ∞) → normal",
    law(inverseGaussian, { mean: 1, shape: 1e24 }),
    law(normal, { loc: 1, scale: 1e-12 }),
    [1 - 2e-12, 1 - 1e-13, 1, 1 + 1e-12],
    2e-11,
  ],
  ["skellam(μ₂ → 0) → Poisson", law(skellam, { mu1: 3, mu2: 1e-14 }), law(poisson, { rate: 3 }), COUNTS, 1e-11],
  [
    "von Mises(κ → 0) → uniform on the circle",
    law(vonMises, { loc: 0, concentration: 1e-13 }),
    law(uniform, { low: -Math.PI, high: Math.PI }),
    [-3, -1, 0.5, 2],
    1e-12,
  ],
  [
    "von Mises(κ → ∞) → normal",
    law(vonMises, { loc: 0, concentration: 1e12 }),
    law(normal, { loc: 0, scale: 1e-6 }),
    [-2e-6, -1e-7, 0, 1e-6],
    1e-11,
  ],
];

function truncatedHalf() {
  return truncated(normal, { low: 0 });
}

function expectSame([a, thetaA]: Law, [b, thetaB]: Law, points: readonly number[], tolerance: number): void {
  const close = { relative: tolerance, absolute: tolerance };
  for (const y of points) {
    for (const what of ["logProb", "cdf", "survival", "logCdf", "logSurvival"] as const) {
      expectClose(a[what]?.(y, thetaA) ?? NaN, b[what]?.(y, thetaB) ?? NaN, close, `${what}(${y})`);
    }
  }
  for (const what of ["mean", "variance", "entropy"] as const) {
    // The circular moments of a concentrated law are no moments of the line.
    if (a.name === "von-mises" && what !== "entropy") continue;
    expectClose(a[what]?.(thetaA) ?? NaN, b[what]?.(thetaB) ?? NaN, close, what);
  }
}

describe("laws that are one", () => {
  it.each(identities)("%s", (_name, a, b, points) => expectSame(a, b, points, 2e-14));
});

describe("limits", () => {
  it.each(limits)("%s", (_name, a, b, points, within) => expectSame(a, b, points, within));
});

describe("laws of a function of a variable", () => {
  it("the inverse of a gamma variable is inverse gamma", () => {
    for (const y of POSITIVE) {
      const direct = inverseGamma.logProb(y, { shape: 3, scale: 2 });
      expectClose(direct, gamma.logProb(1 / y, { shape: 3, rate: 2 }) - 2 * Math.log(y), { relative: 1e-13 }, `${y}`);
    }
  });

  it("an inverse Gaussian variable of infinite mean is inverse gamma of shape ½: the squared reciprocal of a normal one", () => {
    const [family, theta] = law(inverseGaussian, { mean: 1e30, shape: 3 });
    const [limit, thetaOfLimit] = law(inverseGamma, { shape: 0.5, scale: 1.5 });
    for (const y of POSITIVE) {
      for (const what of ["logProb", "logCdf", "logSurvival"] as const) {
        const direct = family[what]?.(y, theta) ?? NaN;
        expectClose(
          direct,
          limit[what]?.(y, thetaOfLimit) ?? NaN,
          { relative: 1e-13, absolute: 1e-15 },
          `${what}(${y})`,
        );
      }
    }
  });

  it("the logarithm of a log-normal variable is normal", () => {
    for (const y of POSITIVE) {
      const direct = logNormal.logProb(y, { mu: 0.3, sigma: 1.5 });
      const through = normal.logProb(Math.log(y), { loc: 0.3, scale: 1.5 }) - Math.log(y);
      expectClose(direct, through, { relative: 1e-13, absolute: 1e-15 }, `${y}`);
    }
  });

  it("trials are failures and one success", () => {
    for (const y of COUNTS) {
      const direct = geometricTrials.logProb(y + 1, { prob: 0.3 });
      expectClose(direct, geometric.logProb(y, { prob: 0.3 }), { relative: 1e-15 }, `${y}`);
    }
  });
});

describe("parameters from others", () => {
  it("have the moments they were made of", () => {
    const close = { relative: 1e-13 };
    const check = (family: Family, theta: Theta, mean: number, variance: number) => {
      expectClose(family.mean?.(theta) ?? NaN, mean, close, `${family.name} mean`);
      expectClose(family.variance?.(theta) ?? NaN, variance, close, `${family.name} variance`);
    };
    check(gamma as Family, gamma.fromMeanVariance(3, 0.5), 3, 0.5);
    check(beta as Family, beta.fromMeanVariance(0.3, 0.02), 0.3, 0.02);
    check(skellam as Family, skellam.fromMeanVariance(-1, 4), -1, 4);
    check(negativeBinomialMean as Family, negativeBinomialMean.fromMeanVariance(3, 10), 3, 10);
    expectClose(exponential.mean(exponential.fromMean(7)), 7, close, "exponential");
    expectClose(geometric.mean(geometric.fromMean(7)), 7, close, "geometric");
    expectClose(geometricLogit.mean(geometricLogit.fromMean(7)), 7, close, "geometric-logit");
    expectClose(geometricTrials.mean(geometricTrials.fromMean(7)), 7, close, "geometric-trials");
    expectClose(binomial.mean(binomial.fromMean(7, 20)), 7, close, "binomial");
  });

  it("name the same law in the sibling parameterisation", () => {
    const theta = { size: 2.5, prob: 0.3 };
    const sibling = negativeBinomialMean.fromSizeProb(theta);
    expectSame(law(negativeBinomialMean, sibling), law(negativeBinomial, theta), COUNTS, 1e-13);
    expectSame(
      law(negativeBinomial, negativeBinomial.fromMeanSize(sibling)),
      law(negativeBinomial, theta),
      COUNTS,
      1e-13,
    );
    const logit = negativeBinomialLogit.fromMeanSize(sibling);
    expectSame(law(negativeBinomialLogit, logit), law(negativeBinomial, theta), COUNTS, 1e-13);
    const odds = binomialLogit.fromProb({ trials: 9, prob: 0.3 });
    expectSame(law(binomialLogit, odds), law(binomial, { trials: 9, prob: 0.3 }), [0, 3, 9], 1e-13);
  });
});
