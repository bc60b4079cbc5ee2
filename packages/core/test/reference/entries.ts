import * as bernoulli from "../../src/families/bernoulli.js";
import * as bernoulliLogit from "../../src/families/bernoulli-logit.js";
import * as beta from "../../src/families/beta.js";
import * as cauchy from "../../src/families/cauchy.js";
import * as chiSquared from "../../src/families/chi-squared.js";
import * as exponential from "../../src/families/exponential.js";
import * as gamma from "../../src/families/gamma.js";
import * as gumbel from "../../src/families/gumbel.js";
import * as halfNormal from "../../src/families/half-normal.js";
import * as inverseGamma from "../../src/families/inverse-gamma.js";
import * as laplace from "../../src/families/laplace.js";
import * as logNormal from "../../src/families/log-normal.js";
import * as logistic from "../../src/families/logistic.js";
import * as normal from "../../src/families/normal.js";
import * as pareto from "../../src/families/pareto.js";
import * as poisson from "../../src/families/poisson.js";
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
];
