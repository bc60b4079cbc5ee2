/** What the documents get wrong, or leave open, about information, calibration and Bayes: E28 to E36. */
import * as bernoulli from "@loglik/core/bernoulli";
import * as beta from "@loglik/core/beta";
import { expectedCalibrationError } from "@loglik/core/calibration/calibration-error";
import { reliabilityTable } from "@loglik/core/calibration/reliability-table";
import { classPosteriors } from "@loglik/core/decisions/class-posteriors";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { crossEntropy, klDivergence } from "@loglik/core/information/divergence";
import { entropy } from "@loglik/core/information/entropy";
import { logLikelihood } from "@loglik/core/likelihood";
import * as normal from "@loglik/core/normal";
import { checkProper } from "@loglik/core/scoring/check-proper";
import { dense, dropout, network, sgd, train } from "@loglik/engine";
import * as coin from "../lessons/coin.js";
import * as logSum from "../lessons/log-sum.js";
import * as logistic from "../lessons/logistic.js";
import type { Slip } from "./entry.js";
import { nodeAtOne } from "./slip-experiments.js";

/** How much the training loss of a network with dropout exceeds the NLL of the same weights at prediction. */
async function costOfDropout(): Promise<number> {
  const net = network({
    inputs: 2,
    hidden: [dense(16, "tanh"), dropout(0.5)],
    likelihood: categoricalHead({ classes: 2 }),
  });
  const data = { x: Array.from(logistic.sample.x), y: Array.from(logistic.sample.y) };
  const rows = data.y.map((_, i) => data.x.slice(2 * i, 2 * i + 2));
  const run = train(
    net,
    { x: rows, y: data.y },
    {
      optimizer: sgd({ rate: 1e-300 }),
      epochs: 1,
      batchSize: data.y.length,
      seed: 1,
      initial: Float64Array.from({ length: net.parameterCount }, (_, i) => Math.sin(i)),
      workers: 0,
      precision: "float64",
    },
  );
  const model = await run.result;
  const [{ nll }] = model.training.epochs;
  return nll - (await model.nll(rows, data.y));
}

/** Ten forecasts of 0.9, of which seven come true. */
const overconfident = reliabilityTable(Array(10).fill(0.9), [1, 1, 1, 1, 1, 1, 1, 0, 0, 0]);

