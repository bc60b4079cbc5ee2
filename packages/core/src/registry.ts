import { hurdle } from "./combinators/hurdle.js";
import { mixture } from "./combinators/mixture.js";
import { truncated } from "./combinators/truncated.js";
import { zeroInflated } from "./combinators/zero-inflated.js";
import * as asymmetricLaplace from "./families/asymmetric-laplace.js";
import * as bernoulli from "./families/bernoulli.js";
import * as bernoulliLogit from "./families/bernoulli-logit.js";
import * as beta from "./families/beta.js";
import * as betaBinomial from "./families/beta-binomial.js";
import * as binomial from "./families/binomial.js";
import * as binomialLogit from "./families/binomial-logit.js";
import * as categorical from "./families/categorical.js";
import * as categoricalLogits from "./families/categorical-logits.js";
import * as cauchy from "./families/cauchy.js";
import * as chiSquared from "./families/chi-squared.js";
import * as dirichlet from "./families/dirichlet.js";
import * as discreteUniform from "./families/discrete-uniform.js";
import * as exponential from "./families/exponential.js";
import * as gamma from "./families/gamma.js";
import * as geometric from "./families/geometric.js";
import * as geometricLogit from "./families/geometric-logit.js";
import * as geometricTrials from "./families/geometric-trials.js";
import * as gumbel from "./families/gumbel.js";
import * as halfNormal from "./families/half-normal.js";
import * as inverseGamma from "./families/inverse-gamma.js";
import * as inverseGaussian from "./families/inverse-gaussian.js";
import * as laplace from "./families/laplace.js";
import * as logNormal from "./families/log-normal.js";
import * as logistic from "./families/logistic.js";
import * as multivariateNormal from "./families/multivariate-normal.js";
import * as negativeBinomial from "./families/negative-binomial.js";
import * as negativeBinomialLogit from "./families/negative-binomial-logit.js";
import * as negativeBinomialMean from "./families/negative-binomial-mean.js";
import * as normal from "./families/normal.js";
import * as ordinalLogit from "./families/ordinal-logit.js";
import * as ordinalProbit from "./families/ordinal-probit.js";
import * as pareto from "./families/pareto.js";
import * as poisson from "./families/poisson.js";
import * as skellam from "./families/skellam.js";
import * as studentT from "./families/student-t.js";
import * as uniform from "./families/uniform.js";
import * as vonMises from "./families/von-mises.js";
import * as weibull from "./families/weibull.js";
import { combined, combinedVector, type FamilyEntry, scalar, vector } from "./registry-entry.js";

export type { BuildOptions, FamilyEntry, ScalarFamilyEntry, VectorFamilyEntry } from "./registry-entry.js";

/**
 * All families as data: where each comes from, what the field calls it, and parameters to try it at. A new family is its
 * module and its line here; contract tests, golden numbers and the reference follow from the line.
 *
 * Importing this brings every family along: take a single one from `@loglik/core/<family>` where bytes matter.
 *
 * @example families.find((entry) => entry.reference === "ChiSquared").module  // "@loglik/core/chi-squared"
 */
