import { logGamma } from "../special/log-gamma.js";
import { logSumExp } from "../special/log-sum-exp.js";
import { softplus } from "../special/softplus.js";
import { absoluteError } from "./absolute-error.js";
import { binaryCrossEntropy } from "./binary-cross-entropy.js";
import {
  categoricalCrossEntropy,
  softCrossEntropy,
  sparseCategoricalCrossEntropy,
} from "./categorical-cross-entropy.js";
import { gaussianNegativeLogLikelihood } from "./gaussian-negative-log-likelihood.js";
import { huber, huberLoss } from "./huber-loss.js";
import type { LossLedger } from "./ledger.js";
import type { LossQuestion } from "./loss-question.js";
import { continuousCrossEntropy, focal, focalLoss, hinge, hingeLoss } from "./losses-without-likelihood.js";
import { meanSquaredError } from "./mean-squared-error.js";
import { poissonLoss } from "./poisson-loss.js";
import { quantileLoss } from "./quantile-loss.js";
import { kullbackLeiblerLoss, labelSmoothing } from "./soft-target-losses.js";

/** A loss that people train with: its ledger, and the question whether it is a likelihood. */
export interface Loss {
  readonly ledger: LossLedger;
  readonly question: LossQuestion;
}

const wholeLine = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
const locations = [-3, -1, 0, 0.5, 2, 4].map((value) => [value]);
const logits = [-4, -2, -1, 0, 0.5, 1.5, 3].map((value) => [value]);
const threeLogits = [
  [0, 0, 0],
  [1, -1, 0],
  [-3, 2, 0.5],
  [4, 0, 0],
  [0, -2, -5],
];
const crossEntropy = (y: number, theta: readonly number[]) => softplus(theta[0]) - y * theta[0];
const sparse = (y: number, theta: readonly number[]) => logSumExp(theta) - theta[y];

function ask(ledger: LossLedger, rest: Omit<LossQuestion, "name">): Loss {
  return { ledger, question: { name: ledger.loss, ...rest } };
}

/**
 * The common losses by a short name: squaredError, absoluteError, huber, binaryCrossEntropy, sparseCategoricalCrossEntropy,
 * categoricalCrossEntropy, softCrossEntropy, labelSmoothing, poisson, gaussianNegativeLogLikelihood, quantile, kullbackLeibler,
 * hinge, focal and continuousCrossEntropy.
 *
 * @example losses.poisson.ledger.dropped[0].expression  // "log y!"
 */
export const losses = {
  squaredError: ask(meanSquaredError, {
    targets: wholeLine,
    loss: (y, [mean]) => (y - mean) ** 2,
    predictions: locations,
    factor: { of: () => 1 / Math.sqrt(Math.PI), expression: "1/√π, a constant: σ² = ½" },
  }),
  absoluteError: ask(absoluteError, {
    targets: wholeLine,
    loss: (y, [location]) => Math.abs(y - location),
    predictions: locations,
    factor: { of: () => 0.5, expression: "½, a constant: b = 1" },
  }),
  huber: ask(huberLoss, {
    targets: wholeLine,
    loss: (y, [location]) => huber(y - location, 1),
    predictions: locations,
  }),
  quantile: ask(quantileLoss, {
    targets: wholeLine,
    loss: (y, [location]) => (y >= location ? 0.9 : -0.1) * (y - location),
    predictions: locations,
    factor: { of: () => 0.09, expression: "τ(1 − τ), a constant: τ = 0.9, s = 1" },
  }),
  gaussianNegativeLogLikelihood: ask(gaussianNegativeLogLikelihood, {
    targets: wholeLine,
    loss: (y, [mean, logVariance]) => 0.5 * (logVariance + (y - mean) ** 2 * Math.exp(-logVariance)),
    predictions: [
      [0, 0],
      [1, -2],
      [-2, 1],
      [3, 0.5],
      [0.5, 2],
    ],
    factor: { of: () => 1 / Math.sqrt(2 * Math.PI), expression: "1/√(2π), a constant" },
  }),
  binaryCrossEntropy: ask(binaryCrossEntropy, { targets: [0, 1], loss: crossEntropy, predictions: logits }),
  sparseCategoricalCrossEntropy: ask(sparseCategoricalCrossEntropy, {
    targets: [0, 1, 2],
    loss: sparse,
    predictions: threeLogits,
  }),
  categoricalCrossEntropy: ask(categoricalCrossEntropy, {
    targets: [0, 1, 2],
    loss: sparse,
    predictions: threeLogits,
  }),
  softCrossEntropy: ask(softCrossEntropy, {
    targets: [0, 1, 2],
    loss: sparse,
    predictions: threeLogits,
    expectedUnder: "the distribution that the soft label is",
  }),
  labelSmoothing: ask(labelSmoothing, {
    targets: [0, 1, 2],
    loss: sparse,
    predictions: threeLogits,
    expectedUnder: "a label replaced with probability ε by one drawn uniformly",
  }),
  kullbackLeibler: ask(kullbackLeiblerLoss, {
    targets: [0, 1, 2],
    loss: sparse,
    predictions: threeLogits,
    expectedUnder: "the target distribution, whose entropy it leaves out",
  }),
  poisson: ask(poissonLoss, {
    targets: "counts",
    loss: (y, [rate]) => rate - y * Math.log(rate),
    predictions: [0.2, 1, 2.5, 6, 15].map((rate) => [rate]),
    factor: { of: (y) => Math.exp(-logGamma(y + 1)), expression: "1/y!" },
  }),
  hinge: ask(hingeLoss, {
    targets: [-1, 1],
    loss: (y, [eta]) => hinge(y, eta),
    predictions: logits,
    instead: "Use binary cross-entropy (labels 0 and 1) where probabilities are wanted.",
  }),
  focal: ask(focalLoss, {
    targets: [0, 1],
    loss: (y, [eta]) => focal(y, eta, 2),
    predictions: logits,
    instead: "Use binary cross-entropy, and weights for rare classes.",
  }),
  continuousCrossEntropy: ask(continuousCrossEntropy, {
    targets: { low: 0, high: 1 },
    loss: crossEntropy,
    predictions: logits,
    instead:
      "Only point masses at 0 and 1 would do, and then the targets are labels. Use the continuous Bernoulli, or the beta distribution.",
  }),
} as const satisfies Readonly<Record<string, Loss>>;
