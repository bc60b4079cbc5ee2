/** The likelihood of a coin and of the normal: rows 2 to 18, and what the documents got wrong about them. */
import * as bernoulli from "@loglik/core/bernoulli";
import * as gamma from "@loglik/core/gamma";
import { likelihood, logLikelihood, negativeLogLikelihood } from "@loglik/core/likelihood";
import * as normal from "@loglik/core/normal";
import * as poisson from "@loglik/core/poisson";
import * as coin from "../lessons/coin.js";
import { countsByProduct, countsInOrder, logProbInOrder, spreadOfShare } from "../lessons/dependent-tosses.js";
import * as lesson from "../lessons/normal.js";
import { studyQuartet } from "../lessons/quartet.js";
import { quartetModels } from "../lessons/quartet-models.js";
import type { Entry } from "./entry.js";

const coinPage = "learn/likelihood-of-a-coin.mdx";
const normalPage = "learn/likelihood-of-the-normal.mdx";

/** The sample of the coin's page as its linked panels show it: the first of their families. */
const fiveTosses = studyQuartet(quartetModels[0], coin.tosses);

/** Waiting times without a formula for their gamma's shape. */
const waits = [0.8, 1.9, 2.2, 3.1, 4.7];

/** How far the slopes of all of them are from adding up to zero. */
function summedScoreOfWaits(): number {
  const { theta } = gamma.fit(waits);
  const slopes = waits.map((wait) => gamma.score(wait, theta, new Float64Array(2)));
  return Math.hypot(...[0, 1].map((k) => slopes.reduce((sum, slope) => sum + slope[k], 0)));
}

export const likelihoodRows: readonly Entry[] = [
  {
    id: "2",
    claim: "A reader who does not know a distribution finds its page, with its formula, its curve and its moments.",
    place: "reference/families/index.mdx",
    also: ["reference/families/normal.mdx", "reference/families/poisson.mdx"],
    facts: [
      {
        what: "density of the standard normal at 0",
        number: 0.398942,
        compute: () => Math.exp(normal.logProb(0, { loc: 0, scale: 1 })),
      },
      { what: "its P(Y ≤ 1)", number: 0.841345, compute: () => normal.cdf(1, { loc: 0, scale: 1 }) },
      {
        what: "P(2) of a Poisson with the rate 3",
        number: 0.224042,
        compute: () => Math.exp(poisson.logProb(2, { rate: 3 })),
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
        compute: () => lesson.overInterval({ scale: 0.1, centre: 0, width: 0.2 }).probability,
      },
      {
        what: "probability over height × width, width 0.001",
        number: 1,
        within: 1e-4,
        compute: () => {
          const { probability, rectangle } = lesson.overInterval({ scale: 0.1, centre: 0.05, width: 0.001 });
          return probability / rectangle;
        },
      },
    ],
  },
  {
    id: "4",
    claim:
      "The probability of independent tosses is the product of their probabilities; of tosses that lean on each other it is not.",
    place: `${coinPage}#when-tosses-lean-on-each-other`,
    also: [`${coinPage}#from-one-toss-to-a-sample`],
    facts: [
      {
        what: "P(0, 0, 0, 1, 0) at θ = 0.3, each leaning by 0.6 towards the one before",
        number: 0.0182139,
        compute: () => Math.exp(logProbInOrder(coin.tosses, { prob: 0.3, lean: 0.6 })),
      },
      {
        what: "spread of the share of ones in 20 tosses, by the product",
        number: 0.10247,
        compute: () => spreadOfShare(countsByProduct(20, 0.3)),
      },
      {
        what: "of tosses that lean",
        number: 0.195096,
        compute: () => spreadOfShare(countsInOrder(20, { prob: 0.3, lean: 0.6 })),
      },
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
    place: `${coinPage}#how-to-write-it`,
    also: [`${coinPage}#one-table-two-readings`],
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
        what: "0 · log 0 in log P(0) of a coin that never shows 1",
        number: 0,
        compute: () => bernoulli.logProb(0, { prob: 0 }),
      },
      {
        what: "log P(0) at logit 40",
        number: -40,
        within: 1e-15,
        compute: () => coin.logitOfZero,
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
    place: `${coinPage}#play-find-the-highest-point`,
    also: [`${coinPage}#from-one-toss-to-a-sample`],
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
      {
        what: "the same by the normal family",
        number: -3.648618,
        compute: () => -negativeLogLikelihood(normal, lesson.sample, { loc: 0, scale: Math.sqrt(2 / 3) }),
      },
      { what: "as misprinted", number: -1.898618, compute: () => lesson.brackets[0].misprinted },
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
    place: `${coinPage}#a-fit-says-how-it-was-found`,
    also: [`${coinPage}#why-the-top-is-at-kn`],
    facts: [
      { what: "steps that a gamma's shape takes", number: 7, within: 0, compute: () => gamma.fit(waits).iterations },
      { what: "the shape", number: 3.384679, compute: () => gamma.fit(waits).theta.shape },
      {
        what: "length of the summed score there",
        number: 0,
        within: 1e-9,
        compute: summedScoreOfWaits,
      },
      {
        what: "score of the coin at its estimate",
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
      { what: "by n − 1", number: 1, within: 1e-12, compute: () => lesson.summary.scaleUnbiasedVariance ** 2 },
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
