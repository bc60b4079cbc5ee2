/** Priors, posteriors and the support vector machine: rows 23, 54 and 80. */
import {
  flat,
  laplaceOfTarget,
  linearModelPosterior,
  mapEstimate,
  positionDraws,
  prior,
  type Sampling,
  sampleNuts,
} from "@loglik/bayes";
import { hingeNormaliser } from "@loglik/bayes/gaussian-process";
import * as bernoulli from "@loglik/core/bernoulli";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import * as normal from "@loglik/core/normal";
import { sigmoid } from "@loglik/core/special/sigmoid";
import * as clouds from "../lessons/clouds.js";
import { fiveWays } from "../lessons/five-ways.js";
import * as priors from "../lessons/priors.js";
import type { Entry } from "./entry.js";

const page = "guides/from-posterior-to-decision.mdx";

/** Three heads in ten tosses. */
const tosses = [0, 0, 0, 1, 0, 1, 1, 0, 0, 0];

/** The two weights of the guide, and P(1 | x = 4) as a function of them. */
const points = { x: [-2.1, -1.4, -0.9, -0.3, 0.1, 0.6, 1.2, 1.7, 2.3, 2.9], y: [0, 0, 1, 0, 0, 1, 1, 0, 1, 1] };
const twoWeights = linearModelPosterior(
  bernoulliHead(),
  { ...points, inputs: 1 },
  { weights: prior(normal, { loc: 0, scale: 3 }) },
);
let study: ReturnType<typeof fiveWays> | undefined;
const moons = () => {
  study ??= fiveWays();
  return study;
};
const atFour = ([w, b]: ArrayLike<number> & Iterable<number>) => sigmoid(4 * w + b);
let sampled: Sampling | undefined;
const sampling = () => {
  sampled ??= sampleNuts(twoWeights, { seed: 1 });
  return sampled;
};

export const bayesRows: readonly Entry[] = [
  {
    id: "23",
    claim:
      "A prior that is flat in θ leaves the maximum a posteriori at the maximum likelihood; one flat in logit θ moves it.",
    place: "learn/priors.mdx#flat-in-what",
    facts: [
      {
        what: "maximum likelihood of 3 in 10",
        number: 0.3,
        within: 1e-9,
        compute: () => bernoulli.fit(tosses).theta.prob,
      },
      {
        what: "mode under a prior flat in θ",
        number: 0.3,
        within: 1e-9,
        compute: () => mapEstimate(bernoulli, tosses, { prob: flat("parameter") }).theta.prob,
      },
      {
        what: "mode under a prior flat in logit θ",
        number: 0.25,
        within: 1e-9,
        compute: () => mapEstimate(bernoulli, tosses, { prob: flat("link") }).theta.prob,
      },
      {
        what: "mode of logit θ under a prior flat in θ, as θ",
        number: 0.3333,
        compute: () => mapEstimate(bernoulli, tosses, { prob: flat() }, { density: "link" }).theta.prob,
      },
      { what: "one weight of mean 1 under weight decay ½", number: 0.6667, compute: () => priors.decayed.best },
      { what: "and under L1 with λ = ½", number: 0.5, within: 1e-9, compute: () => priors.shrunk.best },
    ],
  },
  {
    id: "54",
    claim: "The hinge of a support vector machine is a pseudo-likelihood beside the likelihoods of Gaussian processes.",
    place: `${page}#a-support-vector-machine-beside-a-gaussian-process`,
    facts: [
      { what: "e^−hinge over both labels at f = 0", number: 0.735759, compute: () => hingeNormaliser(0) },
      { what: "and at f = 1", number: 1.135335, compute: () => hingeNormaliser(1) },
      {
        what: "slope of Platt's scaling of the margins of 200 rows of the clouds, C = 10",
        number: 0.696204,
        compute: () => clouds.threeWays(clouds.initial).slope,
      },
      ...(
        [
          ["margin", "the margin as a logit", 0.58537],
          ["platt", "Platt", 0.561872],
          ["process", "the Gaussian process", 0.483163],
        ] as const
      ).map(([way, name, number]) => ({
        what: `NLL of 2,000 fresh labels of the clouds, by ${name}`,
        number,
        compute: () => clouds.nllOfFresh(clouds.threeWays(clouds.initial)[way](clouds.fresh.x)),
      })),
      {
        what: "largest total over f, at the margin, less the smallest, at 0",
        number: 0.399576,
        compute: () => hingeNormaliser(1) - hingeNormaliser(0),
      },
    ],
  },
  {
    id: "80",
    claim: "The predictive integral averages over the posterior of the weights; the best weights alone are surer.",
    place: `${page}#the-predictive-integral`,
    also: [`${page}#a-network-five-ways`],
    facts: [
      ...(
        [
          ["likelihood", "the likelihood's own weights", 0.616],
          ["mode", "the posterior's mode", 0.376],
          ["ensemble", "five modes", 0.376],
          ["laplace", "Laplace", 0.383],
          ["nuts", "Hamiltonian Monte Carlo", 0.3885],
        ] as const
      ).map(([way, name, number]) => ({
        what: `NLL of 1,000 fresh rows under a network on 60 rows, by ${name}`,
        number,
        // The draws are chance, and the last bits of a machine's functions decide about their third digit.
        ...(way === "nuts" && { within: 0.004 }),
        compute: async () => (await moons())[way],
      })),
      { what: "P(1 | x = 4) at the mode", number: 0.9482, compute: () => atFour(laplaceOfTarget(twoWeights).mode) },
      {
        what: "averaged by Hamiltonian Monte Carlo",
        number: 0.91,
        compute: () => {
          const draws = positionDraws(sampling());
          return draws.reduce((sum, draw) => sum + atFour(draw), 0) / draws.length;
        },
      },
      {
        what: "largest R̂ of the two weights, less 1",
        number: 0,
        within: 0.01,
        compute: () => Math.max(...sampling().summary.map(({ rHat }) => rHat)) - 1,
      },
      { what: "divergences", number: 0, compute: () => sampling().divergences },
    ],
  },
];
