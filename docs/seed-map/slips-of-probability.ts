/** What the documents get wrong, or leave open, about outputs, information, calibration and Bayes: E19 to E36. */
import * as bernoulli from "@loglik/core/bernoulli";
import * as beta from "@loglik/core/beta";
import { expectedCalibrationError } from "@loglik/core/calibration/calibration-error";
import { reliabilityTable } from "@loglik/core/calibration/reliability-table";
import * as categorical from "@loglik/core/categorical";
import { classPosteriors } from "@loglik/core/decisions/class-posteriors";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { crossEntropy, klDivergence } from "@loglik/core/information/divergence";
import { entropy, toBits } from "@loglik/core/information/entropy";
import { huffmanCode } from "@loglik/core/information/huffman";
import { logLikelihood } from "@loglik/core/likelihood";
import * as normal from "@loglik/core/normal";
import { checkProper } from "@loglik/core/scoring/check-proper";
import { averagePool2d, dense, dropout, flatten, type Layer, network, sgd, train } from "@loglik/engine";
import * as coin from "../lessons/coin.js";
import * as logSum from "../lessons/log-sum.js";
import * as logistic from "../lessons/logistic.js";
import type { Slip } from "./entry.js";
import { nodeAtOne, rightWhereForecast, totalOfHuber } from "./slip-experiments.js";

/** The activations of three classes, of which the first is the label. */
const activations = [0.786, 0.039, 0.175];

function logitGradient(): Float64Array {
  const gradient = new Float64Array(3);
  categoricalHead({ classes: 3 }).point(Float64Array.of(0), 0, Float64Array.from(activations, Math.log), 0, gradient);
  return gradient;
}

/** The NLL of one picture, whatever the network, when its logits are 2, 0, −1: all weights 0, the last bias as given. */
async function nllOf(hidden: readonly Layer[]): Promise<number> {
  const net = network({
    inputs: [2, 2, 1],
    hidden: [...hidden, flatten()],
    likelihood: categoricalHead({ classes: 3 }),
  });
  const initial = new Float64Array(net.parameterCount);
  initial.set([2, 0, -1], net.parameterCount - 3);
  const data = { x: [[1, 2, 3, 4]], y: [0] };
  const model = await train(net, data, {
    optimizer: sgd({ rate: 1e-300 }),
    epochs: 1,
    batchSize: 1,
    initial,
    workers: 0,
    precision: "float64",
  }).result;
  return model.nll(data.x, data.y);
}

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

const target = [0.7, 0.2, 0.1];
const forecast = [0.5, 0.3, 0.2];

/** Ten forecasts of 0.9, of which seven come true. */
const overconfident = reliabilityTable(Array(10).fill(0.9), [1, 1, 1, 1, 1, 1, 1, 0, 0, 0]);

const hinge = (margin: number) => logistic.totalMass(logistic.hingeLoss, margin);

