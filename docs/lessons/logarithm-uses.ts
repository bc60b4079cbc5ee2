/** What the logarithm does beside keeping products from underflowing: five uses, each a number that a reader can change. */
import * as bernoulli from "@loglik/core/bernoulli";
import * as chiSquared from "@loglik/core/chi-squared";
import { logLikelihood } from "@loglik/core/likelihood";
import { logit, sigmoid } from "@loglik/core/special/sigmoid";
import { codeWith, cost, draw, lossOfBackwards, models, runningLoss, sample } from "./codes.js";
import { grid } from "./grid.js";

/** It adds up: the loss of all letters, that of the first batch, and the mean over all batches. */
export function batches(size: number) {
  const count = sample.length / size;
  const losses = Array.from({ length: count }, (_, b) => {
    return runningLoss(sample.subarray(b * size, (b + 1) * size), models[2].q)[size - 1];
  });
  return {
    whole: lossOfBackwards[sample.length - 1],
    first: losses[0],
    mean: losses.reduce((sum, loss) => sum + loss, 0) / count,
  };
}

/** So many tosses of which a fifth are ones. */
function tosses(count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, toss) => (toss % 5 === 3 ? 1 : 0));
}

/** It curves: −∂² log L/∂η² at the maximum, η = logit θ, which is n θ̂ (1 − θ̂), and one over its root. */
export function curvature(count: number) {
  const y = tosses(count);
  const information = -secondDifference((eta) => logLikelihood(bernoulli, y, { prob: sigmoid(eta) }), logit(0.2));
  return { information, standardError: 1 / Math.sqrt(information) };
}

/** It compares: twice the drop of log L from its maximum to `prob`, and how often chance alone gives more. */
export function comparison(count: number, prob: number) {
  const y = tosses(count);
  const ratio = 2 * (logLikelihood(bernoulli, y, { prob: 0.2 }) - logLikelihood(bernoulli, y, { prob }));
  return { ratio, chance: chiSquared.survival(Math.max(0, ratio), { df: 1 }) };
}

/** It keeps one honest: what to state of an event that one believes in so far, paid by log q and paid by q. */
export function bestStatements(belief: number) {
  return {
    underLog: bestStatement((q) => belief * Math.log(q) + (1 - belief) * Math.log(1 - q)),
    underProbability: bestStatement((q) => belief * q + (1 - belief) * (1 - q)),
  };
}

/** It is a length: bits an event of a file of events as likely as one believes, and their entropy. */
export function fileLength(belief: number, rows = 2000) {
  const q = [1 - belief, belief];
  const { bits } = codeWith(draw(q, rows, 2), () => () => q);
  return { bits: bits / rows, entropy: cost(q, q).entropy };
}

function secondDifference(f: (x: number) => number, x: number, step = 1e-3): number {
  return (f(x + step) - 2 * f(x) + f(x - step)) / step ** 2;
}

function bestStatement(pay: (q: number) => number): number {
  return Array.from(grid(0.001, 0.999, 999)).reduce((best, q) => (pay(q) > pay(best) ? q : best), 0.5);
}
