/** What the documents get wrong, or leave open, about losses, outputs and targets: E19 to E27. */
import * as bernoulli from "@loglik/core/bernoulli";
import * as categorical from "@loglik/core/categorical";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { crossEntropy, klDivergence } from "@loglik/core/information/divergence";
import { entropy, toBits } from "@loglik/core/information/entropy";
import { huffmanCode } from "@loglik/core/information/huffman";
import { logLikelihood } from "@loglik/core/likelihood";
import { averagePool2d, flatten, type Layer, network, sgd, train } from "@loglik/engine";
import * as clouds from "../lessons/clouds.js";
import * as coin from "../lessons/coin.js";
import * as logistic from "../lessons/logistic.js";
import type { Slip } from "./entry.js";
import { rightWhereForecast, totalOfHuber } from "./slip-experiments.js";

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

const target = [0.7, 0.2, 0.1];
const forecast = [0.5, 0.3, 0.2];

const hinge = (margin: number) => logistic.totalMass(logistic.hingeLoss, margin);

export const slipsOfOutputs: readonly Slip[] = [
  {
    id: "E19",
    title: "Is every loss a likelihood?",
    slip: "A loss is always minus a log-likelihood.",
    claim:
      "Only if some $h(y) \\ge 0$ without parameters makes $h(y)\\,e^{-\\text{loss}}$ a distribution for every parameter. The logistic loss does, and Huber's once its constant is added; the hinge does not: its total over the two labels changes with the margin. And the loss has to be summed, not averaged.",
    more: "learn/choose-a-loss.mdx#when-is-a-loss-a-likelihood",
    facts: [
      {
        what: "logistic loss, total at margin 2",
        number: 1,
        within: 1e-14,
        compute: () => logistic.totalMass(logistic.logisticLoss, 2),
      },
      {
        what: "Huber's loss, $\\delta = 1$, total without its constant",
        number: 2.92431,
        compute: totalOfHuber,
      },
      {
        what: "five tosses at 1/5: $e$ to minus the summed loss, $L$",
        number: 0.08192,
        compute: () => Math.exp(logLikelihood(bernoulli, coin.tosses, { prob: 0.2 })),
      },
      {
        what: "$e$ to minus the mean loss, its fifth root",
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
      "The machine is the mode of a Gaussian process under a hinge that is no likelihood: its normaliser depends on $f$. Gaussian process classification uses the logistic or the probit.",
    more: "guides/from-posterior-to-decision.mdx#a-support-vector-machine-beside-a-gaussian-process",
    facts: [
      { what: "the hinge's normaliser at $f = 0$", number: 0.735759, compute: () => hinge(0) },
      { what: "at $f = 1$", number: 1.135335, compute: () => hinge(1) },
      ...(
        [
          ["margin", "the machine's margin read as log odds", 0.58537],
          ["platt", "the same after Platt's scaling", 0.561872],
          ["process", "the process with the logistic and the same prior", 0.483163],
        ] as const
      ).map(([way, name, number]) => ({
        what: `NLL of fresh labels of two clouds: ${name}`,
        number,
        compute: () => clouds.nllOfFresh(clouds.threeWays(clouds.initial)[way](clouds.fresh.x)),
      })),
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
    claim: "The slope in each logit is $a - y$: every activation is pushed, the label's up and each other down.",
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
    claim: "KL does. Cross-entropy adds the entropy of $p$: it is not 0 when the two agree, and not symmetric.",
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
];
