import { truncated } from "../../src/combinators/truncated.js";
import { zeroInflated } from "../../src/combinators/zero-inflated.js";
import * as bernoulli from "../../src/families/bernoulli.js";
import * as bernoulliLogit from "../../src/families/bernoulli-logit.js";
import * as beta from "../../src/families/beta.js";
import * as betaBinomial from "../../src/families/beta-binomial.js";
import * as binomial from "../../src/families/binomial.js";
import * as binomialLogit from "../../src/families/binomial-logit.js";
import * as cauchy from "../../src/families/cauchy.js";
import * as chiSquared from "../../src/families/chi-squared.js";
import * as discreteUniform from "../../src/families/discrete-uniform.js";
import * as exponential from "../../src/families/exponential.js";
import * as gamma from "../../src/families/gamma.js";
import * as geometric from "../../src/families/geometric.js";
import * as geometricLogit from "../../src/families/geometric-logit.js";
import * as geometricTrials from "../../src/families/geometric-trials.js";
import * as gumbel from "../../src/families/gumbel.js";
import * as halfNormal from "../../src/families/half-normal.js";
import * as inverseGamma from "../../src/families/inverse-gamma.js";
import * as laplace from "../../src/families/laplace.js";
import * as logNormal from "../../src/families/log-normal.js";
import * as logistic from "../../src/families/logistic.js";
import * as negativeBinomial from "../../src/families/negative-binomial.js";
import * as negativeBinomialLogit from "../../src/families/negative-binomial-logit.js";
import * as negativeBinomialMean from "../../src/families/negative-binomial-mean.js";
import * as normal from "../../src/families/normal.js";
import * as pareto from "../../src/families/pareto.js";
import * as poisson from "../../src/families/poisson.js";
import * as skellam from "../../src/families/skellam.js";
import * as studentT from "../../src/families/student-t.js";
import * as uniform from "../../src/families/uniform.js";
import * as vonMises from "../../src/families/von-mises.js";
import * as weibull from "../../src/families/weibull.js";
import type { Family } from "../../src/family.js";
import type { ReferenceEntry } from "./measure.js";

/** Tolerances of the reference's README by group of families. */
const CLOSED = { logProb: 1e-13, cdf: 1e-13, quantile: 1e-13 };
const VON_MISES = { logProb: 1e-13, cdf: 1e-10, quantile: 1e-10 };
const BETA = { logProb: 1e-13, cdf: 1e-12, quantile: 1e-11 };
const GAMMA = { logProb: 1e-13, cdf: 1e-12, quantile: 1e-11 };

const TRUNCATED = { logProb: 1e-12, cdf: 1e-12, quantile: 1e-12 };
const SUMMED = { logProb: 1e-12, cdf: 1e-11, quantile: 1e-11 };
/** One of two families, as the case gives a probability or log odds. */
const either = (byProb: unknown, byLogit: unknown) => (params: object) =>
  ("logit" in params ? byLogit : byProb) as Family;

const of = (family: unknown) => () => family as Family;

/** Every scalar family of the reference. */
export const entries: readonly ReferenceEntry[] = [
  {
    reference: "Bernoulli",
    family: (params) => ("logit" in params ? bernoulliLogit : bernoulli) as unknown as Family,
    rename: { p: "prob" },
    tolerance: CLOSED,
  },
  { reference: "Cauchy", family: of(cauchy), tolerance: CLOSED },
  { reference: "Exponential", family: of(exponential), tolerance: CLOSED },
  { reference: "Gumbel", family: of(gumbel), tolerance: CLOSED },
  { reference: "HalfNormal", family: of(halfNormal), tolerance: CLOSED },
  { reference: "Laplace", family: of(laplace), tolerance: CLOSED },
  { reference: "LogNormal", family: of(logNormal), tolerance: CLOSED },
  { reference: "Logistic", family: of(logistic), tolerance: CLOSED },
  { reference: "Normal", family: of(normal), tolerance: CLOSED },
  { reference: "Pareto", family: of(pareto), tolerance: CLOSED },
  { reference: "Uniform", family: of(uniform), tolerance: CLOSED },
  { reference: "Weibull", family: of(weibull), tolerance: CLOSED },
  { reference: "Gamma", family: of(gamma), tolerance: GAMMA },
  { reference: "Poisson", family: of(poisson), tolerance: GAMMA },
  { reference: "Beta", family: of(beta), tolerance: BETA },
  { reference: "ChiSquared", family: of(chiSquared), tolerance: GAMMA },
  { reference: "InverseGamma", family: of(inverseGamma), tolerance: GAMMA },
  { reference: "StudentT", family: of(studentT), tolerance: BETA },
  { reference: "VonMises", family: of(vonMises), tolerance: VON_MISES },
  {
    reference: "TruncatedNormal",
    family: ({ low, high }) => truncated(normal, { low: Number(low), high: Number(high) }) as unknown as Family,
    construction: ["low", "high"],
    tolerance: TRUNCATED,
  },
  {
    reference: "ZeroInflatedPoisson",
    family: of(zeroInflated(poisson)),
    rename: { pi: "zeroProb" },
    tolerance: { logProb: 1e-12, cdf: 1e-11, quantile: 1e-11 },
  },
  {
    reference: "Binomial",
    family: either(binomial, binomialLogit),
    rename: { n: "trials", p: "prob" },
    tolerance: BETA,
  },
  { reference: "Geometric", family: either(geometric, geometricLogit), rename: { p: "prob" }, tolerance: CLOSED },
  { reference: "GeometricTrials", family: of(geometricTrials), rename: { p: "prob" }, tolerance: CLOSED },
  {
    reference: "NegativeBinomial",
    family: either(negativeBinomial, negativeBinomialLogit),
    rename: { r: "size", p: "prob" },
    tolerance: BETA,
  },
  { reference: "NegativeBinomialMean", family: of(negativeBinomialMean), rename: { r: "size" }, tolerance: BETA },
  { reference: "DiscreteUniform", family: of(discreteUniform), tolerance: CLOSED },
  { reference: "BetaBinomial", family: of(betaBinomial), rename: { n: "trials" }, tolerance: SUMMED },
  { reference: "Skellam", family: of(skellam), tolerance: SUMMED },
];
