import { checkChoice, checkIncreasing, checkLength, checkNumbers } from "./check.js";
import { checkBand } from "./check-band.js";
import { checkInput, checkList, checkText, type InputNames } from "./check-input.js";
import type { FigureCommon } from "./figure.js";

/** Points (x, y) or a line through them. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** An interval of y at each x of the fit. */
export interface PredictiveBand {
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** e.g. "95 %". */
  readonly label: string;
  /** Of the observations y, in the likelihood's blue, or of what is not known of the mean, in the posterior's purple. */
  readonly meaning: "likelihood" | "posterior";
}

/** Data with a fitted mean and the predictive distribution around it. */
export interface RegressionFigure extends FigureCommon {
  readonly kind: "regression";
  readonly data: Points & {
    /** The fitted mean at each point; the residual is drawn as the segment between them. */
    readonly fitted?: Float64Array;
  };
  /** The mean of p(y | x) along x. */
  readonly fit?: Points & { readonly label: string };
  /** Wide bands first; all on the x of the fit. */
  readonly bands: readonly PredictiveBand[];
  /** Means of single draws from the posterior, on the x of the fit. */
  readonly draws?: readonly Float64Array[];
  readonly truth?: Points & { readonly label: string };
  readonly labels: { readonly x: string; readonly y: string };
}

export interface RegressionInput extends FigureCommon {
  readonly data: {
    readonly x: ArrayLike<number>;
    readonly y: ArrayLike<number>;
    readonly fitted?: ArrayLike<number>;
  };
  /** Along x, strictly increasing: the mean, and at each x the ends of one or more predictive intervals. */
  readonly fit?: {
    readonly x: ArrayLike<number>;
    readonly mean: ArrayLike<number>;
    readonly label?: string;
    readonly bands?: readonly {
      readonly low: ArrayLike<number>;
      readonly high: ArrayLike<number>;
      readonly label: string;
      /** Default "likelihood". */
      readonly meaning?: "likelihood" | "posterior";
    }[];
    /** Means of single draws from the posterior, each along x. */
    readonly draws?: readonly ArrayLike<number>[];
  };
  /** The mean that made the data, where it is known. */
  readonly truth?: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number>; readonly label?: string };
  /** Names of the two variables with their units. Default "x" and "y". */
  readonly labels?: { readonly x?: string; readonly y?: string };
}

const regressionBandNames: InputNames<RegressionInput> = {
  data: true,
  fit: true,
  truth: true,
  labels: true,
  caption: true,
};

/**
 * A regression: data, the fitted mean, and bands of the predictive distribution p(y | x) around it.
 *
 * @throws LoglikError `figure-not-numbers`, `figure-empty`, `figure-not-finite`, `figure-length-mismatch`,
 *   `figure-not-increasing`, `figure-band` where the lower end of a band is above its upper end.
 * @example
 * regressionBand({
 *   data: { x: [0, 1, 2], y: [0.1, 0.9, 2.2] },
 *   fit: { x: [0, 2], mean: [0, 2.1], bands: [{ low: [-0.4, 1.7], high: [0.4, 2.5], label: "95 %" }] },
 * }).bands[0].label  // "95 %"
 */
export function regressionBand(input: RegressionInput): RegressionFigure {
  checkInput("regressionBand", input, regressionBandNames);
  const figure = "regressionBand";
  const matched = (values: unknown, path: string, x: Float64Array, xPath: string) =>
    checkLength(checkNumbers(values, { figure, path }), x.length, { figure, path }, `one for each entry of ${xPath}`);
  const { fit, truth, labels } = input;
  const x = checkNumbers(input.data?.x, { figure, path: "data.x" });
  const line = (from: ArrayLike<number>, path: string) =>
    checkIncreasing(checkNumbers(from, { figure, path }), { figure, path });
  const fitX = fit && line(fit.x, "fit.x");
  const truthX = truth && line(truth.x, "truth.x");
  return {
    kind: "regression",
    data: {
      x,
      y: matched(input.data.y, "data.y", x, "data.x"),
      ...(input.data.fitted && { fitted: matched(input.data.fitted, "data.fitted", x, "data.x") }),
    },
    ...(fit &&
      fitX && { fit: { x: fitX, y: matched(fit.mean, "fit.mean", fitX, "fit.x"), label: fit.label ?? "fitted mean" } }),
    bands: checkList(fitX ? (fit?.bands ?? []) : [], { figure, path: "fit.bands" }).map((band, index) => {
      const low = matched(band.low, `fit.bands[${index}].low`, fitX!, "fit.x");
      const high = matched(band.high, `fit.bands[${index}].high`, fitX!, "fit.x");
      checkBand(low, high, { figure, path: `fit.bands[${index}]` });
      const choices = ["likelihood", "posterior"] as const;
      const meaning = checkChoice(band.meaning ?? "likelihood", choices, {
        figure,
        path: `fit.bands[${index}].meaning`,
      });
      return { low, high, label: checkText(band.label, { figure, path: `fit.bands[${index}].label` }), meaning };
    }),
    ...(fitX &&
      fit?.draws && { draws: fit.draws.map((draw, index) => matched(draw, `fit.draws[${index}]`, fitX, "fit.x")) }),
    ...(truth &&
      truthX && {
        truth: { x: truthX, y: matched(truth.y, "truth.y", truthX, "truth.x"), label: truth.label ?? "truth" },
      }),
    labels: { x: labels?.x ?? "x", y: labels?.y ?? "y" },
    ...(input.caption !== undefined && { caption: input.caption }),
  };
}
