/** The same ideas under their names in statistics and in machine learning, each as one number that is computed both ways. */
import * as asymmetricLaplace from "@loglik/core/asymmetric-laplace";
import * as bernoulli from "@loglik/core/bernoulli";
import * as categoricalLogits from "@loglik/core/categorical-logits";
import { rocCurve } from "@loglik/core/decisions/roc-curve";
import * as laplace from "@loglik/core/laplace";
import * as logitLink from "@loglik/core/links/logit";
import * as normal from "@loglik/core/normal";
import { accuracy } from "@loglik/core/scoring/accuracy";
import { binaryBrierScore } from "@loglik/core/scoring/brier-score";
import { carsFit, distance } from "./least-squares.js";
import { binaryCrossEntropy, headNll, logits, newtonWithBias, probabilities, sample, simulate } from "./logistic.js";

/** One idea: its two names, a number by each subject's formula, and what the names hide. */
export interface Term {
  readonly statistics: string;
  readonly learning: string;
  /** What the number is of. */
  readonly of: string;
  readonly asStatistics: { readonly formula: string; readonly value: number };
  readonly asLearning: { readonly formula: string; readonly value: number };
  /** Where the two differ all the same. */
  readonly difference: string;
}

const [first, second, bias] = newtonWithBias.coefficients;
const { y, rows } = sample;
const said = probabilities(sample, [first, second], bias);
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
const overRows = (value: (row: number) => number) => Array.from({ length: rows }, (_, row) => value(row));
const fresh = simulate(2, 500);
const three = [2, 0, -1];

/** Steps of plain gradient descent on the mean loss: what a training loop does, without any of our solvers. */
function descend(steps: number, rate: number): number[] {
  const w = [0, 0, 0];
  for (let step = 0; step < steps; step++) {
    const errors = probabilities(sample, w, w[2]).map((prob, row) => prob - y[row]);
    const slopes = [0, 1, 2].map((j) => mean(errors.map((error, row) => error * (j < 2 ? sample.x[2 * row + j] : 1))));
    slopes.forEach((slope, j) => {
      w[j] -= rate * slope;
    });
  }
  return w;
}

/** Slope of −log of a prior's density at a weight of 0.7. */
const slopeOfPrior = (family: typeof normal | typeof laplace, scale: number) =>
  family.score(0.7, { loc: 0, scale }, new Float64Array(2))[0];

