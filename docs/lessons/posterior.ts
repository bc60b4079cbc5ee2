/** What the page "What the outputs approach" computes: its prose and its instruments read from here. */
import { adjustPriors, estimatePriors } from "@loglik/core/decisions/prior-shift";
import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import * as normal from "@loglik/core/normal";
import { sigmoid } from "@loglik/core/special/sigmoid";
import { simulateTwoNormals } from "@loglik/data";
import { classDensities } from "@loglik/plot";
import { grid } from "./grid.js";

/** Two classes on a line, a wide one and a narrow one, equally frequent. */
const classes = [
  { loc: -0.5, scale: 1.2 },
  { loc: 1, scale: 0.6 },
] as const;

export function simulate(seed: number, rows: number, prior = 0.5) {
  return simulateTwoNormals({ rows, centers: [[classes[0].loc], [classes[1].loc]], scales: [1.2, 0.6], prior, seed });
}

export const along = grid(-4, 4, 161);
const truth = simulate(0, 1);
export const trueCurve = along.map((x) => truth.posterior([x])[1]);

export const densityFigure = classDensities({
  x: along,
  classes: classes.map((theta, k) => ({
    label: `class ${k}`,
    density: along.map((x) => 0.5 * Math.exp(normal.logProb(x, theta))),
  })),
  variable: "x",
});

/** P(1 | x) at three places. */
export const places = [-3, 0.25, 1].map((x) => ({ x, posterior: truth.posterior([x])[1] }));

/**
 * The log-odds of the truth are log(σ₀/σ₁) + (x − μ₀)²/2σ₀² − (x − μ₁)²/2σ₁²: their coefficients of x², x and 1.
 */
export const trueLogOdds = (() => {
  const [{ loc: m0, scale: s0 }, { loc: m1, scale: s1 }] = classes;
  const half = (scale: number) => 1 / (2 * scale ** 2);
  return {
    square: half(s0) - half(s1),
    slope: 2 * (m1 * half(s1) - m0 * half(s0)),
    constant: Math.log(s0 / s1) + m0 ** 2 * half(s0) - m1 ** 2 * half(s1),
  };
})();

/** Logistic regression on x and x², whose log-odds have the right shape: fitted coefficients and distance from the truth. */
export function fitQuadratic(seed: number, rows: number) {
  const { x, y } = simulate(seed, rows);
  const design = Float64Array.from({ length: 2 * rows }, (_, i) => (i % 2 === 0 ? x[i / 2] : x[(i - 1) / 2] ** 2));
  const { coefficients } = fitGeneralizedLinearModel(bernoulliHead(), { x: design, y, rows, inputs: 2 });
  const [slope, square, constant] = coefficients;
  const curve = along.map((at) => sigmoid(slope * at + square * at * at + constant));
  return { slope, square, constant, error: distance(curve) };
}

/**
 * Mean absolute distance from the true posterior, over the places where rows fall: each weighted by the density of x.
 */
export function distance(curve: ArrayLike<number>): number {
  const weights = along.map((x) => classes.reduce((sum, theta) => sum + Math.exp(normal.logProb(x, theta)), 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.reduce((sum, weight, i) => sum + weight * Math.abs(curve[i] - trueCurve[i]), 0) / total;
}

/** The slope of log error against log rows, by least squares: −½ for a model of the right shape. */
export function rateOf(sizes: readonly number[], errors: readonly number[]): number {
  const [u, v] = [sizes.map(Math.log), errors.map(Math.log)];
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [a, b] = [mean(u), mean(v)];
  return u.reduce((sum, x, i) => sum + (x - a) * (v[i] - b), 0) / u.reduce((sum, x) => sum + (x - a) ** 2, 0);
}

export const quadratic = fitQuadratic(1, 20_000);

/** A detector trained on equal shares, and where it is used one case in ten is a 1. */
export const shift = {
  stated: 0.8,
  corrected: adjustPriors([0.2, 0.8], [0.5, 0.5], [0.9, 0.1])[1],
};

/** The true posterior for equal shares, applied where the share of ones is another; with what unlabelled rows say of it. */
export function priorShift(share: number, seed = 5) {
  const { x, y } = simulate(seed, 1000, share);
  const stated = Float64Array.from({ length: 2 * x.length }, (_, i) => truth.posterior([x[i >> 1]])[i % 2]);
  const estimated = estimatePriors(stated, [0.5, 0.5]).priors[1];
  const nll = (probabilities: ArrayLike<number>) =>
    y.reduce((sum, label, i) => sum - Math.log(probabilities[2 * i + label]), 0) / y.length;
  const both = Float64Array.from({ length: 2 * along.length }, (_, i) =>
    i % 2 ? trueCurve[i >> 1] : 1 - trueCurve[i >> 1],
  );
  return {
    estimated,
    curve: adjustPriors(both, [0.5, 0.5], [1 - share, share]).filter((_, i) => i % 2 === 1),
    nllStated: nll(stated),
    nllCorrected: nll(adjustPriors(stated, [0.5, 0.5], [1 - share, share])),
  };
}

export const oneInTen = priorShift(0.1);
