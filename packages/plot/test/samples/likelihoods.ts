import { likelihoodCurve, priorPosterior } from "../../src/index.js";
import { grid } from "./draws.js";

const theta = grid(0, 1, 201);
const coin = [0, 0, 0, 1, 0];
const bernoulli = (t: number) => t * (1 - t) ** 4;

/** The coin of the first page: L(θ) = θ(1 − θ)⁴, largest at 1/5. */
export const coinLikelihood = likelihoodCurve({
  axes: { prob: theta },
  symbols: { prob: "θ" },
  values: theta.map(bernoulli),
  maximum: { theta: { prob: 0.2 }, value: 0.08192 },
  data: { values: coin },
});

const inside = grid(0.005, 0.95, 190);

export const coinNll = likelihoodCurve({
  axes: { prob: inside },
  symbols: { prob: "θ" },
  values: inside.map((t) => -Math.log(bernoulli(t))),
  quantity: "negative-log-likelihood",
  maximum: { theta: { prob: 0.2 }, value: -Math.log(0.08192) },
  data: { values: coin },
});

/** With a flat prior Beta(2, 2) instead: the posterior Beta(3, 6), drawn on the likelihood's scale of area. */
export const coinPosterior = likelihoodCurve({
  axes: { prob: theta },
  symbols: { prob: "θ" },
  values: theta.map((t) => 30 * bernoulli(t)),
  label: "likelihood, scaled",
  maximum: { theta: { prob: 0.2 }, value: 30 * 0.08192 },
  comparison: {
    label: "posterior",
    values: theta.map((t) => 168 * t ** 2 * (1 - t) ** 5),
    meaning: "posterior",
  },
  data: { values: coin },
});

export const sample = [-1, 0, 1];
export const logNormal = (loc: number, scale: number) =>
  -3 * Math.log(scale) - 1.5 * Math.log(2 * Math.PI) - (2 + 3 * loc * loc) / (2 * scale * scale);
export const scaleHat = Math.sqrt(2 / 3);
const locs = grid(-2, 2, 161);

export const normalLogLikelihood = likelihoodCurve({
  axes: { loc: locs },
  symbols: { loc: "μ" },
  values: locs.map((loc) => logNormal(loc, scaleHat)),
  quantity: "log-likelihood",
  maximum: { theta: { loc: 0, scale: scaleHat }, value: logNormal(0, scaleHat) },
  data: { values: sample, show: "rug" },
  interval: { low: -0.9239, high: 0.9239, label: "95 % interval" },
  truth: 0.3,
});

/** Beta(2, 2) before the coin, Beta(3, 6) after it, and between them the likelihood 30 θ(1 − θ)⁴ of area 1. */
export const coinUpdate = priorPosterior({
  axes: { prob: theta },
  symbols: { prob: "θ" },
  prior: theta.map((t) => 6 * t * (1 - t)),
  likelihood: theta.map((t) => 30 * bernoulli(t)),
  posterior: theta.map((t) => 168 * t ** 2 * (1 - t) ** 5),
  maximumLikelihood: 1 / 5,
  maximumAPosteriori: 2 / 7,
  truth: 0.4,
});
