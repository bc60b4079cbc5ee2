/** Networks as maximum likelihood: rows 31, 42 to 44, 55 and 81. */
import * as binomial from "@loglik/core/binomial";
import * as categoricalLogits from "@loglik/core/categorical-logits";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { crossEntropy, jensenShannonDivergence } from "@loglik/core/information/divergence";
import * as poisson from "@loglik/core/poisson";
import { rateReader } from "../lessons/amortised.js";
import { catsAndDogs } from "../lessons/cats-and-dogs.js";
import { threesAndEights } from "../lessons/digit-pair.js";
import * as node from "../lessons/logistic.js";
import * as dictionary from "../lessons/loss-dictionary.js";
import { type Eye, networkFor, type PictureVerdict, trainOnPictures } from "../lessons/picture-training.js";
import type { PictureTask } from "../lessons/pictures.js";
import type { Entry } from "./entry.js";

const page = "learn/networks-are-maximum-likelihood.mdx";
const convolutions = "learn/convolutions.mdx";

const outputUnits = (eye: Eye) => {
  const { layers } = networkFor(eye, catsAndDogs);
  return (layers[layers.length - 1] as { units: number }).units;
};

const verdicts = new Map<string, Promise<PictureVerdict>>();
/** Each network is trained once for all facts about it. */
const verdictOn = (task: PictureTask, eye: Eye) => {
  const key = `${task.names} ${eye}`;
  const verdict = verdicts.get(key) ?? trainOnPictures(task, eye, 1);
  verdicts.set(key, verdict);
  return verdict;
};

/** Shares of 0, 1 and 2, and a model that does not hold them: two tosses of a coin. */
const shares = [0.6, 0.1, 0.3];
const twoTosses = (prob: number) => [0, 1, 2].map((k) => Math.exp(binomial.logProb(k, { trials: 2, prob })));
const bestTheta = (loss: (theta: number) => number) => {
  const grid = Array.from({ length: 999 }, (_, i) => (i + 1) / 1000);
  return grid.reduce((best, theta) => (loss(theta) < loss(best) ? theta : best));
};

let reader: ReturnType<typeof rateReader> | undefined;
const rates = () => {
  reader ??= rateReader();
  return reader;
};

