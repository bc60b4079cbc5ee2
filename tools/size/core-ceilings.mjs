import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Ceilings of `@loglik/core`, in bytes after gzip, for every entry point: of a family its `logProb` alone and the whole
 * module, of any other module the whole. A folder's number is what holds for whatever is not named below it; a name below it
 * is a part that is smaller, or larger for the reason beside it.
 *
 * @type {Record<string, { readonly all: number, readonly why: string, readonly named?: Record<string, number> }>}
 */
export const ceilings = {
  logProb: {
    all: 1536,
    why: "a page that draws one curve pays for one density; what is named needs more than one special function",
    named: {
      // No special function at all.
      "asymmetric-laplace": 384,
      bernoulli: 384,
      "bernoulli-logit": 384,
      categorical: 384,
      "categorical-logits": 384,
      cauchy: 384,
      "discrete-uniform": 384,
      exponential: 384,
      geometric: 512,
      "geometric-logit": 512,
      "geometric-trials": 512,
      gumbel: 384,
      "half-normal": 384,
      "inverse-gaussian": 384,
      laplace: 384,
      logistic: 384,
      "log-normal": 384,
      normal: 384,
      pareto: 384,
      uniform: 384,
      weibull: 384,
      // log Γ and Stirling's error with its table, 0.35 KB that make counts and whole degrees of freedom 2.5 times faster.
      beta: 1920,
      "chi-squared": 1792,
      dirichlet: 1792,
      gamma: 1792,
      "inverse-gamma": 1792,
      multinomial: 1792,
      poisson: 1792,
      // The same, and beta or binomial terms in saddle-point form or Bessel functions.
      "beta-binomial": 3072,
      "negative-binomial": 2432,
      "negative-binomial-logit": 2432,
      "negative-binomial-mean": 2432,
      skellam: 2048,
      // Differences of normal distribution functions in either tail, by the whole module of the normal.
      "ordinal-probit": 6400,
    },
  },
  families: {
    all: 11_904,
    why: "both tails of the incomplete gamma or beta function with their inverses, digamma and trigamma, Newton's method and the checks of a fit with its options",
    named: {
      "asymmetric-laplace": 3840,
      bernoulli: 3072,
      "bernoulli-logit": 3200,
      categorical: 3072,
      "categorical-logits": 3072,
      "discrete-uniform": 3200,
      exponential: 3072,
      laplace: 3328,
      pareto: 3328,
      uniform: 3072,
      normal: 5248,
      "log-normal": 5632,
      "half-normal": 5248,
      // Sums of a sample in one pass: a fit of a million values in a second instead of ten and more.
      cauchy: 6016,
      logistic: 6144,
      "student-t": 12_416,
      // Its CRPS is an incomplete gamma function.
      weibull: 6400,
      "von-mises": 5888,
      // They begin at moments whose squares do not overflow.
      "negative-binomial": 12_416,
      "negative-binomial-logit": 12_416,
    },
  },
  combinators: {
    all: 12_544,
    why: "quadrature over quantiles, the EM algorithm and Newton's method; the parent family comes from its own module",
  },
  heads: {
    all: 20_992,
    why: "a fused head starts from its family's fit, in units of the sample, and ends in the solver of generalised linear models, which adds up curvature by four rows",
    named: {
      bernoulli: 2560,
      categorical: 3072,
      normal: 3840,
      rebuild: 1536,
      // It names every family: whoever rebuilds any composed head from data carries them all.
      "rebuild-composed": 77_824,
    },
  },
  information: {
    all: 2048,
    why: "sums of logarithms with their checks",
    // Newton's method on the links; two coders, four messages, and grids within grids.
    named: { projection: 4096, "arithmetic-code": 2560, "huffman-coder": 2560 },
  },
  scoring: {
    all: 2304,
    why: "a rule is one line; the checks of forecasts with their messages are the rest",
    named: { crps: 4096, "integrate-crps": 2048, "check-proper": 3584 },
  },
  decisions: {
    all: 2304,
    why: "counts over thresholds, and messages that say which row is wrong",
    // The normal quantile of its interval.
    named: { "roc-interval": 2816 },
  },
  calibration: {
    all: 4608,
    why: "Newton's method with its certificate; tables and errors are half of that",
    // The solver of generalised linear models, which adds up curvature by four rows, twice; the incomplete beta function behind a binomial quantile.
    named: { "beta-scaling": 8832, "platt-scaling": 8576, "transform-histogram": 5632 },
  },
  links: { all: 1024, why: "a link is a function, its inverse and two derivatives" },
  fit: { all: 8192, why: "the solver of generalised linear models with its certificate is the largest" },
  special: {
    all: 4352,
    why: "an inverse brings the function that it inverts",
    named: { "log-gamma": 1536, digamma: 1024, erfc: 1024 },
  },
  "": {
    all: 8192,
    why: "the ledger of all common losses is the largest",
    named: {
      // All families, and what tests of them need.
      registry: 69_632,
      testing: 12_288,
      random: 2560,
      "random/uniform": 1280,
      likelihood: 2048,
    },
  },
};

const source = fileURLToPath(new URL("../../packages/core/src/", import.meta.url));

/** @param {string} folder */
const modulesIn = (folder) =>
  readdirSync(source + folder)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -3));

/** @param {string} group @param {string} name */
const ceilingOf = (group, name) => ceilings[group].named?.[name] ?? ceilings[group].all;

/** @param {string} path under @loglik/core */
const whole = (path) => `import * as module from "@loglik/core${path}"; console.log(module);`;

/**
 * Every entry point with the program that is measured.
 *
 * @returns {{ name: string, program: string, ceiling: number }[]}
 */
export function entryPoints() {
  const families = modulesIn("families").flatMap((name) => [
    {
      name: `logProb of ${name}`,
      program: `import { logProb } from "@loglik/core/${name}"; console.log(logProb(globalThis.y, globalThis.theta));`,
      ceiling: ceilingOf("logProb", name),
    },
    { name, program: whole(`/${name}`), ceiling: ceilingOf("families", name) },
  ]);
  const folders = [
    "calibration",
    "combinators",
    "decisions",
    "fit",
    "heads",
    "information",
    "links",
    "scoring",
    "special",
  ].flatMap((folder) =>
    modulesIn(folder).map((name) => ({
      name: `${folder}/${name}`,
      program: whole(`/${folder}/${name}`),
      ceiling: ceilingOf(folder, name),
    })),
  );
  const single = [
    "ledger",
    "likelihood",
    "numeric/integrate-interval",
    "random",
    "random/uniform",
    "registry",
    "testing",
  ].map((name) => ({
    name,
    program: whole(`/${name}`),
    ceiling: ceilingOf("", name),
  }));
  return [...families, ...folders, ...single, { name: "@loglik/core", program: whole(""), ceiling: 512 }];
}
