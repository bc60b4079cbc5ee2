import type { Family, FitOptions, FitReason, FitResult, Theta } from "../family.js";
import { momentsOf } from "../moments.js";
import { distinctValues } from "../numeric/distinct-values.js";
import { weightedSum } from "../sample.js";
import { logChoose } from "../special/log-choose.js";
import { xLog1pY, xLogY } from "../special/x-log-y.js";
import { fitInLinkSpace } from "./fit-in-link-space.js";

type BetaBinomialTheta = Theta<"trials" | "alpha" | "beta">;
type FittedFamily = Pick<Family<"trials" | "alpha" | "beta">, "paramNames" | "paramSpecs" | "logProb" | "score">;

/**
 * Maximum likelihood of a beta-binomial for known trials. The limits in which no finite maximum exists are recognised from
 * the sample, before a search would run towards them.
 */
export function fitBetaBinomial(
  family: FittedFamily,
  y: ArrayLike<number>,
  trials: number,
  observations: number,
  options: FitOptions,
): FitResult<BetaBinomialTheta> {
  const { values, weights } = distinctValues(y, options.weights);
  const { mean, deviation } = momentsOf(values, weights, observations);
  const share = trials > 0 ? mean / trials : 0.5;
  const fixedShapes = options.fixed?.alpha !== undefined || options.fixed?.beta !== undefined;
  const ended = (reason: FitReason, alpha: number, beta: number, logLikelihood: number, message: string) => ({
    theta: { trials, alpha: options.fixed?.alpha ?? alpha, beta: options.fixed?.beta ?? beta },
    logLikelihood,
    observations,
    converged: false,
    reason,
    message,
    iterations: 0,
  });
  if (!fixedShapes) {
    const ends = observations * (xLogY(share, share) + xLog1pY(1 - share, -share));
    if (trials <= 1) {
      const why = "With one trial only alpha/(alpha + beta) has a meaning: every pair with this ratio is a maximum.";
      return ended("flat", share, 1 - share, trials === 0 ? 0 : ends, why);
    }
    if (values.every((count) => count === 0 || count === trials)) {
      const why =
        "Every count is 0 or the number of trials, so the likelihood keeps rising as alpha and beta shrink towards 0 in the " +
        "ratio of the two: all trials of an observation end alike. Use bernoulli.";
      return ended("boundary", 0, 0, ends, why);
    }
    if (!(overdispersion(values, weights, trials, share) > 0)) {
      const binomial = values.map(
        (count) => logChoose(trials, count) + xLogY(count, share) + xLog1pY(trials - count, -share),
      );
      const why =
        "The counts vary no more than binomial ones, so the likelihood keeps rising as alpha and beta grow without bound: " +
        "the binomial distribution fits best. Use binomial.";
      return ended("boundary", Infinity, Infinity, weightedSum(binomial, weights), why);
    }
  }
  const size = sizeByMoments(trials, share, deviation ** 2);
  const inside = Math.min(Math.max(share, 1e-6), 1 - 1e-6);
  const start = { trials, alpha: inside * size, beta: (1 - inside) * size };
  return fitInLinkSpace({ family, y: values, weights, observations, start }, options);
}

/** Slope of the log-likelihood in 1/(α + β) at the binomial limit, times 2: positive where leaving it gains. */
function overdispersion(values: Float64Array, weights: Float64Array, n: number, share: number): number {
  const terms = values.map((k) => (k * (k - 1)) / share + ((n - k) * (n - k - 1)) / (1 - share) - n * (n - 1));
  return weightedSum(terms, weights);
}

/** α + β from the variance n π (1 − π) (1 + (n − 1) ρ), ρ = 1/(α + β + 1), kept within reason. */
function sizeByMoments(n: number, share: number, variance: number): number {
  const correlation = (variance / (n * share * (1 - share)) - 1) / (n - 1);
  return 1 / Math.min(Math.max(correlation, 1e-6), 0.99) - 1;
}