export const slipsOfProbability: readonly Slip[] = [
  {
    id: "E28",
    title: "Training is not prediction",
    slip: "The model's probabilities are the same in training and in prediction.",
    claim:
      "Not with dropout or batch normalisation: with the same weights the loss that training reports is another number.",
    more: "learn/calibration.mdx#the-model-in-training-and-in-prediction",
    facts: [
      { what: "training loss with dropout less NLL at prediction, nats", number: 0.19163, compute: costOfDropout },
    ],
  },
  {
    id: "E29",
    title: "Is softmax a confidence?",
    slip: "The output of softmax has nothing to do with the model's confidence.",
    claim: "It is the confidence. Whether it matches the frequency is another question, and can be measured.",
    more: "learn/calibration.mdx#the-reliability-diagram",
    facts: [
      {
        what: "calibration error of ten forecasts 0.9, seven true",
        number: 0.2,
        within: 1e-12,
        compute: () => expectedCalibrationError(overconfident),
      },
    ],
  },
  {
    id: "E30",
    title: "Does cross-entropy want certainty?",
    slip: "Cross-entropy drives every prediction to certainty.",
    claim:
      "It is strictly proper: its best forecast is the true probability. Overconfidence comes from a finite sample and a network that can memorise it.",
    more: "learn/calibration.mdx#does-cross-entropy-push-to-certainty",
    facts: [
      {
        what: "best forecast for an $x$ whose label is 1 seven times in ten",
        number: 0.7,
        within: 1e-15,
        compute: () => bernoulli.fit([1, 1, 1, 1, 1, 1, 1, 0, 0, 0]).theta.prob,
      },
      {
        what: "mean loss of that forecast there",
        number: 0.610864,
        compute: () => crossEntropy([0.7, 0.3], [0.7, 0.3]),
      },
      { what: "of the forecast 0.99", number: 1.388586, compute: () => crossEntropy([0.7, 0.3], [0.99, 0.01]) },
      {
        what: "forecasts that beat the truth under the log score",
        number: 0,
        compute: () => (checkProper((p, y) => -Math.log(p[y])).verdict === "strictly-proper" ? 0 : 1),
      },
    ],
  },
  {
    id: "E31",
    title: "What a posterior conditions on",
    slip: "$P(\\theta \\mid X) = P(X \\mid \\theta)\\,P(\\theta)/P(X)$, and it guarantees calibrated probabilities.",
    claim:
      "$X$ has to mean all training pairs. And the guarantee holds if the model, the prior and the integral are right: with a flat prior the next toss is 1 with probability $(k+1)/(n+2)$, not $k/n$.",
    more: "guides/from-posterior-to-decision.mdx#the-predictive-integral",
    facts: [
      { what: "by the predictive integral", number: 0.285714, compute: () => beta.mean({ alpha: 2, beta: 5 }) },
      { what: "by the point estimate", number: 0.2, within: 1e-15, compute: () => coin.summary.prob },
    ],
  },
  {
    id: "E32",
    title: "The picture is given",
    slip: "$P(x = \\text{cat} \\mid \\theta)$.",
    claim:
      "$P(y = \\text{cat} \\mid x, \\theta)$: the picture is what one knows. So the probabilities of the classes sum to one for each picture.",
    more: "learn/convolutions.mdx#where-the-function-enters",
    facts: [
      {
        what: "their sum at logits 2, 0, −1",
        number: 1,
        within: 1e-15,
        compute: () =>
          Array.from(categoricalHead({ classes: 3 }).theta([2, 0, -1]).prob as ArrayLike<number>).reduce(
            (a, b) => a + b,
            0,
          ),
      },
      {
        what: "sum of $P(\\text{cat})$ over three pictures, which need not be 1",
        number: 2.175557,
        compute: () =>
          [
            [2, 0, -1],
            [1, 1, 0],
            [3, 0, 0],
          ].reduce(
            (sum, logits) => sum + (categoricalHead({ classes: 3 }).theta(logits).prob as ArrayLike<number>)[0],
            0,
          ),
      },
    ],
  },
  {
    id: "E33",
    title: "When outputs are posteriors",
    slip: "A one-hidden-layer network that is properly trained gives posterior probabilities.",
    claim:
      "The theorem is about the cost, not the network: at its global minimum, with enough capacity and data and the classes as frequent as in use. Then the output at $x$ is the posterior.",
    more: "learn/posterior-class-probabilities.mdx#why-at-one-x",
    facts: [
      {
        what: "posterior of the class at +1 for $x = 1$, normals at ±1",
        number: 0.880797,
        compute: () =>
          classPosteriors(
            [normal.logProb(1, { loc: -1, scale: 1 }), normal.logProb(1, { loc: 1, scale: 1 })],
            [0.5, 0.5],
          )[1],
      },
      {
        what: "where only one in ten is of that class",
        number: 0.450853,
        compute: () =>
          classPosteriors(
            [normal.logProb(1, { loc: -1, scale: 1 }), normal.logProb(1, { loc: 1, scale: 1 })],
            [0.9, 0.1],
          )[1],
      },
      { what: "what one node on $x$ says there after 20,000 rows", number: 0.88, compute: () => nodeAtOne() },
      {
        what: "what a network without capacity says, the share of the class",
        number: 0.5,
        within: 1e-15,
        compute: () => bernoulli.fit([0, 1]).theta.prob,
      },
    ],
  },
  {
    id: "E34",
    title: "Likelihood and entropy",
    slip: "The link between likelihood and entropy is superficial.",
    claim:
      "$-\\frac{1}{n}\\log L$ is the entropy of the data plus the divergence of the model from them: to maximise one is to minimise the other.",
    more: "learn/cross-entropy-and-codes.mdx#from-the-likelihood-to-the-divergence",
    facts: [
      {
        what: "mean NLL of 0, 0, 0, 1, 0 at 1/2",
        number: 0.693147,
        compute: () => -logLikelihood(bernoulli, coin.tosses, { prob: 0.5 }) / 5,
      },
      {
        what: "$H + \\mathrm{KL}$ of (4/5, 1/5) and (1/2, 1/2)",
        number: 0.693147,
        compute: () => entropy([0.8, 0.2]) + klDivergence([0.8, 0.2], [0.5, 0.5]),
      },
    ],
  },
  {
    id: "E35",
    title: "Only a numerical trick?",
    slip: "The logarithm is there for numerical reasons only.",
    claim:
      "It also makes the objective a sum, so that a small batch's gradient is right on average. That of the product is not.",
    more: "learn/cross-entropy-and-codes.mdx#what-else-the-logarithm-is-for",
    facts: [
      {
        what: "batches' average over the full gradient, of the log-likelihood",
        number: 1,
        within: 1e-12,
        compute: () => logSum.batches.logLikelihood.fromBatches / logSum.batches.logLikelihood.full,
      },
      {
        what: "of the likelihood",
        number: -5.2126,
        compute: () => logSum.batches.likelihood.fromBatches / logSum.batches.likelihood.full,
      },
    ],
  },
  {
    id: "E36",
    title: "Cross-entropy takes sides",
    slip: "Cross-entropy is nicely symmetrical.",
    claim:
      "$H(p, q)$ and $H(q, p)$ differ. Only the swap of the two labels in binary cross-entropy leaves it as it is.",
    more: "learn/cross-entropy-and-codes.mdx#it-is-not-symmetric",
    facts: [
      {
        what: "$H(p, q)$, $p = (0.9, 0.1)$, $q = (0.5, 0.5)$",
        number: 0.693147,
        compute: () => crossEntropy([0.9, 0.1], [0.5, 0.5]),
      },
      {
        what: "binary cross-entropy of $\\hat y = 0.3$ for a 1, less that of 0.7 for a 0",
        number: 0,
        within: 1e-12,
        compute: () => logistic.binaryCrossEntropy(0.3, 1) - logistic.binaryCrossEntropy(0.7, 0),
      },
      { what: "$H(q, p)$", number: 1.203973, compute: () => crossEntropy([0.5, 0.5], [0.9, 0.1]) },
    ],
  },
];
