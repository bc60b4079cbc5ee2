import { optimalThreshold } from "@loglik/core/decisions/optimal-threshold";
import { precisionRecallCurve } from "@loglik/core/decisions/precision-recall-curve";
import { rocCurve } from "@loglik/core/decisions/roc-curve";
import { thresholdOfCosts } from "@loglik/core/decisions/threshold";
import { classDensities, precisionRecallDiagram, rocDiagram, thresholdCost } from "../../src/index.js";
import { bell, grid } from "./draws.js";

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
