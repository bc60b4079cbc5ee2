/** Which loss for which target, and which distribution behind a loss: rows 1, 33, 40 and 51. */
import { likelihoodHead } from "@loglik/core/heads/composed";
import { losses } from "@loglik/core/ledger";
import * as normal from "@loglik/core/normal";
import { convert } from "../lessons/loss-choice.js";
import * as lesson from "../lessons/loss-dictionary.js";
import { type LossChoice, targetKinds } from "../lessons/target-kinds.js";
import type { Entry } from "./entry.js";

const page = "learn/choose-a-loss.mdx";
const named = (name: string) => targetKinds.flatMap(({ choices }) => choices).find((one) => one.name === name);

export const lossChoiceRows: readonly Entry[] = [
  {
    id: "1",
    claim:
      "A number gets squared error and a class cross-entropy, because the one is the NLL of a normal and the other of a categorical.",
    place: `${page}#from-the-target-to-the-loss`,
    also: [`${page}#from-the-loss-to-its-distribution`],
    facts: [
      {
        what: "kinds of target in the chooser",
        number: 10,
        within: 0,
        compute: () => targetKinds.length,
      },
      {
        what: "normal NLL of six numbers from their MSE, by the ledger",
        number: 1.516539,
        compute: () => {
          const { factor, loss, constant } = convert(named("normal, one σ") as LossChoice);
          return factor * loss + constant;
        },
      },
      {
        what: "categorical NLL of six classes",
        number: 1.011404,
        compute: () => convert(named("class number") as LossChoice).loss,
      },
    ],
  },
  {
    id: "33",
    claim: "Binary, categorical and sparse categorical cross-entropy are one NLL of two classes in three encodings.",
    place: `${page}#one-likelihood-three-encodings`,
    facts: [
      { what: "binary, 200 labels", number: 163.5833, compute: () => lesson.encodings.binary },
      { what: "sparse categorical", number: 163.5833, compute: () => lesson.encodings.sparse },
      { what: "categorical, one-hot", number: 163.5833, compute: () => lesson.encodings.oneHot },
    ],
  },
  {
    id: "40",
    claim: "The likelihood tells which loss to take, and each common loss can be looked up the other way.",
    place: `${page}#from-the-loss-to-its-distribution`,
    facts: [
      {
        what: "losses that can be looked up",
        number: 15,
        within: 0,
        compute: () => lesson.dictionary.filter(({ name }) => name in losses).length,
      },
      {
        what: "NLL at a squared error of 1 and σ = 1, by the ledger",
        number: 1.4189385,
        compute: () => losses.squaredError.ledger.toNll(1, { loc: 0, scale: 1 }),
      },
      {
        what: "the same from the normal itself",
        number: 1.4189385,
        compute: () =>
          likelihoodHead(normal, { fixed: { scale: 1 } }).point(
            Float64Array.of(1),
            0,
            Float64Array.of(0),
            0,
            new Float64Array(1),
          ),
      },
    ],
  },
  {
    id: "51",
    claim: "e^(−loss) is a likelihood only if a factor h(y), free of θ, makes it a distribution of y for every θ.",
    place: `${page}#when-is-a-loss-a-likelihood`,
    facts: [
      { what: "least total of e^(−hinge)", number: 0.735759, compute: () => lesson.hingeRange.low },
      { what: "largest", number: 1.135335, compute: () => lesson.hingeRange.high },
      {
        what: "by how much the best h misses 1",
        number: 0.13207,
        compute: () => lesson.hinge.bestDeviation,
      },
      {
        what: "spread of the totals of binary cross-entropy",
        number: 0,
        within: 1e-12,
        compute: () => lesson.answer("binaryCrossEntropy").spread,
      },
    ],
  },
];
