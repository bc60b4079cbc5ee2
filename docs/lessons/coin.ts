/** What the page "Likelihood: a coin" computes: its prose, its table and its instruments read from here. */
import * as bernoulli from "@loglik/core/bernoulli";
import * as bernoulliLogit from "@loglik/core/bernoulli-logit";
import { likelihood, logLikelihood, logLikelihoodGrid, negativeLogLikelihood } from "@loglik/core/likelihood";
import { bisect } from "./bisect.js";
import { grid } from "./grid.js";
import { simpson } from "./simpson.js";

/** Five tosses, one success: the sample of the page. */
export const tosses: readonly number[] = [0, 0, 0, 1, 0];

/** Everything the page says about a sample of zeros and ones. */
export interface CoinSummary {
  readonly tosses: number;
  readonly successes: number;
  /** θ̂ = successes / tosses. */
  readonly prob: number;
  readonly likelihood: number;
  readonly nll: number;
}

/** The maximum likelihood fit of a sample, and the height of the likelihood there. */
export function summarise(y: readonly number[]): CoinSummary {
  const { theta } = bernoulli.fit(y);
  return {
    tosses: y.length,
    successes: y.reduce((sum, value) => sum + value, 0),
    prob: theta.prob,
    likelihood: likelihood(bernoulli, y, theta),
    nll: negativeLogLikelihood(bernoulli, y, theta),
  };
}

export const summary = summarise(tosses);

/** L(θ; y) and its NLL at one guess, with the share of the best possible likelihood that the guess reaches. */
export function guess(y: readonly number[], prob: number): { likelihood: number; nll: number; share: number } {
  const value = likelihood(bernoulli, y, { prob });
  return {
    likelihood: value,
    nll: negativeLogLikelihood(bernoulli, y, { prob }),
    share: value / summarise(y).likelihood,
  };
}

/** L(θ; y) on 401 values of θ from 0 to 1, for drawing. */
export function curve(y: readonly number[]): { prob: Float64Array; likelihood: Float64Array } {
  const prob = grid(0, 1, 401);
  return { prob, likelihood: logLikelihoodGrid(bernoulli, y, { prob }).map(Math.exp) };
}

/** P(y; θ) as the definition gives it: one case for each side of the coin. */
export function piecewise(y: 0 | 1, prob: number): number {
  return y === 1 ? prob : 1 - prob;
}

/** P(y; θ) as one product, θʸ(1−θ)¹⁻ʸ. JavaScript's `0 ** 0` is 1, which is what the formula needs at the ends. */
export function asOneProduct(y: 0 | 1, prob: number): number {
  return prob ** y * (1 - prob) ** (1 - y);
}

/** log P(0) of a coin with the log-odds 40: there is no 1 − θ in it that could be rounded to 0. */
export const logitOfZero = bernoulliLogit.logProb(0, { logit: 40 });

/** Rows of the table y × θ: each row is a distribution over y. */
export const table = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].map((prob) => ({
  prob,
  tails: likelihood(bernoulli, [0], { prob }),
  heads: likelihood(bernoulli, [1], { prob }),
}));

/** Area under a column of the table: ∫₀¹ L(θ; y) dθ for a whole sample y. A row would sum to 1; a column need not. */
export function columnArea(y: readonly number[]): number {
  return simpson((prob) => likelihood(bernoulli, y, { prob }), 0, 1);
}

/** The derivative of the log-likelihood, Σ ∂ log P(yᵢ; θ)/∂θ, from the family's own score. */
export function score(y: readonly number[], prob: number): number {
  const out = new Float64Array(1);
  return y.reduce((sum, value) => sum + bernoulli.score(value, { prob }, out)[0], 0);
}

/** The same five tosses reported as a count: C(5, 1) orders, so the likelihood is five times as high everywhere. */
export const orders = 5;

/** Half the 95 % point of χ² with one degree of freedom: how far log L may fall inside a likelihood-ratio interval. */
const CHI_SQUARED_95 = 3.841458820694124;
/** The 97.5 % point of the standard normal, √CHI_SQUARED_95. */
const NORMAL_975 = 1.959963984540054;

/** Two 95 % intervals for the log-odds of heads: all values the data support, and estimate ± 1.96 standard errors. */
export function logitIntervals(y: readonly number[]): {
  ratio: [number, number];
  wald: [number, number];
  estimate: number;
} {
  const { logit: estimate } = bernoulliLogit.fit(y).theta;
  const best = logLikelihood(bernoulliLogit, y, { logit: estimate });
  const excess = (logit: number) => 2 * (best - logLikelihood(bernoulliLogit, y, { logit })) - CHI_SQUARED_95;
  const information = y.length * bernoulliLogit.fisherInformation({ logit: estimate }, new Float64Array(1))[0];
  const reach = NORMAL_975 / Math.sqrt(information);
  return {
    estimate,
    ratio: [bisect(excess, estimate - 20, estimate), bisect(excess, estimate, estimate + 20)],
    wald: [estimate - reach, estimate + reach],
  };
}

export const intervals = logitIntervals(tosses);

/** The two θ at which the sample of the page is half as likely as at the maximum. */
export const halfHeight: [number, number] = [
  bisect((prob) => guess(tosses, prob).share - 0.5, 1e-9, summary.prob),
  bisect((prob) => guess(tosses, prob).share - 0.5, summary.prob, 1),
];
