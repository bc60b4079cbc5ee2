/** What the documents get wrong, or leave open, about likelihoods and estimates: E1 to E9. */
import * as bernoulli from "@loglik/core/bernoulli";
import * as beta from "@loglik/core/beta";
import * as binomial from "@loglik/core/binomial";
import { censored } from "@loglik/core/combinators/censored";
import { logLikelihood, negativeLogLikelihood } from "@loglik/core/likelihood";
import * as normal from "@loglik/core/normal";
import * as coin from "../lessons/coin.js";
import { fallFromTop, runningAverages } from "../lessons/divisors.js";
import * as logSum from "../lessons/log-sum.js";
import * as normalLesson from "../lessons/normal.js";
import type { Slip } from "./entry.js";

const rain = censored(normal, { low: 0 });

const coinPage = "learn/likelihood-of-a-coin.mdx";
const normalPage = "learn/likelihood-of-the-normal.mdx";
const logPage = "learn/product-to-sum-of-logs.mdx";

export const slipsOfLikelihood: readonly Slip[] = [
  {
    id: "E1",
    title: "A distribution without a density",
    slip: "Every distribution has a mass function or a density.",
    claim:
      "A mixed law has neither. A normal amount that is recorded as 0 when it is negative puts half of its probability on the point 0 and spreads the rest over the numbers above.",
    more: `${normalPage}#neither-a-mass-nor-a-density`,
    facts: [
      {
        what: "probability of exactly 0",
        number: 0.5,
        within: 1e-15,
        compute: () => Math.exp(rain.logProb(0, { loc: 0, scale: 1 })),
      },
      { what: "probability of at most 1", number: 0.841345, compute: () => rain.cdf(1, { loc: 0, scale: 1 }) },
      { what: "density at 1", number: 0.241971, compute: () => Math.exp(rain.logProb(1, { loc: 0, scale: 1 })) },
    ],
  },
  {
    id: "E2",
    title: "A density is no probability",
    slip: "$P(y;\\theta)$ is the probability of drawing $y$.",
    claim: "Only for a discrete $y$. A density can exceed 1, so a likelihood can, and an NLL can be negative.",
    more: `${normalPage}#a-density-is-not-a-probability`,
    facts: [
      {
        what: "density of a normal with scale 0.1 at its centre",
        number: 3.98942,
        compute: () => normalLesson.peakDensity(0.1),
      },
      {
        what: "NLL of one observation there",
        number: -1.383647,
        compute: () => negativeLogLikelihood(normal, [0], { loc: 0, scale: 0.1 }),
      },
    ],
  },
  {
    id: "E3",
    title: "Whose function is the likelihood?",
    slip: "The likelihood is written $L(y \\mid \\theta)$, as if it were conditional on $\\theta$.",
    claim:
      "It is a function of $\\theta$ for given data, $L(\\theta; y)$, and only up to a factor that does not depend on $\\theta$: five ordered tosses and their count have the same likelihood.",
    more: "learn/likelihood-of-a-coin.mdx#how-to-write-it",
    facts: [0.1, 0.7].map((prob) => ({
      what: `likelihood of the count over that of the tosses, $\\theta = ${prob}$`,
      number: 5,
      within: 1e-14,
      compute: () =>
        Math.exp(binomial.logProb(1, { trials: 5, prob }) - logLikelihood(bernoulli, coin.tosses, { prob })),
    })),
  },
  {
    id: "E4",
    title: "The missing bracket",
    slip: "The likelihood of −1, 0, 1 is printed as $\\exp\\left(-\\frac{1}{2\\sigma^2}(\\mu-1)^2 + \\mu^2 + (\\mu+1)^2\\right)$.",
    claim:
      "All three squares belong inside one bracket. As printed the logarithm grows without end in $\\mu$, and there is no maximum.",
    more: `${normalPage}#a-missing-bracket`,
    facts: [-1.898618, 10.101382, 158.101382]
      .map((number, k) => ({
        what: `the misprint's logarithm at $\\mu = ${normalLesson.brackets[k].loc}$, $\\sigma = \\sqrt{2/3}$`,
        number,
        compute: () => normalLesson.brackets[k].misprinted,
      }))
      .concat({
        what: "and at $\\mu = 1$, where $\\sigma$ alone decides, at $\\sigma = 0.01$",
        number: 16.058695,
        compute: () => normalLesson.bracketsAsScaleFalls[2].misprinted,
      }),
  },
  {
    id: "E5",
    title: "A region, or a point?",
    slip: "The estimate is the region where the heat map is brightest.",
    claim:
      "It is one point. And $\\hat\\sigma$ there divides by $n$, which makes it too small on average: the unbiased variance is larger.",
    more: `${normalPage}#divide-by-n-or-by-n--1`,
    facts: [
      { what: "$\\hat\\sigma$ by $n$", number: 0.816497, compute: () => normalLesson.summary.scale },
      { what: "by $n - 1$", number: 1, within: 1e-15, compute: () => normalLesson.summary.scaleUnbiasedVariance },
      {
        what: "what $\\log L$ loses from the one point to $\\sigma = 1$",
        number: 0.108198,
        compute: () => fallFromTop(1),
      },
      {
        what: "mean of $\\hat\\sigma^2$ over 2,000 samples of three, the truth being 1",
        number: 0.660447,
        compute: () => runningAverages(3, 1, 2000)[1999].byN,
      },
      {
        what: "of the variance by $n - 1$",
        number: 0.990671,
        compute: () => runningAverages(3, 1, 2000)[1999].byNMinusOne,
      },
    ],
  },
  {
    id: "E6",
    title: "An estimate is not the truth",
    slip: "$p = 1/5$.",
    claim: "$\\hat\\theta = 1/5$. Five tosses leave $\\theta$ itself wide open, and not symmetrically so.",
    more: `${coinPage}#how-sure-can-five-tosses-be`,
    facts: [
      { what: "lower end by likelihood ratio, logit", number: -4.3592, compute: () => coin.intervals.ratio[0] },
      { what: "upper end", number: 0.5246, compute: () => coin.intervals.ratio[1] },
      { what: "lower end by Wald", number: -3.5776, compute: () => coin.intervals.wald[0] },
      { what: "upper end by Wald", number: 0.805, compute: () => coin.intervals.wald[1] },
    ],
  },
  {
    id: "E7",
    title: "The place and the height",
    slip: "$\\theta_{\\mathrm{ML}} = p(\\text{data};\\theta) = \\arg\\max p(\\text{data};\\theta)$.",
    claim: "The estimate is where the likelihood is largest, not how large it is there.",
    more: `${coinPage}#why-the-top-is-at-kn`,
    facts: [
      { what: "where", number: 0.2, within: 1e-15, compute: () => coin.summary.prob },
      { what: "how high", number: 0.08192, compute: () => coin.summary.likelihood },
    ],
  },
  {
    id: "E8",
    title: "A flat prior is flat in one coordinate",
    slip: "Maximum likelihood is a posterior's mode under a flat prior.",
    claim:
      "Only in the coordinate in which it is flat. With the same prior, flat in $\\theta$, the posterior's mode moves when it is read in $\\operatorname{logit}\\theta$; the maximum of the likelihood does not.",
    more: "learn/priors.mdx#flat-in-what",
    facts: [
      { what: "mode in $\\theta$", number: 0.2, within: 1e-15, compute: () => beta.mode({ alpha: 2, beta: 5 }) },
      // dθ = θ(1 − θ) dη multiplies the density by θ(1 − θ).
      {
        what: "mode in $\\operatorname{logit}\\theta$, as a $\\theta$",
        number: 0.285714,
        compute: () => beta.mode({ alpha: 3, beta: 6 }),
      },
    ],
  },
  {
    id: "E9",
    title: "Likelihoods have no ceiling",
    slip: "A likelihood ranges from 1 down to tiny numbers.",
    claim:
      "A product of densities can be astronomically large: 200 observations at the centre of a narrow normal overflow a double.",
    more: `${logPage}#the-product-does-not-fit-into-the-computer`,
    facts: [
      { what: "their log-likelihood", number: 737.246, compute: () => logSum.overflow.logLikelihood },
      { what: "log of the largest double", number: 709.8, compute: () => logSum.overflow.limit },
    ],
  },
];
