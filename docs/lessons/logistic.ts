/** What the page "Logistic regression is a one-node network" computes: its prose and its instruments read from here. */
import * as bernoulli from "@loglik/core/bernoulli";
import type { GeneralizedLinearModelResult } from "@loglik/core/fit/generalized-linear-model";
import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { inverse as sigmoid } from "@loglik/core/links/logit";
import { createRng } from "@loglik/core/random";

/** A sample of points in the plane, each with a label 0 or 1. */
export interface LabelledPoints {
  /** rows × 2, row-major. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly rows: number;
}

/** The weights behind the simulated sample; with the bias, the true boundary misses the origin. */
export const truth = { weights: [1.5, -1] as const, bias: 1 };

/**
 * The model run forwards: x ~ N(0, I), then y = 1 with probability σ(w·x + b). What the likelihood assumes is exactly what
 * happens here.
 */
export function simulate(seed: number, rows: number): LabelledPoints {
  const places = createRng(seed, "logistic places");
  const labels = createRng(seed, "logistic labels");
  const x = Float64Array.from({ length: 2 * rows }, () => places.normal());
  const y = Float64Array.from({ length: rows }, (_, i) => {
    const logit = truth.weights[0] * x[2 * i] + truth.weights[1] * x[2 * i + 1] + truth.bias;
    return bernoulli.sample(labels, { prob: sigmoid(logit) });
  });
  return { x, y, rows };
}

/** The sample of the page: 200 points. */
export const sample = simulate(1, 200);

/** The sample of the page with points that a reader has moved, [row, x₁, x₂] each, and rows whose label is turned over. */
export function rearranged(
  moved: readonly (readonly [row: number, first: number, second: number])[],
  turned: readonly number[],
): LabelledPoints {
  const x = sample.x.slice();
  for (const [row, first, second] of moved) {
    if (Number.isInteger(row) && row >= 0 && row < sample.rows) x.set([first, second], 2 * row);
  }
  const y = sample.y.map((label, row) => (turned.includes(row) ? 1 - label : label));
  return { x, y, rows: sample.rows };
}

/** The node run forwards: at each of the points a fresh label from P(1 | x) = σ(w·x + b). Another `draw`, other labels. */
export function freshLabels(
  points: LabelledPoints,
  weights: ArrayLike<number>,
  bias: number,
  draw: number,
): Float64Array {
  const stream = createRng(1, "fresh labels", draw);
  return probabilities(points, weights, bias).map((prob) => bernoulli.sample(stream, { prob }));
}

/** The rows in which labels differ from those of the page's sample: what `rearranged` turns over to have them. */
export function turnedRows(labels: ArrayLike<number>): number[] {
  return Array.from(sample.y.keys()).filter((row) => labels[row] !== sample.y[row]);
}

/** w·x + b for every row. */
export function logits({ x, rows }: LabelledPoints, weights: ArrayLike<number>, bias = 0): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => weights[0] * x[2 * i] + weights[1] * x[2 * i + 1] + bias);
}

/** f_w(x) = σ(w·x + b) for every row: the one-node network. */
export function probabilities(points: LabelledPoints, weights: ArrayLike<number>, bias = 0): Float64Array {
  return logits(points, weights, bias).map(sigmoid);
}

/** l(ŷ, y) = −[y log ŷ + (1 − y) log(1 − ŷ)]: the loss as machine learning writes it. */
export function binaryCrossEntropy(predicted: number, y: number): number {
  return -(y * Math.log(predicted) + (1 - y) * Math.log(1 - predicted));
}

/** The same sum by three roads, and the largest gap between them. */
export interface LossByThreeRoads {
  /** Σ l(ŷᵢ, yᵢ), the network's loss. */
  readonly loss: number;
  /** −log Π, the product split by label: successes first, then failures. */
  readonly split: number;
  /** Σ NLL of core's head, computed from the logit without forming ŷ. */
  readonly head: number;
  readonly gap: number;
}

/** Loss and negative log-likelihood of one set of weights, computed independently. */
export function lossByThreeRoads(points: LabelledPoints, weights: ArrayLike<number>, bias = 0): LossByThreeRoads {
  const predicted = probabilities(points, weights, bias);
  const loss = predicted.reduce((sum, prob, i) => sum + binaryCrossEntropy(prob, points.y[i]), 0);
  const split = splitByLabel(predicted, points.y);
  const head = headNll(points, weights, bias);
  return { loss, split, head, gap: Math.max(Math.abs(loss - split), Math.abs(loss - head)) };
}

