/** Networks as maximum likelihood: rows 31, 41 to 44, 52, 55 and 56. */

import * as bernoulli from "@loglik/core/bernoulli";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import * as poisson from "@loglik/core/poisson";
import { drawCatsAndDogs } from "@loglik/data";
import { conv2d, dense, flatten, type Layer, maxPool2d, network } from "@loglik/engine";
import * as node from "../lessons/logistic.js";
import * as dictionary from "../lessons/loss-dictionary.js";
import type { Entry } from "./entry.js";

const page = "learn/networks-are-maximum-likelihood.mdx";
const outputUnits = (hidden: readonly Layer[]) => {
  const { layers } = network({ inputs: [24, 24, 1], hidden, likelihood: bernoulliHead() });
  return (layers[layers.length - 1] as { units: number }).units;
};

export const networkRows: readonly Entry[] = [
  {
    id: "31",
    claim: "A classifier of drawn cats (0) and dogs (1): its output is P(dog), not a cat or a dog.",
    place: `${page}#a-network-of-convolutions`,
    facts: [
      {
        what: "dogs among the first 400 drawings",
        number: 209,
        within: 0,
        compute: () => drawCatsAndDogs({ rows: 400, seed: 1 }).y.reduce((sum, label) => sum + label, 0),
      },
      {
        what: "P(dog) at the logit −0.4",
        number: 0.401312,
        compute: () => (bernoulliHead().theta([-0.4]) as { prob: number }).prob,
      },
    ],
  },
  {
    id: "41",
    claim: "Where to read on: two encyclopedia articles, and the literature.",
    place: `${page}#sources-and-thanks`,
    facts: [
      {
        what: "the estimate that both explain, for 1 in 5",
        number: 0.2,
        within: 1e-12,
        compute: () => bernoulli.fit([0, 0, 0, 1, 0]).theta.prob,
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
    place: `${page}#a-network-of-convolutions`,
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
        what: "what it should say of 10, 7, 12, 9, 8",
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
    id: "52",
    claim:
      "Statistics and machine learning share an objective under two sets of names, and ask different questions of it.",
    place: `${page}#one-idea-two-vocabularies`,
    facts: [
      {
        what: "a question that only one of them asks: standard error of w₁",
        number: 0.268116,
        compute: () => node.newtonWithBias.standardErrors[0],
      },
    ],
  },
  {
    id: "55",
    claim: "In a network of convolutions only the function changes; the head, and with it the likelihood, is the same.",
    place: `${page}#a-network-of-convolutions`,
    facts: [
      { what: "outputs of one node over the pixels", number: 1, within: 0, compute: () => outputUnits([flatten()]) },
      {
        what: "outputs of the convolutions",
        number: 1,
        within: 0,
        compute: () => outputUnits([conv2d(8, 5, "relu"), maxPool2d(3), flatten(), dense(16, "relu")]),
      },
    ],
  },
  {
    id: "56",
    claim: "Who asked, answered and discussed the question that this grew from.",
    place: `${page}#sources-and-thanks`,
    facts: [
      {
        what: "the equality they worked out, its gap at w = (1, 1)",
        number: 0,
        within: 1e-12,
        compute: () => node.check.gap,
      },
    ],
  },
];
