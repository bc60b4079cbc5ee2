import { LoglikError } from "@loglik/core";
import { checkIncreasing, checkLength, checkNumber, checkNumbers } from "./check.js";
import { checkBand } from "./check-band.js";
import { checkInput, checkList, checkText, type InputNames } from "./check-input.js";
import { checkPositive } from "./check-range.js";
import type { FigureCommon } from "./figure.js";

/** An error that falls as the sample grows, on logarithmic axes: a power law is a straight line. */
export interface SampleSizeCurveFigure extends FigureCommon {
  readonly kind: "sample-size-curve";
  /** Rows, strictly increasing. */
  readonly sizes: Float64Array;
  readonly series: readonly SampleSizeSeries[];
  /** Name and unit of the error. */
  readonly label: string;
}

/** One method's error at each size. */
export interface SampleSizeSeries {
  readonly label: string;
  readonly errors: Float64Array;
  readonly interval?: { readonly low: Float64Array; readonly high: Float64Array };
  /** A fitted power law c nʳ: its values at the sizes, and r. */
  readonly fitted?: { readonly values: Float64Array; readonly rate: number };
}

export interface SampleSizeCurveInput extends FigureCommon {
  readonly sizes: ArrayLike<number>;
  readonly series: readonly {
    readonly label: string;
    /** Positive, as many as sizes. */
    readonly errors: ArrayLike<number>;
    /** Ends of an interval over seeds. */
    readonly interval?: { readonly low: ArrayLike<number>; readonly high: ArrayLike<number> };
    readonly fitted?: { readonly values: ArrayLike<number>; readonly rate: number };
  }[];
  /** Default "mean absolute error". */
  readonly label?: string;
}

const sampleSizeCurveNames: InputNames<SampleSizeCurveInput> = {
  sizes: true,
  series: true,
  label: true,
  caption: true,
};

/**
 * Error against the number of rows, on logarithmic axes, with intervals and fitted rates.
 *
 * @throws LoglikError `figure-not-numbers`, `figure-empty`, `figure-not-finite`, `figure-length-mismatch`,
 *   `figure-not-increasing`, `figure-log-scale` for what has no logarithm, `figure-band` for an interval upside down.
 * @example
 * sampleSizeCurve({
 *   sizes: [100, 400],
 *   series: [{ label: "cross-entropy", errors: [0.1, 0.05], fitted: { values: [0.1, 0.05], rate: -0.5 } }],
 * }).series[0].fitted?.rate  // -0.5
 */
export function sampleSizeCurve(input: SampleSizeCurveInput): SampleSizeCurveFigure {
  checkInput("sampleSizeCurve", input, sampleSizeCurveNames);
  const figure = "sampleSizeCurve";
  const place = { figure, path: "sizes" };
  const sizes = checkIncreasing(checkNumbers(input.sizes, place), place);
  checkPositive(sizes, place, "A sample has at least one row.");
  if (!Array.isArray(input.series) || input.series.length === 0) {
    throw new LoglikError("figure-empty", `${figure}: series holds none; pass the errors of one method at least.`, {
      figure,
    });
  }
  const positive = (values: unknown, path: string) => {
    const numbers = checkLength(
      checkNumbers(values, { figure, path }),
      sizes.length,
      { figure, path },
      "one for each size",
    );
    checkPositive(numbers, { figure, path }, "Leave out sizes without an error.");
    return numbers;
  };
  return {
    kind: "sample-size-curve",
    sizes,
    series: checkList(input.series, { figure, path: "series" }).map(({ label, errors, interval, fitted }, index) => {
      const path = `series[${index}]`;
      return {
        label: checkText(label, { figure, path: `series[${index}].label` }),
        errors: positive(errors, `${path}.errors`),
        ...(interval && { interval: checkInterval(figure, path, positive, interval) }),
        ...(fitted && {
          fitted: {
            values: positive(fitted.values, `${path}.fitted.values`),
            rate: checkNumber(fitted.rate, { figure, path: `${path}.fitted.rate` }),
          },
        }),
      };
    }),
    label: input.label ?? "mean absolute error",
    ...(input.caption !== undefined && { caption: input.caption }),
  };
}

function checkInterval(
  figure: string,
  path: string,
  positive: (values: unknown, path: string) => Float64Array,
  interval: { readonly low: ArrayLike<number>; readonly high: ArrayLike<number> },
) {
  const low = positive(interval.low, `${path}.interval.low`);
  const high = positive(interval.high, `${path}.interval.high`);
  checkBand(low, high, { figure, path: `${path}.interval` });
  return { low, high };
}
