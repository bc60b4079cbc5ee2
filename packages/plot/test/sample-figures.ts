import type { Figure } from "../src/index.js";
import {
  densityCurve,
  distributionCurve,
  likelihoodCurve,
  likelihoodSurface,
  massBars,
  regressionBand,
  trainingCurve,
} from "../src/index.js";

/** A grid of `count` points from low to high. */
export function grid(low: number, high: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, index) => low + ((high - low) * index) / (count - 1));
}

/** Uniform numbers in (0, 1) from Lehmer's generator: a fixed sequence is all that a drawing needs. */
export function uniforms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

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

const sample = [-1, 0, 1];
const logNormal = (loc: number, scale: number) =>
  -3 * Math.log(scale) - 1.5 * Math.log(2 * Math.PI) - (2 + 3 * loc * loc) / (2 * scale * scale);
const scaleHat = Math.sqrt(2 / 3);
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

const surfaceLocs = grid(-1.5, 1.5, 61);
const scales = grid(0.3, 2.4, 61);
const overSurface = (value: (loc: number, scale: number) => number) =>
  Float64Array.from(Array.from(surfaceLocs).flatMap((loc) => Array.from(scales, (scale) => value(loc, scale))));

/** The sample −1, 0, 1 under the normal: largest at μ = 0, σ = √(2/3). */
export const normalSurface = likelihoodSurface({
  axes: { loc: surfaceLocs, scale: scales },
  symbols: { loc: "μ", scale: "σ" },
  values: overSurface((loc, scale) => Math.exp(logNormal(loc, scale))),
  maximum: { theta: { loc: 0, scale: scaleHat }, value: Math.exp(logNormal(0, scaleHat)) },
  data: { values: sample },
});

/** Gradient descent on the NLL in (μ, log σ) from (−1.2, 2). */
function descent(): { loc: number[]; scale: number[] } {
  const path = { loc: [-1.2], scale: [2] };
  for (let step = 0; step < 24; step++) {
    const loc = path.loc[step];
    const scale = path.scale[step];
    const squares = 2 + 3 * loc * loc;
    path.loc.push(loc - (0.12 * 3 * loc) / scale ** 2);
    path.scale.push(scale * Math.exp(-0.12 * (3 - squares / scale ** 2)));
  }
  return path;
}

export const descentSurface = likelihoodSurface({
  axes: { loc: surfaceLocs, scale: scales },
  symbols: { loc: "μ", scale: "σ" },
  values: overSurface((loc, scale) => -logNormal(loc, scale)),
  quantity: "negative-log-likelihood",
  maximum: { theta: { loc: 0, scale: scaleHat }, value: -logNormal(0, scaleHat) },
  path: { theta: descent(), label: "gradient descent" },
});

export const logSurface = likelihoodSurface({
  axes: { loc: surfaceLocs, scale: scales },
  symbols: { loc: "μ", scale: "σ" },
  values: overSurface(logNormal),
  quantity: "log-likelihood",
  maximum: { theta: { loc: 0, scale: scaleHat }, value: logNormal(0, scaleHat) },
  truth: { loc: 0.3, scale: 1 },
});

const noise = uniforms(5);
const epochs = grid(1, 60, 60);

/** Full-batch descent with a little noise, and held-out rows that do slightly worse. */
export const training = trainingCurve({
  train: epochs.map((epoch) => 0.446 + 0.25 * Math.exp(-epoch / 9) + 0.006 * noise()),
  validation: epochs.map((epoch) => 0.4627 + 0.23 * Math.exp(-epoch / 8) + 0.008 * noise()),
  reference: { value: 0.445977, label: "Newton’s optimum" },
});

export const trainingLog = trainingCurve({
  train: epochs.map((epoch) => 0.25 * Math.exp(-epoch / 7) + 1e-5),
  validation: epochs.map((epoch) => 0.27 * Math.exp(-epoch / 8) + 4e-5),
  scale: "log",
  label: "NLL above the optimum (nats)",
});