export const slipsOfProbability: readonly Slip[] = [
  {
    id: "E19",
    title: "Is e^(−loss) always a likelihood?",
    slip: "A loss is always minus a log-likelihood.",
    claim:
      "Only if some h(y) ≥ 0 without parameters makes h(y) e^(−loss) a distribution for every parameter. The logistic loss does, and Huber's once its constant is added; the hinge does not: its total over the two labels changes with the margin. And the loss has to be summed, not averaged.",
    more: "learn/choose-a-loss.mdx#when-is-a-loss-a-likelihood",
    facts: [
      {
        what: "logistic loss, total at margin 2",
        number: 1,
        within: 1e-14,
        compute: () => logistic.totalMass(logistic.logisticLoss, 2),
      },
      {
        what: "Huber's loss, δ = 1, total without its constant",
        number: 2.92431,
        compute: totalOfHuber,
      },
      {
        what: "five tosses at 1/5: e to minus the summed loss, L",
        number: 0.08192,
        compute: () => Math.exp(logLikelihood(bernoulli, coin.tosses, { prob: 0.2 })),
      },
      {
        what: "e to minus the mean loss, its fifth root",
        number: 0.606287,
        compute: () => Math.exp(logLikelihood(bernoulli, coin.tosses, { prob: 0.2 }) / 5),
      },
      { what: "hinge, total at margin 0", number: 0.735759, compute: () => hinge(0) },
      { what: "hinge, total at margin 2", number: 1.049787, compute: () => hinge(2) },
    ],
  },
  {
    id: "E20",
    title: "One objective, two fields",
    slip: "Statistics and machine learning are the same thing.",
    claim:
      "They share the objective. Statistics also asks how sure the estimate is: the curvature at the optimum gives a standard error, which training never looks at.",
    more: "learn/two-vocabularies.mdx#what-one-side-asks-and-the-other-does-not",
    facts: [
      { what: "a weight", number: 1.54517, compute: () => logistic.newtonWithBias.coefficients[0] },
      { what: "its standard error", number: 0.268116, compute: () => logistic.newtonWithBias.standardErrors[0] },
    ],
  },
  {
    id: "E21",
    title: "The support vector machine's likelihood",
    slip: "The probabilistic form of the support vector machine seems to be the Gaussian process.",
    claim:
      "The machine is the mode of a Gaussian process under a hinge that is no likelihood: its normaliser depends on f. Gaussian process classification uses the logistic or the probit.",
    more: "guides/from-posterior-to-decision.mdx#a-support-vector-machine-beside-a-gaussian-process",
    facts: [
      { what: "the hinge's normaliser at f = 0", number: 0.735759, compute: () => hinge(0) },
      { what: "at f = 1", number: 1.135335, compute: () => hinge(1) },
    ],
  },
  {
    id: "E22",
    title: "Where the likelihood of a network lives",
    slip: "Convolutional networks are hard to read as probability models.",
    claim: "The likelihood is in the head. Whatever computes the logits 2, 0, −1, a label 0 costs the same.",
    more: "learn/convolutions.mdx#where-the-function-enters",
    facts: [
      { what: "with one dense layer", number: 0.169846, compute: () => nllOf([]) },
      { what: "behind pooling", number: 0.169846, compute: () => nllOf([averagePool2d(2)]) },
    ],
  },
  {
    id: "E23",
    title: "Every activation takes part",
    slip: "Only the activation of the label is in the loss, so nothing constrains the others.",
    claim: "The slope in each logit is a − y: every activation is pushed, the label's up and each other down.",
    more: "learn/are-the-outputs-probabilities.mdx#one-term-in-the-loss-all-terms-in-the-gradient",
    facts: [-0.214, 0.039, 0.175].map((number, k) => ({
      what: `slope in logit ${k}`,
      number,
      within: 1e-12,
      compute: () => logitGradient()[k],
    })),
  },
  {
    id: "E24",
    title: "Must targets be one-hot?",
    slip: "Cross-entropy is a likelihood only for one-hot targets.",
    claim:
      "A soft target gives the expected NLL under the target's law. It exceeds KL by the target's entropy, which no parameter changes.",
    more: "learn/are-the-outputs-probabilities.mdx#targets-that-are-not-one-hot",
    facts: [
      {
        what: "cross-entropy of a soft target less its divergence",
        number: 0.801819,
        compute: () => crossEntropy(target, forecast) - klDivergence(target, forecast),
      },
      { what: "entropy of the target", number: 0.801819, compute: () => entropy(target) },
    ],
  },
  {
    id: "E25",
    title: "A forecast and a decision",
    slip: "The argmax rule defines the model's probability.",
    claim:
      "Argmax is a decision, taken for the cost of a wrong class. Two forecasts with the same argmax can be far apart, and the likelihood sees it. And a calibrated forecast says how often its argmax will be right.",
    more: "learn/calibration.mdx#three-things",
    facts: [
      {
        what: "NLL of class 0 under (0.51, 0.49)",
        number: 0.673345,
        compute: () => -categorical.logProb(0, { prob: [0.51, 0.49] }),
      },
      {
        what: "under (0.99, 0.01), whose argmax is the same",
        number: 0.01005,
        compute: () => -categorical.logProb(0, { prob: [0.99, 0.01] }),
      },
      {
        what: "share right of 10,000 drawn cases with the forecast 0.9",
        number: 0.8962,
        compute: () => rightWhereForecast(0.9),
      },
      { what: "with the forecast 0.6", number: 0.6011, compute: () => rightWhereForecast(0.6) },
    ],
  },
  {
    id: "E26",
    title: "Cross-entropy is not a distance",
    slip: "Cross-entropy measures the difference of two distributions.",
    claim: "KL does. Cross-entropy adds the entropy of p: it is not 0 when the two agree, and not symmetric.",
    more: "learn/cross-entropy-and-codes.mdx#four-letters",
    facts: [
      {
        what: "cross-entropy of (1/2, 1/4, 1/4) with itself, bits",
        number: 1.5,
        within: 1e-14,
        compute: () => toBits(crossEntropy([0.5, 0.25, 0.25], [0.5, 0.25, 0.25])),
      },
      {
        what: "divergence",
        number: 0,
        within: 1e-15,
        compute: () => klDivergence([0.5, 0.25, 0.25], [0.5, 0.25, 0.25]),
      },
    ],
  },
  {
    id: "E27",
    title: "Bits are whole, entropy is not",
    slip: "Entropy is the number of bits that a message needs.",
    claim:
      "It is what no code undercuts on average, with logarithms to base 2. A code of whole bits can need up to one bit more.",
    more: "learn/cross-entropy-and-codes.mdx#a-code-that-reaches-it",
    facts: [
      { what: "entropy of (0.9, 0.1), bits", number: 0.468996, compute: () => toBits(entropy([0.9, 0.1])) },
      {
        what: "bits of its best code, symbol by symbol",
        number: 1,
        within: 1e-15,
        compute: () => huffmanCode([0.9, 0.1]).expectedLength,
      },
    ],
  },
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
        what: "best forecast for an x whose label is 1 seven times in ten",
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
    slip: "P(θ | X) = P(X | θ) P(θ)/P(X), and it guarantees calibrated probabilities.",
    claim:
      "X has to mean all training pairs. And the guarantee holds if the model, the prior and the integral are right: with a flat prior the next toss is 1 with probability (k + 1)/(n + 2), not k/n.",
    more: "guides/from-posterior-to-decision.mdx#the-predictive-integral",
    facts: [
      { what: "by the predictive integral", number: 0.285714, compute: () => beta.mean({ alpha: 2, beta: 5 }) },
      { what: "by the point estimate", number: 0.2, within: 1e-15, compute: () => coin.summary.prob },
    ],
  },
  {
    id: "E32",
    title: "The picture is given",
    slip: "P(x = cat | θ).",
    claim:
      "P(y = cat | x, θ): the picture is what one knows. So the probabilities of the classes sum to one for each picture.",
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
        what: "sum of P(cat) over three pictures, which need not be 1",
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
      "The theorem is about the cost, not the network: at its global minimum, with enough capacity and data and the classes as frequent as in use. Then the output at x is the posterior.",
    more: "learn/posterior-class-probabilities.mdx#why-at-one-x",
    facts: [
      {
        what: "posterior of the class at +1 for x = 1, normals at ±1",
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
      { what: "what one node on x says there after 20,000 rows", number: 0.88, compute: () => nodeAtOne() },
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
      "−(1/n) log L is the entropy of the data plus the divergence of the model from them: to maximise one is to minimise the other.",
    more: "learn/cross-entropy-and-codes.mdx#from-the-likelihood-to-the-divergence",
    facts: [
      {
        what: "mean NLL of 0, 0, 0, 1, 0 at 1/2",
        number: 0.693147,
        compute: () => -logLikelihood(bernoulli, coin.tosses, { prob: 0.5 }) / 5,
      },
      {
        what: "H + KL of (4/5, 1/5) and (1/2, 1/2)",
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
    claim: "H(p, q) and H(q, p) differ. Only the swap of the two labels in binary cross-entropy leaves it as it is.",
    more: "learn/cross-entropy-and-codes.mdx#it-is-not-symmetric",
    facts: [
      {
        what: "H(p, q), p = (0.9, 0.1), q = (0.5, 0.5)",
        number: 0.693147,
        compute: () => crossEntropy([0.9, 0.1], [0.5, 0.5]),
      },
      {
        what: "binary cross-entropy of ŷ = 0.3 for a 1, less that of 0.7 for a 0",
        number: 0,
        within: 1e-12,
        compute: () => logistic.binaryCrossEntropy(0.3, 1) - logistic.binaryCrossEntropy(0.7, 0),
      },
      { what: "H(q, p)", number: 1.203973, compute: () => crossEntropy([0.5, 0.5], [0.9, 0.1]) },
    ],
  },
];
