import { checkLength, checkNumber, checkNumbers } from "./check.js";
import { checkFalling } from "./check-falling.js";
import { checkInput, checkList, checkText, type InputNames } from "./check-input.js";
import { checkWithin } from "./check-range.js";
import type { FigureCommon } from "./figure.js";

/** A classifier over all its thresholds. */
export interface OperatingCurve {
  readonly label: string;
  /** False positive rate, or recall. */
  readonly x: Float64Array;
  /** True positive rate, or precision. */
  readonly y: Float64Array;
  /** Area under the ROC curve, or average precision. */
  readonly area: number;
}

/** The ROC or the precision-recall curve of a classifier, beside others and beside scores that know nothing. */
export interface OperatingCurveFigure extends FigureCommon {
  readonly kind: "operating-curve";
  readonly curve: "roc" | "precision-recall";
  /** The first is the one that the figure is about. */
  readonly curves: readonly OperatingCurve[];
  /** The threshold in use, and where it puts the first curve. */
  readonly chosen?: { readonly threshold: number; readonly x: number; readonly y: number };
  /** Share of ones: the precision of scores that know nothing. */
  readonly prevalence?: number;
}

/** What core's `rocCurve` returns. */
export interface RocCurveInput {
  readonly thresholds: ArrayLike<number>;
  readonly falsePositiveRates: ArrayLike<number>;
  readonly truePositiveRates: ArrayLike<number>;
  readonly area: number;
}

/** What core's `precisionRecallCurve` returns. */
export interface PrecisionRecallCurveInput {
  readonly thresholds: ArrayLike<number>;
  readonly recalls: ArrayLike<number>;
  readonly precisions: ArrayLike<number>;
  readonly averagePrecision: number;
  readonly prevalence: number;
}

/** A curve with its name, others to compare it with, and the threshold in use. */
export interface OperatingInput<Curve> extends FigureCommon {
  readonly curve: Curve;
  /** Default "model". */
  readonly label?: string;
  readonly comparisons?: readonly { readonly label: string; readonly curve: Curve }[];
  /** Marked where it puts the curve: rows with a score from here on are decided to be 1. */
  readonly threshold?: number;
}

const operatingNames: InputNames<OperatingInput<unknown>> = {
  curve: true,
  label: true,
  comparisons: true,
  threshold: true,
  caption: true,
};

/**
 * A ROC curve: the share of the ones found against the share of false alarms, with its area and the threshold in use.
 *
 * @throws LoglikError `figure-not-numbers`, `figure-empty`, `figure-not-finite`, `figure-length-mismatch`,
 *   `figure-not-increasing` unless the thresholds fall, `figure-out-of-range` for what is no share.
 * @example
 * rocDiagram({
 *   curve: {
 *     thresholds: [Infinity, 0.8, 0.4, 0.1],
 *     falsePositiveRates: [0, 0, 0.5, 1],
 *     truePositiveRates: [0, 0.5, 1, 1],
 *     area: 0.875,
 *   },
 *   threshold: 0.5,
 * }).chosen?.y  // 0.5
 */
export function rocDiagram(input: OperatingInput<RocCurveInput>): OperatingCurveFigure {
  return operatingCurve("rocDiagram", "roc", input, (figure, path, label, curve) => ({
    label,
    x: shares(curve?.falsePositiveRates, figure, `${path}.falsePositiveRates`, curve?.thresholds),
    y: shares(curve?.truePositiveRates, figure, `${path}.truePositiveRates`, curve?.thresholds),
    area: share(curve?.area, figure, `${path}.area`),
  }));
}

/**
 * A precision-recall curve: how many of those decided to be ones are, against the share of the ones found.
 *
 * @throws LoglikError as `rocDiagram`.
 * @example
 * precisionRecallDiagram({
 *   curve: { thresholds: [0.8, 0.4], recalls: [0.5, 1], precisions: [1, 0.8], averagePrecision: 0.9, prevalence: 0.4 },
 * }).prevalence  // 0.4
 */
export function precisionRecallDiagram(input: OperatingInput<PrecisionRecallCurveInput>): OperatingCurveFigure {
  const figure = operatingCurve("precisionRecallDiagram", "precision-recall", input, (name, path, label, curve) => ({
    label,
    x: shares(curve?.recalls, name, `${path}.recalls`, curve?.thresholds),
    y: shares(curve?.precisions, name, `${path}.precisions`, curve?.thresholds),
    area: share(curve?.averagePrecision, name, `${path}.averagePrecision`),
  }));
  return { ...figure, prevalence: share(input.curve.prevalence, "precisionRecallDiagram", "curve.prevalence") };
}

function operatingCurve<Curve extends { readonly thresholds: ArrayLike<number> }>(
  figure: string,
  curve: OperatingCurveFigure["curve"],
  input: OperatingInput<Curve>,
  read: (figure: string, path: string, label: string, curve: Curve) => OperatingCurve,
): OperatingCurveFigure {
  checkInput(figure, input, operatingNames as InputNames<OperatingInput<Curve>>);
  const thresholds = checkFalling(input.curve?.thresholds, figure, "curve.thresholds");
  const first = read(figure, "curve", input.label ?? "model", input.curve);
  const { threshold, comparisons = [] } = input;
  // The lowest listed threshold that is not below the one in use: no score lies between the two.
  const index = threshold === undefined ? -1 : thresholds.findLastIndex((value) => value >= threshold);
  return {
    kind: "operating-curve",
    curve,
    curves: [
      first,
      ...checkList(comparisons, { figure, path: "comparisons" }).map((other, k) =>
        read(
          figure,
          `comparisons[${k}].curve`,
          checkText(other.label, { figure, path: `comparisons[${k}].label` }),
          other.curve,
        ),
      ),
    ],
    ...(threshold !== undefined && {
      chosen: {
        // The cheapest threshold may be +Infinity: nobody is decided to be a 1.
        threshold: checkNumbers([threshold], { figure, path: "threshold" }, { infinite: true })[0],
        ...(index >= 0 ? { x: first.x[index], y: first.y[index] } : { x: 0, y: curve === "roc" ? 0 : 1 }),
      },
    }),
    ...(input.caption !== undefined && { caption: input.caption }),
  };
}

function shares(input: unknown, figure: string, path: string, thresholds: ArrayLike<number>): Float64Array {
  const place = { figure, path };
  const numbers = checkWithin(checkNumbers(input, place), 0, 1, place, "a share");
  return checkLength(numbers, thresholds.length, place, "one for each threshold");
}

function share(input: unknown, figure: string, path: string): number {
  return checkWithin(checkNumber(input, { figure, path }), 0, 1, { figure, path }, "a share");
}
