/** What the documents get wrong, or leave open, about likelihoods, estimates and losses: E1 to E18. */
import * as bernoulli from "@loglik/core/bernoulli";
import * as beta from "@loglik/core/beta";
import * as binomial from "@loglik/core/binomial";
import { censored } from "@loglik/core/combinators/censored";
import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { normalHead } from "@loglik/core/heads/normal";
import { crossEntropy } from "@loglik/core/information/divergence";
import { logLikelihood, negativeLogLikelihood } from "@loglik/core/likelihood";
import * as normal from "@loglik/core/normal";
import { adam, network, type Optimizer, rmsprop, sgd, train } from "@loglik/engine";
import * as coin from "../lessons/coin.js";
import { fallFromTop, runningAverages } from "../lessons/divisors.js";
import * as leastSquares from "../lessons/least-squares.js";
import * as logSum from "../lessons/log-sum.js";
import * as logistic from "../lessons/logistic.js";
import { encodings, sparseOfThree, threeEncodings } from "../lessons/loss-dictionary.js";
import * as normalLesson from "../lessons/normal.js";
import type { Slip } from "./entry.js";

const rain = censored(normal, { low: 0 });

/** The weight of a logistic unit after one step from 0 on one positive example at x = 1. */
async function afterOneStep(optimizer: Optimizer): Promise<number> {
  const net = network({ inputs: 1, likelihood: bernoulliHead(), bias: false });
  const run = train(
    net,
    { x: [1], y: [1] },
    { optimizer, epochs: 1, batchSize: 1, initial: [0], workers: 0, precision: "float64" },
  );
  return (await run.result).parameters[0];
}

/** The gradient of the mean NLL at weight 0 there, a − y. */
function gradientAtZero(): number {
  const gradient = new Float64Array(1);
  bernoulliHead().point(Float64Array.of(1), 0, Float64Array.of(0), 0, gradient);
  return gradient[0];
}

/** Least squares of θ on the number of ones in five tosses, every θ as likely: what a network learns that is asked for θ. */
function amortised(): ArrayLike<number> {
  const grid = Array.from({ length: 2000 }, (_, i) => (i + 0.5) / 2000);
  const counts = [0, 1, 2, 3, 4, 5];
  const pairs = grid.flatMap((prob) => counts.map((ones) => ({ prob, ones })));
  const weights = pairs.map(({ prob, ones }) => Math.exp(binomial.logProb(ones, { trials: 5, prob })));
  return fitGeneralizedLinearModel(normalHead({ scale: 1 }), {
    x: Float64Array.from(pairs, ({ ones }) => ones),
    y: Float64Array.from(pairs, ({ prob }) => prob),
    rows: pairs.length,
    inputs: 1,
    weights: Float64Array.from(weights),
  }).coefficients;
}

/** ∂NLL/∂η of a normal with scale 2 at residual −1, and ∂/∂η of the squared error there, −2. */
function slopeOfNormal(): number {
  const gradient = new Float64Array(1);
  normalHead({ scale: 2 }).point(Float64Array.of(1), 0, Float64Array.of(0), 0, gradient);
  return gradient[0];
}

