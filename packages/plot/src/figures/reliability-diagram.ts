import { LoglikError } from "@loglik/core";
import { checkNumber, describeValue } from "./check.js";
import { checkInput, type InputNames } from "./check-input.js";
import { checkWithin } from "./check-range.js";
import type { FigureCommon } from "./figure.js";

/** The rows whose predictions fell into one bin. An empty one has no mean, frequency or error: they are NaN. */
export interface ReliabilityBin {
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly meanPrediction: number;
  readonly frequency: number;
  readonly standardError: number;
}

/** One model's bins, with its calibration error where that is known. */
export interface ReliabilitySeries {
  readonly label: string;
  readonly bins: readonly ReliabilityBin[];
  readonly calibrationError?: number;
}

/** What was predicted against what came, bin by bin. */
export interface ReliabilityFigure extends FigureCommon {
  readonly kind: "reliability";
  /** The one that the figure is about. */
  readonly model: ReliabilitySeries;
  /** The same before calibration. */
  readonly before?: ReliabilitySeries;
  readonly labels: { readonly x: string; readonly y: string };
}

/** A table as core's `reliabilityTable` returns it, with what to call it. */
export interface ReliabilityInput {
  readonly table: { readonly bins: readonly ReliabilityBin[] };
  readonly label?: string;
  /** Expected calibration error, for the legend. */
  readonly calibrationError?: number;
}

export interface ReliabilityDiagramInput extends ReliabilityInput, FigureCommon {
  /** The table before calibration, drawn behind. */
  readonly before?: ReliabilityInput;
  /** Default "predicted probability" and "observed frequency". */
  readonly labels?: { readonly x?: string; readonly y?: string };
}

const reliabilityDiagramNames: InputNames<ReliabilityDiagramInput> = {
  table: true,
  label: true,
  calibrationError: true,
  before: true,
  labels: true,
  caption: true,
};

/**
 * A reliability diagram: each bin's frequency against its mean prediction, with one standard error on either side, the diagonal
 * of a calibrated model, and below it how many rows each bin has. Empty bins stay, as empty.
 *
 * @throws LoglikError `figure-empty`, `figure-not-finite`, `figure-out-of-range`, `figure-bins` for bins that overlap or lie in no
 *   order.
 * @see DeGroot & Fienberg (1983), "The comparison and evaluation of forecasters"
 * @example
 * reliabilityDiagram({
 *   table: {
 *     bins: [
 *       { low: 0, high: 0.5, count: 4, meanPrediction: 0.2, frequency: 0.25, standardError: 0.2165 },
 *       { low: 0.5, high: 1, count: 0, meanPrediction: NaN, frequency: NaN, standardError: NaN },
 *     ],
 *   },
 *   calibrationError: 0.05,
 * }).model.bins[1].count  // 0
 */
export function reliabilityDiagram(input: ReliabilityDiagramInput): ReliabilityFigure {
  checkInput("reliabilityDiagram", input, reliabilityDiagramNames);
  const figure = "reliabilityDiagram";
  const { before, labels } = input;
  return {
    kind: "reliability",
    model: checkSeries(figure, "", input, before ? "after" : "model"),
    ...(before && { before: checkSeries(figure, "before.", before, "before") }),
    labels: { x: labels?.x ?? "predicted probability", y: labels?.y ?? "observed frequency" },
    ...(input.caption !== undefined && { caption: input.caption }),
  };
}

function checkSeries(figure: string, path: string, input: ReliabilityInput, name: string): ReliabilitySeries {
  const bins = input.table?.bins;
  if (!Array.isArray(bins) || bins.length === 0) {
    throw new LoglikError(
      "figure-empty",
      `${figure}: ${path}table.bins is ${describeValue(bins)}; expected the bins of a table. Pass what reliabilityTable returns.`,
      { figure, path: `${path}table.bins`, got: describeValue(bins) },
    );
  }
  const { calibrationError } = input;
  const place = { figure, path: `${path}calibrationError` };
  return {
    label: input.label ?? name,
    bins: bins.map((bin, index) => {
      const checked = checkBin(figure, `${path}table.bins[${index}]`, bin);
      const previous = index === 0 ? 0 : bins[index - 1].high;
      checkOrder(figure, `${path}table.bins[${index}]`, checked, previous);
      return checked;
    }),
    ...(calibrationError !== undefined && {
      // The debiased error may be below zero.
      calibrationError: checkNumber(calibrationError, place),
    }),
  };
}

function checkBin(figure: string, path: string, bin: ReliabilityBin): ReliabilityBin {
  const read = (key: keyof ReliabilityBin, most: number) => {
    const place = { figure, path: `${path}.${key}` };
    const what = key === "count" ? "a count" : key === "standardError" ? "a standard error" : "a probability";
    return checkWithin(checkNumber(bin[key], place), 0, most, place, what);
  };
  const count = read("count", Number.POSITIVE_INFINITY);
  const of = (key: keyof ReliabilityBin) => (count === 0 ? Number.NaN : read(key, 1));
  return {
    low: read("low", 1),
    high: read("high", 1),
    count,
    meanPrediction: of("meanPrediction"),
    frequency: of("frequency"),
    standardError: of("standardError"),
  };
}

/** Bins of equal mass may have no width where many predictions are equal; none may reach back into the one before it. */
function checkOrder(figure: string, path: string, { low, high }: ReliabilityBin, previous: number): void {
  if (low <= high && low >= previous) return;
  throw new LoglikError(
    "figure-bins",
    `${figure}: ${path} covers ${low} to ${high}, after a bin that ends at ${previous}; bins must lie in order, without overlap. ` +
      "Sort them by their lower ends.",
    { figure, path, low, high, previous },
  );
}