export const networkRows: readonly Entry[] = [
  {
    id: "31",
    claim:
      "A classifier of pictures, of drawn cats (0) and dogs (1) or of handwritten threes and eights: its output is P(dog), not a cat or a dog.",
    place: `${convolutions}#train-it-here`,
    also: [`${convolutions}#real-images`],
    facts: [
      {
        what: "dogs among the first 400 drawings",
        number: 209,
        within: 0,
        compute: () => catsAndDogs.learned.y.reduce((sum, label) => sum + label, 0),
      },
      {
        what: "right among 200 fresh drawings, by convolutions",
        number: 0.88,
        within: 1e-12,
        compute: async () => (await verdictOn(catsAndDogs, "convolutions")).right,
      },
      {
        what: "by one node",
        number: 0.555,
        within: 1e-12,
        compute: async () => (await verdictOn(catsAndDogs, "one node")).right,
      },
      {
        what: "images of handwritten threes and eights",
        number: 357,
        within: 0,
        compute: () => threesAndEights.learned.rows + threesAndEights.fresh.rows,
      },
      {
        what: "NLL of the half that was not seen, by convolutions",
        number: 0.0443,
        compute: async () => (await verdictOn(threesAndEights, "convolutions")).nll,
      },
      {
        what: "by one node over the pixels",
        number: 0.0928,
        compute: async () => (await verdictOn(threesAndEights, "one node")).nll,
      },
      {
        what: "probabilities of an eight that are 0 or 1 and nothing between",
        number: 0,
        within: 0,
        compute: async () =>
          (await verdictOn(threesAndEights, "one node")).prob.filter((prob) => prob === 0 || prob === 1).length,
      },
      {
        what: "P(dog) at the logit −0.4",
        number: 0.401312,
        compute: () => (bernoulliHead().theta([-0.4]) as { prob: number }).prob,
      },
    ],
  },
  {
    id: "42",
    claim:
      "A network is a function and maximum likelihood a criterion: yes where the loss is an NLL, no where it is not.",
    place: `${page}#no-when`,
    facts: [
      {
        what: "best θ of a small model by its likelihood",
        number: 0.35,
        within: 1e-9,
        compute: () => bestTheta((t) => crossEntropy(shares, twoTosses(t))),
      },
      {
        what: "with a penalty, a mode of the posterior",
        number: 0.393,
        within: 1e-9,
        compute: () => bestTheta((t) => crossEntropy(shares, twoTosses(t)) + 0.1 * Math.log(t / (1 - t)) ** 2),
      },
      {
        what: "in a game against the best critic",
        number: 0.264,
        within: 1e-9,
        compute: () => bestTheta((t) => jensenShannonDivergence(shares, twoTosses(t))),
      },
      {
        what: "by rewards of 0, 1 and 0.8",
        number: 0.833,
        within: 1e-9,
        compute: () => bestTheta((t) => -(twoTosses(t)[1] + 0.8 * twoTosses(t)[2])),
      },
      {
        what: "contrastive loss of the similarities 2.1, 0.3, −0.4, 0.9, less −log P(the first is the partner)",
        number: 0,
        within: 1e-12,
        compute: () => {
          const similarity = [2.1, 0.3, -0.4, 0.9];
          const loss = -similarity[0] + Math.log(similarity.reduce((sum, z) => sum + Math.exp(z), 0));
          return loss + categoricalLogits.logProb(0, { logit: similarity });
        },
      },
      {
        what: "by how much the hinge's best factor misses 1",
        number: 0.13207,
        compute: () => dictionary.hinge.bestDeviation,
      },
      {
        what: "the same of binary cross-entropy",
        number: 0,
        within: 1e-12,
        compute: () => dictionary.answer("binaryCrossEntropy").bestDeviation,
      },
    ],
  },
  {
    id: "81",
    claim:
      "A network with parameters θ gives P(y = cat | x; θ) and P(y = dog | x; θ) for a picture x: two numbers that sum to one.",
    place: `${convolutions}#where-the-function-enters`,
    facts: [
      {
        what: "P(cat) at the logit −0.4",
        number: 0.598688,
        compute: () => 1 - (bernoulliHead().theta([-0.4]) as { prob: number }).prob,
      },
    ],
  },
  {
    id: "43",
    claim: "A network can be trained to put out another model's estimate: amortised inference.",
    place: `${page}#two-readings`,
    facts: [
      {
        what: "what a network says of the counts 10, 7, 12, 9, 8",
        number: 8.56656,
        compute: async () => (await (await rates()).read([[10, 7, 12, 9, 8]]))[0],
      },
      {
        what: "its mean distance from the estimates of 200 fresh samples",
        number: 0.3788,
        compute: async () => {
          const { read, fresh } = await rates();
          const said = await read(fresh);
          return fresh.reduce(
            (sum, counts, i) => sum + Math.abs(said[i] - poisson.fit(counts).theta.rate) / fresh.length,
            0,
          );
        },
      },
      {
        what: "what it should say, the maximum of the likelihood",
        number: 9.2,
        within: 1e-12,
        compute: () => poisson.fit([10, 7, 12, 9, 8]).theta.rate,
      },
    ],
  },
  {
    id: "44",
    claim: "For a fixed network and data, minimising cross-entropy is maximising the likelihood of the labels.",
    place: `${page}#two-readings`,
    facts: [
      { what: "Σ cross-entropy at w = (1, 1)", number: 163.5833, compute: () => node.check.loss },
      { what: "−log L there", number: 163.5833, compute: () => node.check.head },
    ],
  },
  {
    id: "55",
    claim: "In a network of convolutions only the function changes; the head, and with it the likelihood, is the same.",
    place: `${convolutions}#where-the-function-enters`,
    facts: [
      { what: "outputs of one node over the pixels", number: 1, within: 0, compute: () => outputUnits("one node") },
      { what: "outputs of the convolutions", number: 1, within: 0, compute: () => outputUnits("convolutions") },
      {
        what: "weights and biases of the one",
        number: 577,
        within: 0,
        compute: () => networkFor("one node", catsAndDogs).parameterCount,
      },
      {
        what: "of the other",
        number: 8433,
        within: 0,
        compute: () => networkFor("convolutions", catsAndDogs).parameterCount,
      },
    ],
  },
];