/** −log(Π over label 1 of ŷ · Π over label 0 of (1 − ŷ)), as sums of logs over the two sets. */
function splitByLabel(predicted: Float64Array, y: Float64Array): number {
  const successes = predicted.filter((_, i) => y[i] === 1);
  const failures = predicted.filter((_, i) => y[i] === 0);
  const logProduct = (values: Float64Array) => values.reduce((sum, value) => sum + Math.log(value), 0);
  return -(logProduct(successes) + logProduct(failures.map((prob) => 1 - prob)));
}

/** −log L(w) from the head that the engine trains. */
export function headNll(points: LabelledPoints, weights: ArrayLike<number>, bias = 0): number {
  const head = bernoulliHead();
  const grad = new Float64Array(1);
  let sum = 0;
  for (const [i, logit] of logits(points, weights, bias).entries()) {
    sum += head.point(points.y, i, Float64Array.of(logit), 0, grad);
  }
  return sum;
}

/** −Σ y log ŷ + (1 − y) log(1 − ŷ) read to the letter: the minus reaches only the first term. */
export function lossWithoutBrackets(points: LabelledPoints, weights: ArrayLike<number>, bias = 0): number {
  return probabilities(points, weights, bias).reduce(
    (sum, prob, i) => sum - points.y[i] * Math.log(prob) + (1 - points.y[i]) * Math.log(1 - prob),
    0,
  );
}

/** Newton's optimum for the same model: what training has to approach. */
export function newton(points: LabelledPoints, bias: boolean): GeneralizedLinearModelResult {
  return fitGeneralizedLinearModel(
    bernoulliHead(),
    { x: points.x, y: points.y, rows: points.rows, inputs: 2 },
    { intercept: bias },
  );
}

/** Six points that a line through the origin separates: the likelihood has no maximum. */
export const separated: LabelledPoints = {
  x: Float64Array.of(1, 0.5, 2, 1, 1.5, -0.5, -1, 0.3, -2, -1, -1.2, 0.4),
  y: Float64Array.of(1, 1, 1, 0, 0, 0),
  rows: 6,
};

/** The NLL of the separated points along one direction of w, at growing length: it falls towards 0 and never arrives. */
export const lengthening = [1, 3, 10, 30, 100].map((length) => ({ length, nll: headNll(separated, [length, 0]) }));

/** The line w·x + b = 0 clipped to |x₁| ≤ reach: where the network says one half. Null when w = 0: then it is nowhere. */
export function boundary(
  weights: ArrayLike<number>,
  bias: number,
  reach: number,
): [[number, number], [number, number]] | null {
  const length = Math.hypot(weights[0], weights[1]);
  if (length === 0) return null;
  const nearest = [(-bias * weights[0]) / length ** 2, (-bias * weights[1]) / length ** 2];
  const along = [-weights[1] / length, weights[0] / length];
  const end = (sign: number): [number, number] => [
    nearest[0] + sign * 2 * reach * along[0],
    nearest[1] + sign * 2 * reach * along[1],
  ];
  return [end(-1), end(1)];
}

/** e^(−loss) added over both labels, at one margin z. A negative log-probability gives 1 at every z. */
export function totalMass(loss: (margin: number) => number, margin: number): number {
  return Math.exp(-loss(margin)) + Math.exp(-loss(-margin));
}

/** Logistic loss of a label ±1 at margin z. */
export const logisticLoss = (margin: number) => Math.log1p(Math.exp(-margin));
/** Hinge loss of a label ±1 at margin z: the loss of support vector machines. */
export const hingeLoss = (margin: number) => Math.max(0, 1 - margin);

/** Loss, split product and head at w = (1, 1). */
export const check = lossByThreeRoads(sample, [1, 1]);
export const withoutBrackets = lossWithoutBrackets(sample, [1, 1]);

export const newtonWithBias = newton(sample, true);
export const newtonWithoutBias = newton(sample, false);

/** The lowest mean NLL that any weights reach. */
export const floors = { withBias: newtonWithBias.nll, withoutBias: newtonWithoutBias.nll };

/** The loss of predicting 1 with logit 40 when the label is 0. */
export const confidentlyWrong = bernoulliHead().point(
  Float64Array.of(0),
  0,
  Float64Array.of(40),
  0,
  new Float64Array(1),
);

/** The share of ones among labels; of probabilities, the share of ones to be expected. */
export function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export const fractionOfOnes = meanOf(sample.y);

/** w₁, w₂ and a bias from a standard normal; the same `draw` gives the same weights. Without a bias the third is 0. */
export function randomWeights(draw: number, bias: boolean): [number, number, number] {
  const stream = createRng(1, "random weights", draw);
  const [first, second, third] = [stream.normal(), stream.normal(), stream.normal()];
  return [first, second, bias ? third : 0];
}
