import { type Family, LoglikError, type Theta } from "@loglik/core";
import { logSumExp } from "@loglik/core/special/log-sum-exp";
import { contains } from "../contains.js";

/** What is predicted when the parameters are uncertain: the average of the distributions that they stand for. */
export interface PredictiveDistribution {
  /** log of the mean density, or mass, over the draws. */
  logProb(y: number): number;
  cdf(y: number): number;
  quantile(p: number): number;
  readonly mean: number;
  /**
   * The law of total variance: the mean of the draws' variances is what no more data would take away (aleatoric), the variance
   * of their means is what is not known of the parameters (epistemic).
   */
  readonly variance: { readonly total: number; readonly aleatoric: number; readonly epistemic: number };
}

/**
 * The predictive integral p(y* | y) = ∫ p(y* | θ) p(θ | y) dθ, from draws of θ: a mixture with equal shares.
 *
 * The draws may come from anywhere: `thetaDraws` of a sampling, an ensemble, a Laplace approximation.
 *
 * @throws LoglikError `predictive-draws` without draws, for one that is no θ, or for a family without mean, variance or cdf
 * @example predictiveDistribution(normal, [{ loc: 0, scale: 1 }, { loc: 2, scale: 1 }]).variance  // { total: 2, aleatoric: 1, epistemic: 1 }
 */
export function predictiveDistribution<K extends string>(
  family: Family<K>,
  draws: readonly Theta<K>[],
): PredictiveDistribution {
  const { mean, variance, cdf, quantile } = family;
  if (draws.length === 0) throw missing("there are no draws; pass at least one θ");
  if (!mean || !variance || !cdf || !quantile) {
    throw missing(`${family.name} has no mean, variance, cdf or quantile; choose a family with all of them`);
  }
  const wrong = draws.findIndex((theta) =>
    family.paramNames.some((name) => !contains(family.paramSpecs[name].domain, theta?.[name])),
  );
  if (wrong >= 0) {
    const shown = family.paramNames.map((name) => `${name} = ${draws[wrong]?.[name]}`).join(", ");
    throw missing(
      `draw ${wrong} has ${shown}, which is no ${family.name}; every draw needs all parameters, in their domains. Pass those that were fixed as well`,
    );
  }
  const average = (f: (theta: Theta<K>) => number) => draws.reduce((sum, theta) => sum + f(theta), 0) / draws.length;
  const center = average(mean);
  const aleatoric = average(variance);
  const epistemic = average((theta) => (mean(theta) - center) ** 2);
  const mixtureCdf = (y: number) => average((theta) => cdf(y, theta));
  return {
    logProb: (y) => logSumExp(draws.map((theta) => family.logProb(y, theta))) - Math.log(draws.length),
    cdf: mixtureCdf,
    quantile(p) {
      const each = draws.map((theta) => quantile(p, theta));
      const [low, high] = [Math.min(...each), Math.max(...each)];
      return family.measure === "discrete"
        ? smallestInteger(mixtureCdf, p, low, high)
        : solve(mixtureCdf, p, low, high);
    },
    mean: center,
    variance: { total: aleatoric + epistemic, aleatoric, epistemic },
  };
}

/** The quantile of a mixture lies between those of its parts: halve until nothing is left between the ends. */
function solve(cdf: (y: number) => number, p: number, low: number, high: number): number {
  let [left, right] = [low, high];
  for (;;) {
    const middle = 0.5 * (left + right);
    if (!(middle > left && middle < right)) return right;
    if (cdf(middle) < p) left = middle;
    else right = middle;
  }
}

function smallestInteger(cdf: (y: number) => number, p: number, low: number, high: number): number {
  let [left, right] = [low - 1, high];
  while (right - left > 1) {
    const middle = Math.floor(0.5 * (left + right));
    if (cdf(middle) < p) left = middle;
    else right = middle;
  }
  return right;
}

function missing(what: string): LoglikError {
  return new LoglikError("predictive-draws", `predictiveDistribution: ${what}.`);
}