const gaussian = (next: () => number) => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
const draws = uniforms(11);
const speeds = Float64Array.from({ length: 48 }, () => 4 + 21 * draws()).sort();
const stops = speeds.map((speed) => 3.6 * speed - 12 + 11 * gaussian(draws));
const line = grid(4, 25, 43);

export const regression = regressionBand({
  data: { x: speeds, y: stops },
  fit: {
    x: line,
    mean: line.map((speed) => 3.78 * speed - 15),
    bands: [
      { low: line.map((speed) => 3.78 * speed - 37), high: line.map((speed) => 3.78 * speed + 7), label: "95 %" },
      { low: line.map((speed) => 3.78 * speed - 22.6), high: line.map((speed) => 3.78 * speed - 7.4), label: "50 %" },
    ],
  },
  truth: { x: [4, 25], y: [8, 74] },
  labels: { x: "speed (mph)", y: "stopping distance (ft)" },
});

const few = [0, 1, 1, 2, 3, 3, 4];
const fewY = [0.4, 0.9, 1.9, 2.2, 2.4, 3.6, 3.7];

export const residuals = regressionBand({
  data: { x: few, y: fewY, fitted: few.map((x) => 0.6 + 0.8 * x) },
  fit: { x: [0, 4], mean: [0.6, 3.8] },
});

const bell = (y: number, loc: number, scale: number) =>
  Math.exp(-(((y - loc) / scale) ** 2) / 2) / (scale * Math.sqrt(2 * Math.PI));
const along = grid(-3.5, 3.5, 141);

export const density = densityCurve({
  y: along,
  values: along.map((y) => bell(y, 0, 1)),
  label: "θ",
  comparisons: [{ label: "the fit", values: along.map((y) => bell(y, 0.2, 0.8)), meaning: "likelihood" }],
  data: { values: [-0.9, -0.2, 0.1, 0.1, 0.6, 1.5] },
});

const halfLine = grid(0, 3, 61);

/** Γ(½, ½): a density with a pole at 0, cut off at the frame. */
export const densityWithPole = densityCurve({
  y: halfLine,
  values: halfLine.map((y) => Math.exp(-y / 2) / Math.sqrt(2 * Math.PI * y)),
  range: [0, 2],
});

const counts = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const factorials = [1, 1, 2, 6, 24, 120, 720, 5040, 40320];
const poisson = (rate: number) => counts.map((k) => (Math.exp(-rate) * rate ** k) / factorials[k]);

export const masses = massBars({
  y: counts,
  values: poisson(2.4),
  label: "θ",
  comparisons: [
    { label: "truth", values: poisson(3), meaning: "truth" },
    { label: "data", values: [0.1, 0.2, 0.3, 0.2, 0.1, 0.1, 0, 0, 0], meaning: "data" },
  ],
});

export const cumulative = distributionCurve({
  y: along,
  values: along.map((y) => 1 / (1 + Math.exp(-1.702 * y))),
  label: "θ",
  comparisons: [{ label: "data", values: along.map((y) => (y < -1 ? 0 : y < 0 ? 0.25 : 1)), meaning: "data" }],
});

export const cumulativeSteps = distributionCurve({
  y: counts,
  values: counts.map((k) =>
    poisson(2.4)
      .slice(0, k + 1)
      .reduce((sum, mass) => sum + mass),
  ),
  steps: true,
});

export const sampleFigures: Readonly<Record<string, Figure>> = {
  "likelihood-coin": coinLikelihood,
  "likelihood-coin-nll": coinNll,
  "likelihood-coin-posterior": coinPosterior,
  "log-likelihood-normal": normalLogLikelihood,
  "surface-normal": normalSurface,
  "surface-normal-descent": descentSurface,
  "surface-normal-log": logSurface,
  "training-curve": training,
  "training-curve-log": trainingLog,
  "regression-band": regression,
  "regression-residuals": residuals,
  density: density,
  "density-pole": densityWithPole,
  masses: masses,
  cumulative: cumulative,
  "cumulative-steps": cumulativeSteps,
};
