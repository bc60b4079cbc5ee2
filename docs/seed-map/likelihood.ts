/** The likelihood of a coin and of the normal: rows 2 to 18, and what the documents got wrong about them. */
import * as bernoulli from "@loglik/core/bernoulli";
import * as bernoulliLogit from "@loglik/core/bernoulli-logit";
import { likelihood, logLikelihood, negativeLogLikelihood } from "@loglik/core/likelihood";
import * as normal from "@loglik/core/normal";
import * as coin from "../lessons/coin.js";
import * as lesson from "../lessons/normal.js";
import { studyQuartet } from "../lessons/quartet.js";
import { quartetModels } from "../lessons/quartet-models.js";
import type { Entry } from "./entry.js";

const coinPage = "learn/likelihood-of-a-coin.mdx";
const normalPage = "learn/likelihood-of-the-normal.mdx";

/** The sample of the coin's page as its linked panels show it: the first of their families. */
const fiveTosses = studyQuartet(quartetModels[0], coin.tosses);

export const likelihoodRows: readonly Entry[] = [
  {
    id: "2",
    claim: "A reader who does not know a distribution finds its page, with its formula, its curve and its moments.",
    place: "reference/families/normal.mdx",
    facts: [
      {
        what: "density of the standard normal at 0",
        number: 0.398942,
        compute: () => Math.exp(normal.logProb(0, { loc: 0, scale: 1 })),
      },
    ],
  },
  {
    id: "3",
    claim: "A mass is a probability; a density becomes one only over an interval.",
    place: `${normalPage}#a-density-is-not-a-probability`,
    facts: [
      { what: "density at the centre, scale 0.1", number: 3.98942, compute: () => lesson.peakDensity(0.1) },
      {
        what: "P(−0.1 ≤ Y ≤ 0.1) there",
        number: 0.682689,
        compute: () => normal.cdf(0.1, { loc: 0, scale: 0.1 }) - normal.cdf(-0.1, { loc: 0, scale: 0.1 }),
      },
    ],
  },
  {
    id: "4",
    claim: "The probability of independent tosses is the product of their probabilities.",
    place: `${coinPage}#from-one-toss-to-a-sample`,
    facts: [
      {
        what: "θ(1 − θ)⁴ at 0.3",
        number: 0.07203,
        compute: () => coin.tosses.reduce((product, y) => product * coin.asOneProduct(y as 0 | 1, 0.3), 1),
      },
    ],
  },
  {
    id: "5",
    claim: "One table, two readings: a row sums to one, the area under a column need not.",
    place: `${coinPage}#one-table-two-readings`,
    facts: [
      {
        what: "sum of the row θ = 0.3",
        number: 1,
        within: 1e-15,
        compute: () => coin.table[3].tails + coin.table[3].heads,
      },
      { what: "area under the column y = 1", number: 0.5, within: 1e-9, compute: () => coin.columnArea([1]) },
    ],
  },
  {
    id: "6",
    claim:
      "The likelihood is written L(θ; y): θ comes first, because it is what varies, and the data stand behind the semicolon.",
    place: `${coinPage}#one-table-two-readings`,
    facts: [
      {
        what: "L(0.3; 1), which is P(1; 0.3)",
        number: 0.3,
        within: 1e-15,
        compute: () => likelihood(bernoulli, [1], { prob: 0.3 }),
      },
      { what: "area under L(θ; 0, 0, 0, 1, 0)", number: 0.0333333, compute: () => coin.columnArea(coin.tosses) },
    ],
  },
  {
    id: "7",
    claim: "The two cases of the Bernoulli are one product, at the edges too, in probabilities and in logits.",
    place: `${coinPage}#two-cases-one-product`,
    facts: [
      {
        what: "product less cases, largest of θ = 0, 0.2, 1",
        number: 0,
        within: 1e-16,
        compute: () =>
          Math.max(
            ...[0, 0.2, 1].flatMap((prob) =>
              ([0, 1] as const).map((y) => Math.abs(coin.piecewise(y, prob) - coin.asOneProduct(y, prob))),
            ),
          ),
      },
      {
        what: "log P(0) at logit 40",
        number: -40,
        within: 1e-15,
        compute: () => bernoulliLogit.logProb(0, { logit: 40 }),
      },
    ],
  },
  {
    id: "8",
    claim: "The log-likelihood of a sample is one call.",
    place: `${coinPage}#how-to-write-it`,
    facts: [
      {
        what: "log L(0.2; 0, 0, 0, 1, 0)",
        number: -2.502012,
        compute: () => logLikelihood(bernoulli, coin.tosses, { prob: 0.2 }),
      },
    ],
  },
  {
    id: "9",
    claim: "The tosses 0, 0, 0, 1, 0 make the likelihood θ(1 − θ)⁴.",
    place: `${coinPage}#from-one-toss-to-a-sample`,
    facts: [{ what: "L(0.5)", number: 0.03125, compute: () => likelihood(bernoulli, coin.tosses, { prob: 0.5 }) }],
  },
  {
    id: "10",
    claim: "The curve of that likelihood is highest at 1/5.",
    place: `${coinPage}#data-terms-likelihood-information`,
    facts: [
      { what: "where it is highest", number: 0.2, within: 1e-15, compute: () => coin.summary.prob },
      { what: "L there", number: 0.08192, compute: () => coin.summary.likelihood },
      { what: "NLL there", number: 2.502012, compute: () => coin.summary.nll },
      {
        what: "information there",
        number: 31.25,
        within: 1e-9,
        compute: () => fiveTosses.peak?.information ?? Number.NaN,
      },
      { what: "standard error", number: 0.178885, compute: () => fiveTosses.peak?.standardError ?? Number.NaN },
    ],
  },
  {
    id: "11",
    claim: "The spread of a normal has several names, σ, σ², log σ and precision, and one maximum.",
    place: `${normalPage}#four-names-for-the-spread`,
    facts: [
      { what: "σ̂", number: 0.816497, compute: () => lesson.summary.scale },
      { what: "precision 1/σ̂²", number: 1.5, within: 1e-14, compute: () => lesson.summary.scale ** -2 },
    ],
  },
  {
    id: "12",
    claim: "The likelihood of a normal sample is the same product, with two parameters.",
    place: `${normalPage}#three-measurements`,
    facts: [
      {
        what: "L(0, 1; −1, 0, 1)",
        number: 0.023358,
        compute: () => likelihood(normal, lesson.sample, { loc: 0, scale: 1 }),
      },
    ],
  },
  {
    id: "13",
    claim: "The likelihood of −1, 0, 1 has one bracket around all three squares.",
    place: `${normalPage}#a-missing-bracket`,
    facts: [
      {
        what: "log L(0, √(2/3)) with the bracket",
        number: -3.648618,
        compute: () => lesson.logLikelihoodInBrackets(0, Math.sqrt(2 / 3)),
      },
    ],
  },
  {
    id: "14",
    claim: "Its surface is highest in one point, μ = 0 and σ = √(2/3).",
    place: `${normalPage}#the-surface`,
    facts: [
      { what: "σ̂", number: 0.816497, compute: () => normal.fit(lesson.sample).theta.scale },
      { what: "L there", number: 0.0260271, compute: () => lesson.summary.likelihood },
      {
        what: "NLL there",
        number: 3.648618,
        compute: () => negativeLogLikelihood(normal, lesson.sample, { loc: 0, scale: Math.sqrt(2 / 3) }),
      },
    ],
  },
  {
    id: "15",
    claim: "The estimate is the argument of the maximum; a fit says how it found it.",
    place: `${coinPage}#why-the-top-is-at-kn`,
    facts: [
      {
        what: "score at the estimate",
        number: 0,
        within: 1e-14,
        compute: () => coin.score(coin.tosses, coin.summary.prob),
      },
    ],
  },
  {
    id: "16",
    claim: "For the coin it is the share of ones.",
    place: `${coinPage}#why-the-top-is-at-kn`,
    facts: [
      { what: "θ̂ of one 1 in five", number: 0.2, within: 1e-15, compute: () => bernoulli.fit(coin.tosses).theta.prob },
    ],
  },
  {
    id: "17",
    claim: "For the normal it is the mean and the root mean squared deviation, with divisor n.",
    place: `${normalPage}#divide-by-n-or-by-n--1`,
    facts: [
      { what: "μ̂", number: 0, within: 1e-15, compute: () => lesson.summary.loc },
      { what: "σ̂² by n", number: 0.666667, compute: () => lesson.summary.scale ** 2 },
    ],
  },
  {
    id: "18",
    claim:
      "Choose θ so that the data are most likely: a guess is scored by the share of the best likelihood that it reaches.",
    place: `${coinPage}#play-find-the-highest-point`,
    facts: [{ what: "share reached by θ = 0.5", number: 0.38147, compute: () => coin.guess(coin.tosses, 0.5).share }],
  },
];
