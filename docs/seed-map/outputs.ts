/** Outputs as probabilities, targets and softmax: rows 57 to 62, 65 to 67, 71, 75, 77 and 86. */
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { mixtureValleys } from "../lessons/optimizer-paths.js";
import * as lesson from "../lessons/outputs.js";
import { surfaces } from "../lessons/surfaces.js";
import { errorAfterVotes } from "../lessons/votes.js";
import type { Entry } from "./entry.js";

const page = "learn/are-the-outputs-probabilities.mdx";
const ofIndex = (label: number) =>
  categoricalHead({ classes: 3 }).point(
    Float64Array.of(label),
    0,
    Float64Array.from(lesson.logits),
    0,
    new Float64Array(3),
  );

/** P(1) of softmax without a hidden layer at x = (0.7, −0.3). */
const ofTwoClasses = (...weights: (readonly [number, number])[]) =>
  lesson.softmax(weights.map(([w1, w2]) => 0.7 * w1 - 0.3 * w2))[1];

export const outputRows: readonly Entry[] = [
  {
    id: "57",
    claim: "The loss of a vector of targets is −y · log a, one number for shares of any kind.",
    place: `${page}#targets-that-are-not-one-hot`,
    also: ["derivations/categorical-soft-cross-entropy.mdx"],
    facts: [{ what: "H((0.7, 0.2, 0.1), a)", number: 0.991311, compute: () => lesson.soft.nll }],
  },
  {
    id: "58",
    claim:
      "Activations are a probability mass function if none is negative and they sum to one: softmax, not sigmoids.",
    place: `${page}#two-conditions`,
    facts: [
      {
        what: "sum of softmax",
        number: 1,
        within: 1e-12,
        compute: () => lesson.checkSimplex(lesson.activate(lesson.logits, "softmax")).sum,
      },
      { what: "sum of three sigmoids", number: 2.27015, compute: () => lesson.asSigmoids.sum },
    ],
  },
  {
    id: "59",
    claim: "The product with a one-hot vector picks one term, the loss of the label's index.",
    place: `${page}#one-term-in-the-loss-all-terms-in-the-gradient`,
    facts: [
      { what: "loss of (1, 0, 0)", number: 0.241311, compute: () => lesson.oneHot.nll },
      { what: "loss of the index 0", number: 0.241311, compute: () => ofIndex(0) },
    ],
  },
  {
    id: "60",
    claim: "The weights of the least sum of cross-entropies are those of the greatest likelihood.",
    place: `${page}#one-term-in-the-loss-all-terms-in-the-gradient`,
    facts: [
      {
        what: "Σ losses of the labels 0, 2, 1, plus log of the product of their outputs",
        number: 0,
        within: 1e-12,
        compute: () => {
          const [a, b, c] = lesson.activations;
          return ofIndex(0) + ofIndex(2) + ofIndex(1) + Math.log(a * c * b);
        },
      },
    ],
  },
  {
    id: "61",
    claim: "One output enters the loss, and every logit receives the gradient a − y.",
    place: `${page}#one-term-in-the-loss-all-terms-in-the-gradient`,
    also: [`${page}#two-conditions`],
    facts: [
      { what: "at the label", number: -0.2144, compute: () => lesson.oneHot.gradient[0] },
      { what: "at the second class", number: 0.0391, compute: () => lesson.oneHot.gradient[1] },
      { what: "at the third", number: 0.1753, compute: () => lesson.oneHot.gradient[2] },
      {
        what: "NLL after one step down that gradient",
        number: 0.173748,
        compute: () => {
          const moved = lesson.logits.map((logit, k) => logit - lesson.oneHot.gradient[k]);
          return lesson.lossAt(moved, [1, 0, 0]).nll;
        },
      },
    ],
  },
  {
    id: "62",
    claim:
      "Targets need not be one-hot: shares score their expected loss, and tags are Bernoullis whose losses add up.",
    place: `${page}#targets-that-are-not-one-hot`,
    facts: [
      { what: "mean loss of ten votes", number: 0.991311, compute: () => lesson.meanOfVotes },
      { what: "multinomial NLL of the counts 7, 2, 1", number: 4.027009, compute: () => lesson.countsOfVotes.nll },
      {
        what: "orders of ten such votes, 10!/(7! 2! 1!)",
        number: 360,
        within: 0,
        compute: () => lesson.countsOfVotes.orders,
      },
      { what: "loss of three tags", number: 0.914267, compute: () => lesson.tags.nll },
      { what: "−log of their product", number: 0.914267, compute: () => -Math.log(lesson.tags.product) },
    ],
  },
  {
    id: "65",
    claim: "Softmax makes a distribution of any logits; the same number added to all changes nothing.",
    place: `${page}#two-conditions`,
    facts: [
      { what: "first output", number: 0.785597, compute: () => lesson.activations[0] },
      { what: "after adding 100 to all", number: 0.785597, compute: () => lesson.shifted[0] },
    ],
  },
  {
    id: "66",
    claim: "A logistic unit gives P(1), with class 0 implicit.",
    place: `${page}#two-classes-softmax-is-the-logistic-function`,
    facts: [
      { what: "σ(1.5)", number: 0.817574, compute: () => lesson.twoClasses.logistic },
      {
        what: "P(1) by the Bernoulli head at the logit 1.5",
        number: 0.817574,
        compute: () => (bernoulliHead().theta([1.5]) as { prob: number }).prob,
      },
    ],
  },
  {
    id: "67",
    claim: "Softmax of two classes is the logistic function of the difference; k logits hold k − 1 numbers.",
    place: `${page}#two-classes-softmax-is-the-logistic-function`,
    facts: [
      { what: "softmax of (0.4, 1.9)", number: 0.817574, compute: () => lesson.twoClasses.softmax },
      {
        what: "P(1) at x = (0.7, −0.3), weights (0.4, −1.1) and (1.3, 0.2)",
        number: 0.559714,
        compute: () => ofTwoClasses([0.4, -1.1], [1.3, 0.2]),
      },
      {
        what: "by their difference against weights of zero",
        number: 0.559714,
        compute: () => ofTwoClasses([0, 0], [0.9, 1.3]),
      },
      { what: "information along (1, 1, 1)", number: 0, within: 1e-15, compute: () => lesson.informationOfShift },
    ],
  },
  {
    id: "71",
    claim: "Soft classification: shares of votes are targets, and the entropy of the votes is the floor of their loss.",
    place: `${page}#targets-that-are-not-one-hot`,
    facts: [
      { what: "loss at a = y", number: 0.801819, compute: () => lesson.softAtBest.nll },
      { what: "entropy of 7 : 2 : 1", number: 0.801819, compute: () => lesson.soft.floor },
      {
        what: "mean error of a probability, trained on the shares of five votes",
        number: 0.007,
        compute: () => errorAfterVotes("soft"),
      },
      { what: "trained on the majority only", number: 0.098, compute: () => errorAfterVotes("index") },
    ],
  },
  {
    id: "75",
    claim:
      "The loss is taken from logits, where the logarithm of a rounded probability is lost; and it is minimised at least locally.",
    place: `${page}#two-classes-softmax-is-the-logistic-function`,
    also: ["learn/how-training-finds-it.mdx#two-valleys"],
    facts: [
      {
        what: "largest slope of the mean NLL at the bottom of the higher of two valleys",
        number: 0,
        within: 1e-6,
        compute: () => {
          const slope = new Float64Array(2);
          surfaces.mixture.value(mixtureValleys[1].place, slope);
          return Math.max(...slope.map(Math.abs));
        },
      },
      {
        what: "nats by which it lies above the lower",
        number: 0.165079,
        compute: () => mixtureValleys[1].nll - mixtureValleys[0].nll,
      },
      { what: "a wrong label 1000 logits away", number: 1000, within: 1e-15, compute: () => lesson.farApart.head },
      {
        what: "whether −log of softmax is infinite there",
        number: 1,
        within: 1e-15,
        compute: () => Number(lesson.farApart.naive === Infinity),
      },
    ],
  },
  {
    id: "77",
    claim: "A softmax output is a discrete distribution, so that its cross-entropy is a negative log-likelihood.",
    place: `${page}#two-conditions`,
    facts: [
      {
        what: "e^−NLL over the three labels",
        number: 1,
        within: 1e-12,
        compute: () => [0, 1, 2].reduce((sum, label) => sum + Math.exp(-ofIndex(label)), 0),
      },
    ],
  },
  {
    id: "86",
    claim: "Softmax is Boltzmann's distribution; heights in a column of air are exponential, with a mean of kT/mg.",
    place: `${page}#softmax-at-a-temperature`,
    facts: [
      { what: "P(lowest energy) at T = 4", number: 0.463, compute: () => lesson.atFour.probabilities[0] },
      { what: "kT/mg of air at 288.15 K, km", number: 8.433, compute: () => lesson.atmosphere.scaleHeight },
      { what: "temperature by likelihood, K", number: 286.5, compute: () => lesson.atmosphere.temperature },
    ],
  },
];