const coinPage = "learn/likelihood-of-a-coin.mdx";
const normalPage = "learn/likelihood-of-the-normal.mdx";
const logPage = "learn/product-to-sum-of-logs.mdx";
const logisticPage = "learn/logistic-regression.mdx";
const squaresPage = "learn/least-squares.mdx";

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
  {
    id: "E10",
    title: "Backpropagation is not an optimizer",
    slip: "Gradient descent is usually done by backpropagation and RMSprop or Adam.",
    claim:
      "Backpropagation computes the gradient; gradient descent, RMSprop and Adam are rules for what to do with it. From one gradient they take different steps.",
    more: "learn/how-training-finds-it.mdx#five-ways-down",
    facts: [
      { what: "the gradient at weight 0", number: -0.5, within: 1e-15, compute: gradientAtZero },
      {
        what: "weight after a step of gradient descent, rate 0.1",
        number: 0.05,
        within: 1e-12,
        compute: () => afterOneStep(sgd({ rate: 0.1 })),
      },
      {
        what: "after a step of RMSprop, rate 0.1",
        number: 1,
        within: 1e-6,
        compute: () => afterOneStep(rmsprop({ rate: 0.1 })),
      },
      {
        what: "after a step of Adam, rate 0.1",
        number: 0.1,
        within: 1e-6,
        compute: () => afterOneStep(adam({ rate: 0.1 })),
      },
    ],
  },
  {
    id: "E11",
    title: "The likelihood of y given x",
    slip: "$p(\\text{observation};\\theta)$ is the same as $p(y \\mid x;\\theta)$.",
    claim:
      "$p(x, y;\\theta) = p(y \\mid x;\\theta)\\,p(x)$. They are not the same, but the factor $p(x)$ is free of $\\theta$: both have one argmax.",
    more: "learn/how-training-finds-it.mdx#a-network-that-puts-out-a-distribution",
    facts: [
      {
        what: "how much more the joint log-likelihood changes from one $w$ to another",
        number: 0,
        within: 1e-9,
        compute: () => {
          const logDensityOfX = logLikelihood(normal, Array.from(logistic.sample.x), { loc: 0, scale: 1 });
          const joint = (w: readonly number[]) => logDensityOfX - logistic.headNll(logistic.sample, w);
          return (
            joint([1, 1]) -
            joint([1, 2]) -
            (logistic.headNll(logistic.sample, [1, 2]) - logistic.headNll(logistic.sample, [1, 1]))
          );
        },
      },
    ],
  },
  {
    id: "E12",
    title: "What the network says",
    slip: "The output says that a picture is a cat (0) or a dog (1).",
    claim: "The output is the probability of a dog, any number between. The label is 0 or 1.",
    more: "learn/convolutions.mdx#train-it-here",
    facts: [
      {
        what: "$P(\\text{dog})$ at logit 0.4",
        number: 0.598688,
        compute: () => bernoulliHead().theta([0.4]).prob as number,
      },
    ],
  },
  {
    id: "E13",
    title: "Binary, or sparse categorical?",
    slip: "The Bernoulli's NLL is exactly sparse categorical cross-entropy.",
    claim:
      "It is binary cross-entropy. Sparse categorical cross-entropy takes $k$ logits and the number of a class; the two agree in value on the pair $[1-\\hat y, \\hat y]$. “Sparse” says how labels are written, not what the likelihood is.",
    more: "learn/choose-a-loss.mdx#one-likelihood-three-encodings",
    facts: [
      {
        what: "binary cross-entropy of $\\hat y = 0.7$ for a 1",
        number: 0.356675,
        compute: () => logistic.binaryCrossEntropy(0.7, 1),
      },
      {
        what: "sparse categorical, logits $\\log 0.3$ and $\\log 0.7$, class 1",
        number: 0.356675,
        compute: () =>
          categoricalHead({ classes: 2 }).point(
            Float64Array.of(1),
            0,
            Float64Array.of(Math.log(0.3), Math.log(0.7)),
            0,
            new Float64Array(2),
          ),
      },
      {
        what: "with a third logit, 0, for which no binary loss has a place",
        number: 1.049822,
        compute: () => sparseOfThree(Math.log(0.3), Math.log(0.7), 0),
      },
      {
        what: "both on 200 labels, at $w = (1, 1)$: their difference",
        number: 0,
        within: 1e-9,
        compute: () => encodings.binary - encodings.sparse,
      },
      {
        what: "and with the pair the wrong way round",
        number: 32.8877,
        compute: () => threeEncodings([1, 1], "(z, 0)").sparse - encodings.binary,
      },
    ],
  },
  {
    id: "E14",
    title: "A residual is not the noise",
    slip: "The residuals are independent normals with variance $\\sigma^2$.",
    claim: "The noise is. Residuals have lost what the fit has taken: they are smaller, and they sum to zero.",
    more: `${squaresPage}#a-residual-is-not-the-noise`,
    facts: [
      {
        what: "mean square of the noise, 200 samples of 12",
        number: 1.045,
        compute: () => leastSquares.noiseStudy.noiseVariance,
      },
      { what: "mean square of the residuals", number: 0.855, compute: () => leastSquares.noiseStudy.residualVariance },
      {
        what: "largest sum of residuals",
        number: 0,
        within: 1e-9,
        compute: () => leastSquares.noiseStudy.largestResidualSum,
      },
    ],
  },
  {
    id: "E15",
    title: "Squared error and the normal",
    slip: "Minimising squared error is the same as maximum likelihood.",
    claim:
      "They share their argmin when $\\sigma$ is fixed. The factor $1/2\\sigma^2$ remains: it changes the size of a step and the weight of a penalty.",
    more: `${squaresPage}#the-ledger`,
    facts: [
      {
        what: "slope of the NLL over that of the squared error, $\\sigma = 2$",
        number: 0.125,
        within: 1e-14,
        compute: () => slopeOfNormal() / -2,
      },
    ],
  },
  {
    id: "E16",
    title: "One minus too many",
    slip: "One minimises the negative cross-entropy.",
    claim: "The cross-entropy has its minus inside and is never negative. One minimises it.",
    more: "learn/logistic-regression.mdx#from-the-labels-to-the-loss",
    facts: [
      {
        what: "cross-entropy of a fair coin under itself",
        number: 0.693147,
        compute: () => crossEntropy([0.5, 0.5], [0.5, 0.5]),
      },
      {
        what: "of a 1 and the forecast 0.9",
        number: 0.105361,
        compute: () => logistic.binaryCrossEntropy(0.9, 1),
      },
      {
        what: "of a 1 and the forecast 0.1, which the negative would prefer",
        number: 2.302585,
        compute: () => logistic.binaryCrossEntropy(0.1, 1),
      },
    ],
  },
  {
    id: "E17",
    title: "Networks that estimate",
    slip: "To use a network for the estimates of another model would be strange.",
    claim:
      "It is routine. Trained on simulated pairs of $\\theta$ and data, a network answers with the posterior mean: here $(k+1)/(n+2)$, which least squares finds on its own.",
    more: "learn/networks-are-maximum-likelihood.mdx#two-readings",
    facts: [
      { what: "slope on $k$, five tosses", number: 0.142857, compute: () => amortised()[0] },
      { what: "intercept", number: 0.142857, compute: () => amortised()[1] },
    ],
  },
  {
    id: "E18",
    title: "The minus that stops too early",
    slip: "The loss is $-\\sum y \\log f + (1-y)\\log(1-f)$.",
    claim:
      "The bracket matters: $-\\sum\\,[\\,y \\log f + (1-y)\\log(1-f)\\,]$. Read to the letter the formula has another value.",
    more: `${logisticPage}#from-the-labels-to-the-loss`,
    facts: [
      {
        what: "with the bracket, $w = (1, 1)$",
        number: 163.583,
        compute: () => logistic.headNll(logistic.sample, [1, 1]),
      },
      { what: "without", number: 76.8198, compute: () => logistic.withoutBrackets },
    ],
  },
];
