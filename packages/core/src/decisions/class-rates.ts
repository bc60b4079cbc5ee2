import { LoglikError } from "../error.js";
import type { ConfusionMatrix } from "./confusion-matrix.js";

/** What the decisions for one class, against all others, are worth. A share of nothing is NaN. */
export interface ClassRates {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
  /** Of the decisions for the class, the share that is right: TP/(TP + FP). */
  readonly precision: number;
  /** Of the rows of the class, the share that is found: TP/(TP + FN); also sensitivity, true positive rate. */
  readonly recall: number;
  /** Of the rows of other classes, the share that is left alone: TN/(TN + FP). */
  readonly specificity: number;
  /** FP/(TN + FP) = 1 − specificity. */
  readonly falsePositiveRate: number;
  /** Of the decisions against the class, the share that is right: TN/(TN + FN). */
  readonly negativePredictiveValue: number;
  /** Harmonic mean of precision and recall, 2 TP/(2 TP + FP + FN). */
  readonly f1: number;
  /** Mean of recall and specificity. */
  readonly balancedAccuracy: number;
  /** Correlation of truth and decision (Matthews), between −1 and 1. */
  readonly matthewsCorrelation: number;
}

/**
 * Precision, recall and their kin of one class against the rest.
 *
 * @param positive the class that counts as positive; default 1
 * @throws LoglikError `label-invalid`
 * @example classRates({ counts: Float64Array.of(1, 0, 1, 2), classes: 2 }).recall  // 0.6666666666666666
 */
export function classRates({ counts, classes }: ConfusionMatrix, positive = 1): ClassRates {
  if (!(Number.isInteger(positive) && positive >= 0 && positive < classes)) {
    throw new LoglikError(
      "label-invalid",
      `classRates: the positive class is ${positive}; expected a class index from 0 to ${classes - 1}.`,
      { positive, classes },
    );
  }
  let [decided, present, total] = [0, 0, 0];
  for (let truth = 0; truth < classes; truth++) {
    decided += counts[truth * classes + positive];
    present += counts[positive * classes + truth];
    for (let decision = 0; decision < classes; decision++) total += counts[truth * classes + decision];
  }
  const truePositives = counts[positive * classes + positive];
  const falsePositives = decided - truePositives;
  const falseNegatives = present - truePositives;
  const trueNegatives = total - decided - falseNegatives;
  const recall = truePositives / present;
  const specificity = trueNegatives / (total - present);
  return {
    truePositives,
    falsePositives,
    falseNegatives,
    trueNegatives,
    precision: truePositives / decided,
    recall,
    specificity,
    falsePositiveRate: falsePositives / (total - present),
    negativePredictiveValue: trueNegatives / (total - decided),
    f1: (2 * truePositives) / (decided + present),
    balancedAccuracy: 0.5 * (recall + specificity),
    matthewsCorrelation:
      (truePositives * trueNegatives - falsePositives * falseNegatives) /
      Math.sqrt(decided * present * (total - present) * (total - decided)),
  };
}

/** Shares over all classes. */
export interface OverallRates {
  readonly accuracy: number;
  /** Means over the classes, each counting the same; NaN where a class was never decided for, or is absent. */
  readonly macroPrecision: number;
  readonly macroRecall: number;
  readonly macroF1: number;
  /** Agreement beyond what the margins alone would give: (accuracy − expected)/(1 − expected). */
  readonly cohensKappa: number;
}

/**
 * Accuracy, class means of precision, recall and F1, and Cohen's kappa.
 *
 * @see Cohen (1960), A coefficient of agreement for nominal scales
 * @example overallRates({ counts: Float64Array.of(1, 0, 1, 2), classes: 2 }).accuracy  // 0.75
 */
export function overallRates(matrix: ConfusionMatrix): OverallRates {
  const { counts, classes } = matrix;
  const rates = Array.from({ length: classes }, (_, k) => classRates(matrix, k));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const mean = (of: (rate: ClassRates) => number) => rates.reduce((sum, rate) => sum + of(rate), 0) / classes;
  const accuracy = rates.reduce((sum, rate) => sum + rate.truePositives, 0) / total;
  const chance = rates.reduce(
    (sum, { truePositives, falsePositives, falseNegatives }) =>
      sum + ((truePositives + falsePositives) / total) * ((truePositives + falseNegatives) / total),
    0,
  );
  return {
    accuracy,
    macroPrecision: mean((rate) => rate.precision),
    macroRecall: mean((rate) => rate.recall),
    macroF1: mean((rate) => rate.f1),
    cohensKappa: (accuracy - chance) / (1 - chance),
  };
}
