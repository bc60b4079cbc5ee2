/** What the page "Do the probabilities come true?" computes: its prose and its instruments read from here. */
import * as bernoulli from "@loglik/core/bernoulli";
import { bootstrapInterval } from "@loglik/core/calibration/bootstrap-interval";
import { debiasedCalibrationError, expectedCalibrationError } from "@loglik/core/calibration/calibration-error";
import { reliabilityTable } from "@loglik/core/calibration/reliability-table";
import { applyTemperature, fitTemperature } from "@loglik/core/calibration/temperature-scaling";
import { meanCost } from "@loglik/core/decisions/least-cost";
import { optimalThreshold } from "@loglik/core/decisions/optimal-threshold";
import { decideByThreshold, thresholdOfCosts } from "@loglik/core/decisions/threshold";
import { negativeLogLikelihood } from "@loglik/core/likelihood";
import { logit, sigmoid } from "@loglik/core/special/sigmoid";
import { softplus } from "@loglik/core/special/softplus";
import { simulateTwoNormals } from "@loglik/data";
import { reliabilityDiagram } from "@loglik/plot";

/** Log-odds that someone states, with what came. */
export interface Forecasts {
  readonly logits: Float64Array;
  readonly labels: Float64Array;
}

/**
 * Rows of which the true log-odds are known and are stated multiplied by `sharpness`: 1 is honest, 2 is twice as sure as it may be,
 * ½ half as sure. The order of the rows, and so every decision at ½, is that of the truth.
 */
export function forecasts(seed: number, rows: number, sharpness: number): Forecasts {
  const { x, y, posterior } = simulateTwoNormals({ rows, centers: [[-0.8], [0.8]], seed });
  return { logits: Float64Array.from(x, (value) => sharpness * logit(posterior([value])[1])), labels: y };
}

/** How good forecasts are, by four measures. */
export interface Judgement {
  readonly accuracy: number;
  /** Mean, nats. */
  readonly nll: number;
  readonly calibrationError: number;
  readonly debiased: number;
  readonly table: ReturnType<typeof reliabilityTable>;
}

export function judge({ logits, labels }: Forecasts, bins = 10): Judgement {
  const predicted = logits.map(sigmoid);
  const table = reliabilityTable(predicted, labels, { bins });
  // softplus(−z) = −log σ(z): from the logits, as the head does it.
  const losses = logits.map((eta, i) => softplus(labels[i] === 1 ? -eta : eta));
  const right = labels.filter((label, i) => (predicted[i] >= 0.5 ? 1 : 0) === label).length;
  return {
    accuracy: right / labels.length,
    nll: losses.reduce((sum, loss) => sum + loss, 0) / losses.length,
    calibrationError: expectedCalibrationError(table),
    debiased: debiasedCalibrationError(table),
    table,
  };
}

/** The calibration error with its bootstrap interval; apart from the rest, as it takes a hundred times as long. */
export function calibrationInterval({ logits, labels }: Forecasts, bins = 10) {
  const predicted = logits.map(sigmoid);
  const take = (from: Float64Array, rows: Uint32Array) => Float64Array.from(rows, (row) => from[row]);
  return bootstrapInterval(
    labels.length,
    (rows) => expectedCalibrationError(reliabilityTable(take(predicted, rows), take(labels, rows), { bins })),
    { resamples: 100 },
  );
}

/** Forecasts before and after a temperature that as many other rows have set. */
export function study(seed: number, rows: number, sharpness: number, bins = 10) {
  const held = forecasts(2 * seed, rows, sharpness);
  const test = forecasts(2 * seed + 1, rows, sharpness);
  const { temperature, converged } = fitTemperature(held.logits, held.labels);
  const scaled = converged ? { ...test, logits: applyTemperature(test.logits, temperature) } : undefined;
  return { temperature, converged, before: judge(test, bins), after: scaled && judge(scaled, bins), test, scaled };
}

/** The forecaster of the page: three times as sure as they may be. */
export const overconfident = study(1, 2000, 3);
export const interval = calibrationInterval(overconfident.test);
export const honest = study(1, 2000, 1);

export const reliabilityFigure = reliabilityDiagram({
  table: overconfident.after?.table ?? overconfident.before.table,
  calibrationError: overconfident.after?.calibrationError,
  label: "after",
  before: {
    table: overconfident.before.table,
    calibrationError: overconfident.before.calibrationError,
    label: "before",
  },
});

/** The bin around 0.9 of the overconfident forecaster. */
export const nineInTen = overconfident.before.table.bins[8];

/** An honest forecaster on fewer and fewer rows: the error that chance alone makes. */
export const byChance = [50, 200, 1000, 5000].map((rows) => {
  const { calibrationError, debiased } = judge(forecasts(9, rows, 1));
  return { rows, calibrationError, debiased };
});

/** Ten rows with the same x, seven of them with the label 1. */
const tenRows = [1, 1, 1, 1, 1, 1, 1, 0, 0, 0];
export const oneInput = {
  estimate: bernoulli.fit(tenRows).theta.prob,
  losses: [0.5, 0.7, 0.9, 0.99].map((prob) => ({
    prob,
    nll: negativeLogLikelihood(bernoulli, tenRows, { prob }) / tenRows.length,
  })),
};

/** c(truth, decision): a false alarm costs 1, a miss `miss`. */
export function costs(miss: number) {
  return { costs: [0, 1, miss, 0], actions: 2 };
}

const sample = forecasts(3, 2000, 1);
const exaggerated = forecasts(3, 2000, 3);

/** What deciding costs on 2,000 rows: at the threshold asked for, at ½, and at the best one in hindsight. */
export function decide(miss: number, isHonest = true) {
  const { logits, labels } = isHonest ? sample : exaggerated;
  const predicted = logits.map(sigmoid);
  const matrix = costs(miss);
  const threshold = thresholdOfCosts(matrix);
  const at = (limit: number) => {
    const decisions = decideByThreshold(predicted, limit);
    const right = labels.filter((label, i) => label === decisions[i]).length;
    return { cost: meanCost(labels, decisions, matrix), accuracy: right / labels.length };
  };
  return { threshold, byCost: at(threshold), byHalf: at(0.5), curve: optimalThreshold(predicted, labels, matrix), at };
}

export const missOfFour = decide(4);
export const missOfFourExaggerated = decide(4, false);