export const terms: readonly Term[] = [
  {
    statistics: "negative log-likelihood",
    learning: "loss, log loss",
    of: "200 labels under logistic regression",
    asStatistics: { formula: "−Σ log P(yᵢ | xᵢ), divided by n", value: headNll(sample, [first, second], bias) / rows },
    asLearning: {
      formula: "−mean of y log ŷ + (1 − y) log(1 − ŷ)",
      value: mean(overRows((row) => binaryCrossEntropy(said[row], y[row]))),
    },
    difference:
      "Statistics sums, so that differences have known sizes. Learning averages, so that a rate does not depend on n, and often drops constants.",
  },
  {
    statistics: "estimation",
    learning: "training",
    of: "the first weight",
    asStatistics: { formula: "Newton’s method, to the maximum", value: first },
    asLearning: { formula: "3,000 steps of gradient descent from 0", value: descend(3000, 1)[0] },
    difference: "An estimate is the maximum, and comes with a standard error. Training stops when it stops.",
  },
  {
    statistics: "inverse link",
    learning: "output activation",
    of: "a linear predictor, or logit, of 0.7",
    asStatistics: { formula: "inverse of log θ/(1 − θ)", value: logitLink.inverse(0.7) },
    asLearning: { formula: "sigmoid 1/(1 + e⁻ᶻ)", value: 1 / (1 + Math.exp(-0.7)) },
    difference:
      "The link is part of the model. An activation may also sit in a hidden layer, where it stands for no distribution.",
  },
  {
    statistics: "multinomial logit",
    learning: "softmax with cross-entropy",
    of: "the class 1 at the logits 2, 0, −1",
    asStatistics: {
      formula: "−log P of a categorical",
      value: -categoricalLogits.logProb(1, { logit: three }),
    },
    asLearning: {
      formula: "log Σ eᶻ − z₁",
      value: Math.log(three.reduce((sum, z) => sum + Math.exp(z), 0)) - three[1],
    },
    difference:
      "Statistics fixes one class’s logits at 0, so that weights are identified. Networks leave them all free.",
  },
  {
    statistics: "deviance",
    learning: "twice the summed loss",
    of: "the same 200 labels",
    asStatistics: {
      formula: "2 (log L of a perfect model − log L)",
      value: 2 * (0 - overRows((row) => bernoulli.logProb(y[row], { prob: said[row] })).reduce((a, b) => a + b, 0)),
    },
    asLearning: {
      formula: "2 n · loss",
      value: 2 * rows * mean(overRows((row) => binaryCrossEntropy(said[row], y[row]))),
    },
    difference:
      "For labels the perfect model has log L = 0. For counts it has not, and the deviance is then no multiple of the loss.",
  },
  {
    statistics: "normal prior on a weight",
    learning: "weight decay",
    of: "its pull on a weight of 0.7, precision 2",
    asStatistics: { formula: "slope of −log of the normal density", value: slopeOfPrior(normal, Math.sqrt(0.5)) },
    asLearning: { formula: "slope of ½ λ w², λ = 2", value: 2 * 0.7 },
    difference:
      "A prior is chosen for what is believed before the data, weight decay for what predicts best on held-back rows.",
  },
  {
    statistics: "Laplace prior on a weight",
    learning: "L1 penalty, lasso",
    of: "its pull on a weight of 0.7, scale ½",
    asStatistics: { formula: "slope of −log of the Laplace density", value: slopeOfPrior(laplace, 0.5) },
    asLearning: { formula: "slope of λ |w|, λ = 2", value: 2 * Math.sign(0.7) },
    difference: "The penalty’s minimum has exact zeros. The mean of the posterior has none.",
  },
  {
    statistics: "out-of-sample log score",
    learning: "validation loss",
    of: "500 fresh labels",
    asStatistics: { formula: "mean of −log P(y | x)", value: headNll(fresh, [first, second], bias) / fresh.rows },
    asLearning: {
      formula: "mean cross-entropy",
      value: mean(
        probabilities(fresh, [first, second], bias).map((prob, row) => binaryCrossEntropy(prob, fresh.y[row])),
      ),
    },
    difference:
      "Who chooses a model by its validation loss has fitted it to those rows too, and needs others to judge it.",
  },
  {
    statistics: "coefficient of determination R²",
    learning: "1 − MSE / variance",
    of: "the line through fifty cars",
    asStatistics: {
      formula: "1 − RSS / sum of squares about the mean",
      value: 1 - carsFit.rss / sumOfSquares(distance),
    },
    asLearning: {
      formula: "1 − MSE / variance of y",
      value: 1 - carsFit.rss / carsFit.rows / normal.fit(distance).theta.scale ** 2,
    },
    difference: "On the rows of the fit it lies between 0 and 1. On fresh rows it can be negative.",
  },
  {
    statistics: "quantile regression",
    learning: "pinball loss",
    of: "a miss by 2 above the 0.9 quantile",
    asStatistics: {
      formula: "−log of an asymmetric Laplace, less its constant",
      value:
        asymmetricLaplace.logProb(0, { loc: 0, scale: 1, tau: 0.9 }) -
        asymmetricLaplace.logProb(2, { loc: 0, scale: 1, tau: 0.9 }),
    },
    asLearning: { formula: "0.9 · 2", value: 0.9 * 2 },
    difference: "The likelihood has a scale, and so a width of what is left. The loss alone names the quantile only.",
  },
  {
    statistics: "Brier score",
    learning: "mean squared error of probabilities",
    of: "the same 200 labels",
    asStatistics: { formula: "mean of (p − y)²", value: binaryBrierScore(said, y) },
    asLearning: { formula: "MSE(ŷ, y)", value: mean(overRows((row) => (said[row] - y[row]) ** 2)) },
    difference: "Both are right at the true probability. Neither is a likelihood of labels.",
  },
  {
    statistics: "misclassification rate",
    learning: "1 − accuracy",
    of: "the same 200 labels, threshold ½",
    asStatistics: {
      formula: "wrong ÷ all",
      value: overRows((row) => (said[row] > 0.5 === (y[row] === 1) ? 0 : 1)).reduce<number>((a, b) => a + b, 0) / rows,
    },
    asLearning: {
      formula: "1 − right ÷ all",
      value:
        1 -
        accuracy(
          Array.from(said).flatMap((prob) => [1 - prob, prob]),
          y,
        ),
    },
    difference: "Either judges a decision at one price of errors, and not the probability.",
  },
  {
    statistics: "Mann–Whitney U, divided by n₁ n₀",
    learning: "area under the ROC curve",
    of: "the same 200 labels",
    asStatistics: {
      formula: "share of pairs in the right order",
      value: shareOfOrderedPairs(logits(sample, [first, second], bias)),
    },
    asLearning: { formula: "area below the steps", value: rocCurve(said, y).area },
    difference:
      "One is a test of whether two groups differ, the other a score of a classifier. Neither sees how sure it is.",
  },
  {
    statistics: "exponentiated mean NLL",
    learning: "perplexity",
    of: "the same 200 labels",
    asStatistics: { formula: "e to the NLL per row", value: Math.exp(headNll(sample, [first, second], bias) / rows) },
    asLearning: {
      formula: "geometric mean of 1/P(what came)",
      value: overRows((row) => 1 / (y[row] === 1 ? said[row] : 1 - said[row])).reduce((a, b) => a * b ** (1 / rows), 1),
    },
    difference:
      "Perplexity is quoted per token, and tokens differ from model to model: compare per letter or per byte.",
  },
];

/** Statistics’ questions that training does not ask: how far off may the first weight be? */
export const standardError = newtonWithBias.standardErrors[0];

function sumOfSquares(values: ArrayLike<number>): number {
  const middle = mean(values);
  return Array.from(values).reduce((sum, value) => sum + (value - middle) ** 2, 0);
}

function shareOfOrderedPairs(scores: ArrayLike<number>): number {
  let pairs = 0;
  let ordered = 0;
  for (let one = 0; one < rows; one++) {
    for (let zero = 0; zero < rows; zero++) {
      if (y[one] !== 1 || y[zero] !== 0) continue;
      pairs += 1;
      ordered += scores[one] > scores[zero] ? 1 : scores[one] === scores[zero] ? 0.5 : 0;
    }
  }
  return ordered / pairs;
}