export const families: readonly FamilyEntry[] = [
  // ── Counts and classes ──
  scalar(bernoulli, "Bernoulli", [{ prob: 0.3 }, { prob: 0.5 }, { prob: 0.98 }], { p: "prob" }),
  scalar(bernoulliLogit, "Bernoulli", [{ logit: 0 }, { logit: -1.5 }, { logit: 4 }]),
  scalar(poisson, "Poisson", [{ rate: 4.2 }, { rate: 0.05 }, { rate: 300 }]),
  scalar(
    binomial,
    "Binomial",
    [
      { trials: 12, prob: 0.3 },
      { trials: 1, prob: 0.5 },
      { trials: 900, prob: 0.98 },
    ],
    { n: "trials", p: "prob" },
  ),
  scalar(
    binomialLogit,
    "Binomial",
    [
      { trials: 12, logit: -0.8 },
      { trials: 30, logit: 4 },
    ],
    { n: "trials" },
  ),
  scalar(
    betaBinomial,
    "BetaBinomial",
    [
      { trials: 15, alpha: 2, beta: 3 },
      { trials: 40, alpha: 0.3, beta: 0.6 },
      { trials: 25, alpha: 20, beta: 4 },
    ],
    { n: "trials" },
  ),
  scalar(geometric, "Geometric", [{ prob: 0.2 }, { prob: 0.95 }, { prob: 0.01 }], { p: "prob" }),
  scalar(geometricLogit, "Geometric", [{ logit: 0 }, { logit: -3 }, { logit: 2 }]),
  scalar(geometricTrials, "GeometricTrials", [{ prob: 0.2 }, { prob: 0.95 }], { p: "prob" }),
  scalar(
    negativeBinomial,
    "NegativeBinomial",
    [
      { size: 5, prob: 0.4 },
      { size: 0.6, prob: 0.1 },
      { size: 40, prob: 0.7 },
    ],
    { r: "size", p: "prob" },
  ),
  scalar(
    negativeBinomialLogit,
    "NegativeBinomial",
    [
      { size: 5, logit: -0.4 },
      { size: 1.5, logit: -3 },
    ],
    { r: "size" },
  ),
  scalar(
    negativeBinomialMean,
    "NegativeBinomialMean",
    [
      { mean: 7, size: 3 },
      { mean: 0.8, size: 0.4 },
      { mean: 60, size: 9 },
    ],
    { r: "size" },
  ),
  scalar(discreteUniform, "DiscreteUniform", [
    { low: 1, high: 6 },
    { low: -40, high: 25 },
  ]),
  scalar(skellam, "Skellam", [
    { mu1: 3, mu2: 2 },
    { mu1: 0.4, mu2: 6 },
    { mu1: 80, mu2: 90 },
  ]),
  vector(categorical, "Categorical", [{ prob: [0.2, 0.5, 0.3] }, { prob: [0.25, 0.25, 0.5] }, { prob: [0.9, 0.1] }], {
    probs: "prob",
  }),
  vector(categoricalLogits, "Categorical", [{ logit: [0.2, -1, 0.5] }, { logit: [3, 0, -2] }, { logit: [7, 7] }], {
    logits: "logit",
  }),
  vector(ordinalLogit, undefined, [
    { loc: [0], cuts: [-1, 1] },
    { loc: [0.7], cuts: [-2, -0.5, 0.3, 3] },
  ]),
  vector(ordinalProbit, undefined, [
    { loc: [0], cuts: [-1, 1] },
    { loc: [-0.4], cuts: [-1.5, -0.5, 0.3, 2] },
  ]),

  // ── The real line ──
  scalar(normal, "Normal", [
    { loc: 0, scale: 1 },
    { loc: 3.7, scale: 0.25 },
    { loc: -1000, scale: 0.01 },
    { loc: 5, scale: 1e6 },
  ]),
  scalar(studentT, "StudentT", [
    { df: 5, loc: 0, scale: 1 },
    { df: 0.8, loc: -2, scale: 3 },
    { df: 40, loc: 100, scale: 0.5 },
  ]),
  scalar(cauchy, "Cauchy", [
    { loc: 0, scale: 1 },
    { loc: 30, scale: 0.2 },
  ]),
  scalar(laplace, "Laplace", [
    { loc: 0, scale: 1 },
    { loc: -7, scale: 20 },
  ]),
  scalar(asymmetricLaplace, undefined, [
    { loc: 0, scale: 1, tau: 0.5 },
    { loc: 3, scale: 0.4, tau: 0.9 },
  ]),
  scalar(logistic, "Logistic", [
    { loc: 0, scale: 1 },
    { loc: 12, scale: 0.3 },
  ]),
  scalar(gumbel, "Gumbel", [
    { loc: 0, scale: 1 },
    { loc: -4, scale: 2.5 },
  ]),

  // ── The positive half-line ──
  scalar(exponential, "Exponential", [{ rate: 1 }, { rate: 0.02 }, { rate: 300 }]),
  scalar(gamma, "Gamma", [
    { shape: 2.5, rate: 1.5 },
    { shape: 0.4, rate: 30 },
    { shape: 200, rate: 0.1 },
  ]),
  scalar(inverseGamma, "InverseGamma", [
    { shape: 3, scale: 2 },
    { shape: 20, scale: 0.5 },
  ]),
  scalar(inverseGaussian, "InverseGaussian", [
    { mean: 2, shape: 3 },
    { mean: 40, shape: 0.5 },
    { mean: 0.3, shape: 200 },
  ]),
  scalar(chiSquared, "ChiSquared", [{ df: 4 }, { df: 1 }, { df: 60 }]),
  scalar(logNormal, "LogNormal", [
    { mu: 0, sigma: 1 },
    { mu: 2, sigma: 0.1 },
  ]),
  scalar(halfNormal, "HalfNormal", [{ scale: 1 }, { scale: 250 }]),
  scalar(weibull, "Weibull", [
    { shape: 1.5, scale: 2 },
    { shape: 0.6, scale: 10 },
    { shape: 8, scale: 0.3 },
  ]),
  scalar(pareto, "Pareto", [
    { shape: 3, scale: 1 },
    { shape: 12, scale: 0.5 },
  ]),

  // ── Intervals and the circle ──
  scalar(beta, "Beta", [
    { alpha: 2.5, beta: 3.5 },
    { alpha: 0.4, beta: 0.7 },
    { alpha: 60, beta: 20 },
  ]),
  scalar(uniform, "Uniform", [
    { low: 0, high: 1 },
    { low: -3, high: 40 },
  ]),
  scalar(vonMises, "VonMises", [
    { loc: 0, concentration: 2 },
    { loc: 1.2, concentration: 0.3 },
    { loc: -2, concentration: 50 },
  ]),

  // ── Families made of families ──
  combined({
    expression: "truncated(normal, { low, high })",
    module: "@loglik/core/combinators/truncated",
    reference: "TruncatedNormal",
    options: [
      { low: 0, high: 5 },
      { low: 6, high: Infinity },
    ],
    build: ({ low, high }) => truncated(normal, { low, high }),
    examples: [
      { loc: 1, scale: 2 },
      { loc: -0.5, scale: 1.5 },
    ],
  }),
  combined({
    expression: "zeroInflated(poisson)",
    module: "@loglik/core/combinators/zero-inflated",
    reference: "ZeroInflatedPoisson",
    options: [],
    build: () => zeroInflated(poisson),
    examples: [
      { zeroProb: 0.3, rate: 2.5 },
      { zeroProb: 0.9, rate: 0.4 },
    ],
    rename: { pi: "zeroProb" },
  }),
  combined({
    expression: "hurdle(poisson)",
    module: "@loglik/core/combinators/hurdle",
    reference: undefined,
    options: [],
    build: () => hurdle(poisson),
    examples: [
      { zeroProb: 0.4, rate: 2.5 },
      { zeroProb: 0.1, rate: 0.4 },
    ],
  }),

  // ── Vectors ──
  vector(dirichlet, "Dirichlet", [{ alpha: [2, 3, 5] }, { alpha: [0.6, 1.5, 0.9] }]),
  vector(multivariateNormal, "MultivariateNormal", [
    { loc: [0, 0], cholesky: [1, 0, 0.6, 0.8] },
    { loc: [1, -2], cholesky: [2, 0, -0.5, 0.3] },
  ]),
  combinedVector({
    expression: "mixture([normal, normal])",
    module: "@loglik/core/combinators/mixture",
    reference: "NormalMixture",
    family: mixture([normal, normal]),
    examples: [
      { weight: [0.4, 0.6], loc: [-1, 2], scale: [0.7, 1.2] },
      { weight: [0.5, 0.5], loc: [-2, 2], scale: [1, 1] },
    ],
    rename: { weights: "weight", locs: "loc", scales: "scale" },
  }),
];
