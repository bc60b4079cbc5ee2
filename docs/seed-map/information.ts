/** Entropy, cross-entropy and codes: rows 64, 68 to 70, 73, 74, 84, 85, 87 and 88. */
import { crossEntropy, klDivergence } from "@loglik/core/information/divergence";
import { entropy, toBits } from "@loglik/core/information/entropy";
import * as lesson from "../lessons/codes.js";
import { codeTestLabels } from "../lessons/digits.js";
import * as uses from "../lessons/logarithm-uses.js";
import { codeText } from "../lessons/text-codes.js";
import type { Entry } from "./entry.js";

const page = "learn/cross-entropy-and-codes.mdx";
const [p, uniform] = [lesson.p, lesson.models[1].q];

export const informationRows: readonly Entry[] = [
  {
    id: "64",
    claim:
      "Shannon's entropy is the floor of the loss: the mean length of the best code, which a mean NLL cannot undercut.",
    place: `${page}#four-letters`,
    facts: [
      { what: "H(½, ¼, ⅛, ⅛), bits", number: 1.75, within: 1e-15, compute: () => toBits(entropy(p)) },
      {
        what: "mean length of Huffman's words",
        number: 1.75,
        within: 1e-15,
        compute: () => lesson.code.expectedLength,
      },
    ],
  },
  {
    id: "68",
    claim:
      "What measures the difference of two distributions is the divergence; cross-entropy is that and the entropy.",
    place: `${page}#four-letters`,
    facts: [
      {
        what: "KL from the uniform, bits",
        number: 0.25,
        within: 1e-12,
        compute: () => toBits(klDivergence(p, uniform)),
      },
      { what: "cross-entropy at q = p, bits", number: 1.75, within: 1e-15, compute: () => toBits(crossEntropy(p, p)) },
    ],
  },
  {
    id: "69",
    claim:
      "A labelled row is an empirical distribution with all its mass at the label; its cross-entropy is −log q there.",
    place: `${page}#from-the-likelihood-to-the-divergence`,
    facts: [
      {
        what: "H((0, 1, 0, 0), p), bits",
        number: 2,
        within: 1e-15,
        compute: () => toBits(crossEntropy([0, 1, 0, 0], p)),
      },
    ],
  },
  {
    id: "70",
    claim: "The least mean cross-entropy is the greatest likelihood: the two differ by the sign and the factor n.",
    place: `${page}#from-the-likelihood-to-the-divergence`,
    facts: [
      {
        what: "mean loss less cross-entropy of the shares, bits",
        number: 0,
        within: 1e-12,
        compute: () => {
          const letters = lesson.draw(p, 500, 7);
          const shares = p.map((_, k) => letters.filter((letter) => letter === k).length / letters.length);
          return lesson.runningLoss(letters, uniform)[499] - toBits(crossEntropy(shares, uniform));
        },
      },
    ],
  },
  {
    id: "73",
    claim: "The bits of a message under the code for q average to H(p, q), at least H(p): real codes reach them.",
    place: `${page}#a-code-that-reaches-it`,
    facts: [
      {
        what: "H(p, q) of the belief 0.3 in an event of 0.1, bits",
        number: 0.636812,
        compute: () => lesson.rareCodes[1].crossEntropy,
      },
      {
        what: "bits an event of Huffman's words for 0.9 and 0.1",
        number: 1,
        within: 1e-12,
        compute: () => lesson.rare.huffman,
      },
      { what: "measured bits an event", number: 0.6384, within: 1e-12, compute: () => lesson.rareCodes[1].measured },
    ],
  },
  {
    id: "74",
    claim: "Training builds no code, yet a model is one: its NLL is the length of the file.",
    place: `${page}#the-code-length-lab`,
    also: [`${page}#the-labels-of-a-trained-model`],
    facts: [
      {
        what: "bits of a saying of 18 letters, coded by counting",
        number: 104,
        within: 1e-12,
        compute: () => codeText("to be or not to be", "learning").bits,
      },
      {
        what: "its NLL under the counting model, bits",
        number: 96.5,
        compute: () => codeText("to be or not to be", "learning").nll,
      },
      {
        what: "NLL of 359 test labels under a network of digits, bits",
        number: 40.8,
        compute: async () => (await codeTestLabels(30)).nllBits,
      },
      {
        what: "their file, bits",
        number: 48,
        within: 1e-12,
        compute: async () => (await codeTestLabels(30)).payloadBits,
      },
    ],
  },
  {
    id: "84",
    claim:
      "The mean NLL goes to entropy plus divergence: maximum likelihood is a projection of the truth on the model.",
    place: `${page}#from-the-likelihood-to-the-divergence`,
    facts: [
      {
        what: "H(p) + KL(p ‖ q) of the backward model, bits",
        number: 2.625,
        within: 1e-12,
        compute: () => lesson.backwards.entropy + lesson.backwards.klDivergence,
      },
      { what: "mean NLL of 10,000 letters, bits", number: 2.6339, compute: () => lesson.limit[3].loss },
    ],
  },
  {
    id: "85",
    claim: "The logarithm is more than numerics: it adds up, curves, compares, rewards honesty and is a length.",
    place: `${page}#what-else-the-logarithm-is-for`,
    also: ["learn/product-to-sum-of-logs.mdx#more-than-a-numerical-trick"],
    facts: [
      {
        what: "mean of batches less the whole",
        number: 0,
        within: 1e-12,
        compute: () => uses.batches(100).mean - uses.batches(100).whole,
      },
      { what: "information of five tosses", number: 0.8, within: 1e-6, compute: () => uses.curvature(5).information },
      { what: "likelihood ratio of ½", number: 1.927448, compute: () => uses.comparison(5, 0.5).ratio },
      { what: "chance of a larger one, by χ²", number: 0.165038, compute: () => uses.comparison(5, 0.5).chance },
      { what: "honest report of 0.7", number: 0.7, within: 1e-9, compute: () => uses.bestStatements(0.7).underLog },
      {
        what: "bits an event, one in ten, as written",
        number: 0.5,
        within: 1e-12,
        compute: () => uses.fileLength(0.1).bits,
      },
    ],
  },
  {
    id: "87",
    claim: "Cross-entropy is not symmetric.",
    place: `${page}#it-is-not-symmetric`,
    facts: [
      { what: "H(p, uniform), bits", number: 2, within: 1e-15, compute: () => lesson.uniform.crossEntropy },
      { what: "H(uniform, p), bits", number: 2.25, within: 1e-15, compute: () => lesson.swapped.crossEntropy },
    ],
  },
  {
    id: "88",
    claim: "Calling it entropy is not misleading: the same number is measured in bytes.",
    place: `${page}#a-code-that-reaches-it`,
    facts: [
      { what: "NLL of 10,000 events, bits each", number: 0.47248, compute: () => lesson.rareCodes[0].nll },
      { what: "bits each as written", number: 0.4728, within: 1e-12, compute: () => lesson.rareCodes[0].measured },
    ],
  },
];
