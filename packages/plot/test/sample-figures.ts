import { expectedCalibrationError } from "@loglik/core/calibration/calibration-error";
import { reliabilityTable } from "@loglik/core/calibration/reliability-table";
import { transformHistogram } from "@loglik/core/calibration/transform-histogram";
import { optimalThreshold } from "@loglik/core/decisions/optimal-threshold";
import { precisionRecallCurve } from "@loglik/core/decisions/precision-recall-curve";
import { rocCurve } from "@loglik/core/decisions/roc-curve";
import { thresholdOfCosts } from "@loglik/core/decisions/threshold";
import { boltzmann } from "@loglik/core/information/boltzmann";
import { crossEntropy, klDivergence } from "@loglik/core/information/divergence";
import { entropy, toBits } from "@loglik/core/information/entropy";
import { huffmanCode } from "@loglik/core/information/huffman";
import type { Figure } from "../src/index.js";
import {
  chainTrace,
  classDensities,
  codeLengths,
  codeTree,
  densityCurve,
  distributionCurve,
  informationBars,
  likelihoodCurve,
  likelihoodSurface,
  logitGradient,
  massBars,
  pitHistogram,
  precisionRecallDiagram,
  priorPosterior,
  rankHistogram,
  regressionBand,
  reliabilityDiagram,
  rocDiagram,
  sampleSizeCurve,
  softmaxTemperatures,
  thresholdCost,
  trainingCurve,
  uncertaintyBand,
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

/** Sixteen letters' worth of English in eight symbols, and Huffman's code for it. */
const letters = ["e", "t", "a", "o", "n", "i", "s", "h"];
const letterShares = [0.222, 0.158, 0.143, 0.131, 0.117, 0.116, 0.061, 0.052];
const huffman = huffmanCode(letterShares);

export const huffmanTree = codeTree({ symbols: letters, probabilities: letterShares, code: huffman });

export const huffmanLengths = codeLengths({
  symbols: letters,
  ideal: letterShares.map((p) => -Math.log2(p)),
  used: huffman.lengths,
  average: { ideal: toBits(entropy(letterShares)), used: huffman.expectedLength },
});

const source = [0.5, 0.25, 0.125, 0.125];
const coded = (label: string, q: readonly number[]) => ({
  label,
  klDivergence: toBits(klDivergence(source, q)),
  crossEntropy: toBits(crossEntropy(source, q)),
});

export const information = informationBars({
  entropy: toBits(entropy(source)),
  models: [
    coded("good model", [0.45, 0.3, 0.15, 0.1]),
    coded("uniform", [0.25, 0.25, 0.25, 0.25]),
    coded("q(d) = 0", [0.5, 0.3, 0.2, 0]),
  ],
  unit: "bits",
});

export const gradientAtLogits = logitGradient({
  classes: ["setosa", "versicolor", "virginica"],
  probabilities: [0.07, 0.62, 0.31],
  targets: [0, 0, 1],
});

const states = [1.2, -0.4, 3.1, 0.3, 2];
const energies = states.map((logit) => -logit);

export const temperatures = softmaxTemperatures({
  classes: ["cat", "dog", "fox", "hare", "owl"],
  logits: states,
  temperatures: [0.25, 1, 2, 8],
  probabilities: [0.25, 1, 2, 8].map((temperature) => boltzmann(energies, temperature).probabilities),
});

const trueMean = (x: number) => Math.sin(1.3 * x);
const scattered = uniforms(5);
const scatteredX = Float64Array.from({ length: 36 }, () => -2.2 + 3.2 * scattered());
const scatteredY = scatteredX.map((x) => trueMean(x) + 0.2 * gaussian(scattered));
const wide = grid(-3, 3, 61);
/** More is not known of the mean where there are no data. */
const epistemicScale = (x: number) => 0.06 + 0.22 * Math.max(0, x - 0.7) + 0.22 * Math.max(0, -2 - x);
const around = (scale: (x: number) => number) => ({
  low: wide.map((x) => trueMean(x) - 1.96 * scale(x)),
  high: wide.map((x) => trueMean(x) + 1.96 * scale(x)),
});

export const uncertainty = uncertaintyBand({
  data: { x: scatteredX, y: scatteredY },
  x: wide,
  mean: wide.map(trueMean),
  epistemic: around(epistemicScale),
  predictive: around((x) => Math.hypot(epistemicScale(x), 0.2)),
  truth: { x: wide, y: wide.map((x) => trueMean(x) + 0.1 * Math.sin(2 * x)) },
});

export const spaghetti = regressionBand({
  data: { x: scatteredX, y: scatteredY },
  fit: {
    x: wide,
    mean: wide.map(trueMean),
    label: "posterior mean",
    draws: Array.from({ length: 24 }, () => {
      const [level, tilt] = [gaussian(scattered), gaussian(scattered)];
      return wide.map((x) => trueMean(x) + epistemicScale(x) * (0.8 * level + 0.6 * tilt * Math.sign(x)));
    }),
  },
});

const binomialBand = { low: 12, high: 29, level: 0.95 };

/** A model too sure of itself: the truth falls into its tails too often. */
const transforms = Float64Array.from({ length: 200 }, () => 0.5 + 0.5 * Math.sin(Math.PI * (scattered() - 0.5)));

export const pit = pitHistogram({ ...transformHistogram(transforms), label: "test rows" });

export const ranks = rankHistogram({
  chains: [
    [22, 18, 20, 19, 21, 20, 17, 23, 20, 20],
    [19, 21, 20, 22, 18, 20, 24, 17, 19, 20],
    [20, 20, 22, 18, 20, 23, 18, 19, 21, 19],
    [19, 21, 18, 21, 21, 17, 21, 21, 20, 21],
  ],
  expected: 20,
  band: binomialBand,
});

const wandering = uniforms(3);
export const trace = chainTrace({
  chains: [0, 1, 2, 3].map(() => {
    let state = gaussian(wandering);
    return Array.from({ length: 150 }, () => {
      state = 0.4 * state + Math.sqrt(1 - 0.16) * gaussian(wandering);
      return state;
    });
  }),
  variable: "β₁",
  summary: { rHat: 1.0031, bulkSize: 257 },
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

/** Scores of twenty rows, falling, with their labels. */
const scoredLabels = [1, 1, 1, 0, 1, 1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0];
const scores = scoredLabels.map((_, row) => 0.97 - 0.048 * row);
const coarseScores = scores.map((score) => Math.round(2 * score));

export const roc = rocDiagram({
  curve: rocCurve(scores, scoredLabels),
  label: "network",
  comparisons: [{ label: "one feature", curve: rocCurve(coarseScores, scoredLabels) }],
  threshold: 0.5,
});

export const precisionRecall = precisionRecallDiagram({
  curve: precisionRecallCurve(scores, scoredLabels),
  label: "network",
  threshold: 0.5,
});

const missCostsFour = { costs: [0, 1, 4, 0], actions: 2 };

export const costs = thresholdCost({
  costs: optimalThreshold(scores, scoredLabels, missCostsFour),
  theory: thresholdOfCosts(missCostsFour),
});

const glucose = grid(50, 220, 171);
export const twoClasses = classDensities({
  x: glucose,
  classes: [
    { label: "healthy", density: glucose.map((x) => 0.65 * bell(x, 110, 24)) },
    { label: "diabetic", density: glucose.map((x) => 0.35 * bell(x, 148, 29)) },
  ],
  threshold: 134,
  variable: "glucose (mg/dl)",
});

const sizes = [100, 300, 1000, 3000, 10000, 30000];
const powerLaw = (scale: number, rate: number) => sizes.map((n) => scale * n ** rate);
const jitter = [1.08, 0.93, 1.02, 1.05, 0.94, 0.99];
const method = (label: string, scale: number, rate: number) => ({
  label,
  errors: powerLaw(scale, rate).map((error, k) => error * jitter[k]),
  interval: {
    low: powerLaw(scale, rate).map((error, k) => 0.8 * error * jitter[k]),
    high: powerLaw(scale, rate).map((error, k) => 1.2 * error * jitter[k]),
  },
  fitted: { values: powerLaw(scale, rate), rate },
});

export const convergence = sampleSizeCurve({
  sizes,
  series: [method("cross-entropy", 0.9, -0.48), method("squared error", 1.4, -0.5)],
  label: "mean absolute error of p",
});

const forecasts = uniforms(23);
/** Logits of rows and outcomes drawn at them; a network too sure of itself reports 2.1 times those logits. */
const honestLogits = Float64Array.from({ length: 400 }, () => 1.5 * gaussian(forecasts) + 0.4);
const probabilitiesOf = (logits: Float64Array) => logits.map((logit) => 1 / (1 + Math.exp(-logit)));
const honest = probabilitiesOf(honestLogits);
const outcomes = honest.map((probability) => (forecasts() < probability ? 1 : 0));
const sure = probabilitiesOf(honestLogits.map((logit) => 2.1 * logit));
const tenths = { bins: 10 };

export const reliability = reliabilityDiagram({
  table: reliabilityTable(honest, outcomes, tenths),
  label: "temperature 2.1",
  calibrationError: expectedCalibrationError(reliabilityTable(honest, outcomes, tenths)),
  before: {
    table: reliabilityTable(sure, outcomes, tenths),
    calibrationError: expectedCalibrationError(reliabilityTable(sure, outcomes, tenths)),
  },
});

/** Forty rows in twenty bins: some of them stay empty. */
export const reliabilityGaps = reliabilityDiagram({
  table: reliabilityTable(honest.slice(0, 40), outcomes.slice(0, 40), { bins: 20 }),
});

/** Steps of plausible optimizers from one start: nothing here is trained, only drawn. */
const optimizerPath = (label: string, count: number, weight: (share: number) => readonly [number, number]) => {
  const shares = Array.from({ length: count }, (_, step) => weight(step / (count - 1)));
  return {
    label,
    theta: { loc: shares.map(([s]) => -1.2 + 1.2 * s), scale: shares.map(([, s]) => 2 + (scaleHat - 2) * s) },
  };
};

export const optimizers = likelihoodSurface({
  axes: { loc: surfaceLocs, scale: scales },
  symbols: { loc: "μ", scale: "σ" },
  values: overSurface((loc, scale) => -logNormal(loc, scale)),
  quantity: "negative-log-likelihood",
  maximum: { theta: { loc: 0, scale: scaleHat }, value: -logNormal(0, scaleHat) },
  paths: [
    optimizerPath("SGD", 40, (s) => [s + 0.04 * Math.sin(40 * s), s ** 0.6]),
    optimizerPath("momentum", 40, (s) => [s + 0.35 * Math.sin(6 * s) * (1 - s), s ** 0.8]),
    optimizerPath("RMSprop", 30, (s) => [s ** 0.9, s]),
    optimizerPath("Adam", 30, (s) => [s ** 1.4, s ** 0.7]),
    optimizerPath("Newton", 5, (s) => [s, s ** 2]),
  ],
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
  "information-bars": information,
  "code-tree": huffmanTree,
  "code-lengths": huffmanLengths,
  "logit-gradient": gradientAtLogits,
  "softmax-temperatures": temperatures,
  "uncertainty-band": uncertainty,
  "posterior-draws": spaghetti,
  "pit-histogram": pit,
  "rank-histogram": ranks,
  "chain-trace": trace,
  "prior-posterior": coinUpdate,
  roc: roc,
  "precision-recall": precisionRecall,
  "threshold-cost": costs,
  "class-densities": twoClasses,
  "sample-size-curve": convergence,
  "reliability-diagram": reliability,
  "reliability-gaps": reliabilityGaps,
  "surface-optimizers": optimizers,
};
