/** What the documents get wrong, or leave open, about training and losses: E10 to E18. */
import * as binomial from "@loglik/core/binomial";
import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { normalHead } from "@loglik/core/heads/normal";
import { crossEntropy } from "@loglik/core/information/divergence";
import { logLikelihood } from "@loglik/core/likelihood";
import * as normal from "@loglik/core/normal";
import { adam, network, type Optimizer, rmsprop, sgd, train } from "@loglik/engine";
import * as leastSquares from "../lessons/least-squares.js";
import * as logistic from "../lessons/logistic.js";
import { encodings, sparseOfThree, threeEncodings } from "../lessons/loss-dictionary.js";
import type { Slip } from "./entry.js";

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

const logisticPage = "learn/logistic-regression.mdx";
const squaresPage = "learn/least-squares.mdx";

export const slipsOfLosses: readonly Slip[] = [
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
