/** What the page "Likelihood: the normal" computes: its prose and its instruments read from here. */

import { likelihood, logLikelihoodGrid } from "@loglik/core/likelihood";
import * as normal from "@loglik/core/normal";
import { grid } from "./grid.js";

/** The sample of the page. */
export const sample: readonly number[] = [-1, 0, 1];

export interface NormalSummary {
  readonly loc: number;
  /** √(S/n): the divisor of maximum likelihood. */
  readonly scale: number;
  /** √(S/(n − 1)): from the unbiased estimate of the variance. */
  readonly scaleUnbiasedVariance: number;
  /** S = Σ (yᵢ − ȳ)². */
  readonly sumOfSquares: number;
  readonly likelihood: number;
  readonly nll: number;
  /** False where all values are equal: then the likelihood has no upper bound, and `message` says so. */
  readonly bounded: boolean;
  readonly message: string;
}

/** The maximum likelihood fit of a sample, next to what the divisor n − 1 would give. */
export function summarise(y: readonly number[]): NormalSummary {
  const { theta, logLikelihood, converged, message } = normal.fit(y);
  const sumOfSquares = y.reduce((sum, value) => sum + (value - theta.loc) ** 2, 0);
  return {
    loc: theta.loc,
    scale: theta.scale,
    scaleUnbiasedVariance: Math.sqrt(sumOfSquares / (y.length - 1)),
    sumOfSquares,
    likelihood: Math.exp(logLikelihood),
    nll: -logLikelihood,
    bounded: converged,
    message,
  };
}

export const summary = summarise(sample);

/** The four usual names of the spread; each is a function of the standard deviation and back. */
export const spreads = {
  scale: { label: "σ", fromScale: (scale: number) => scale, toScale: (value: number) => value },
  variance: { label: "σ²", fromScale: (scale: number) => scale ** 2, toScale: (value: number) => Math.sqrt(value) },
  logScale: {
    label: "log σ",
    fromScale: (scale: number) => Math.log(scale),
    toScale: (value: number) => Math.exp(value),
  },
  precision: { label: "1/σ²", fromScale: (scale: number) => scale ** -2, toScale: (value: number) => value ** -0.5 },
} as const;

export type SpreadName = keyof typeof spreads;

/** The log-likelihood on a grid of (μ, spread), for the name of the spread that a reader chose. */
export interface Surface {
  readonly loc: Float64Array;
  readonly spread: Float64Array;
  /** Row-major, μ outer. */
  readonly logLikelihood: Float64Array;
}

/**
 * log L over a rectangle of (μ, spread). The rectangle covers scales from `low` to `high`, whatever the spread is called,
 * so that the four pictures show the same models with the axis stretched differently.
 */
export function surface(y: readonly number[], name: SpreadName, low = 0.3, high = 2.5, count = 81): Surface {
  const { fromScale, toScale } = spreads[name];
  const ends = [fromScale(low), fromScale(high)].sort((a, b) => a - b);
  const spread = grid(ends[0], ends[1], count);
  const loc = grid(-3, 3, count);
  return { loc, spread, logLikelihood: logLikelihoodGrid(normal, y, { loc, scale: spread.map(toScale) }) };
}

/** Heights for contours below a summit of log L, closer together near the top: half a nat below it, 1, 2, 4 … 32. */
export function contourLevels(summit: number): number[] {
  return [32, 16, 8, 4, 2, 1, 0.5].map((nats) => summit - nats);
}

/** The log of L(−1, 0, 1; μ, σ) with all three squares inside the bracket that 1/2σ² multiplies. */
export function logLikelihoodInBrackets(loc: number, scale: number): number {
  return -1.5 * Math.log(2 * Math.PI * scale ** 2) - ((loc - 1) ** 2 + loc ** 2 + (loc + 1) ** 2) / (2 * scale ** 2);
}

/** The same with the bracket left out, as one finds it in print: only the first square is divided and negated. */
export function logLikelihoodWithoutBrackets(loc: number, scale: number): number {
  return -1.5 * Math.log(2 * Math.PI * scale ** 2) - (loc - 1) ** 2 / (2 * scale ** 2) + loc ** 2 + (loc + 1) ** 2;
}

/** Both forms along μ at the fitted σ. */
export const brackets = [0, 2, 10].map((loc) => ({
  loc,
  right: logLikelihoodInBrackets(loc, summary.scale),
  misprinted: logLikelihoodWithoutBrackets(loc, summary.scale),
}));

/** The misprint again, at μ = 1 with σ falling: the first square vanishes and nothing holds 1/σ³ back. */
export const bracketsAsScaleFalls = [1, 0.1, 0.01].map((scale) => ({
  scale,
  right: logLikelihoodInBrackets(1, scale),
  misprinted: logLikelihoodWithoutBrackets(1, scale),
}));

/** Height of the density at its own centre, which passes 1 as soon as σ < 0.399. */
export function peakDensity(scale: number): number {
  return likelihood(normal, [0], { loc: 0, scale });
}

/** L at (ȳ, scale) for the sample of the page, to compare divisors. */
export function likelihoodAtScale(scale: number): number {
  return likelihood(normal, sample, { loc: summary.loc, scale });
}

/** What a density says of an interval around `centre`, under a normal with mean 0: exactly, and as height times width. */
export function overInterval({ scale, centre, width }: { scale: number; centre: number; width: number }) {
  const theta = { loc: 0, scale };
  const density = Math.exp(normal.logProb(centre, theta));
  return {
    density,
    rectangle: density * width,
    probability: normal.cdf(centre + width / 2, theta) - normal.cdf(centre - width / 2, theta),
  };
}

/** The density with mean 0 on `count` values of y from `low` to `high`, for drawing. */
export function densityPoints(scale: number, low: number, high: number, count = 121): (readonly [number, number])[] {
  return Array.from(grid(low, high, count), (y) => [y, Math.exp(normal.logProb(y, { loc: 0, scale }))] as const);
}
