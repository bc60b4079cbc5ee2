import { checkChoice, checkLength, checkNumber, checkNumbers, checkRange } from "./check.js";
import { checkInput, checkText, type InputNames } from "./check-input.js";
import type { FigureCommon, LikelihoodQuantity, ParameterAxis } from "./figure.js";
import { type AxesInput, checkAxes, checkTheta, type PointInput } from "./parameter-axes.js";

/** What a second curve means, which chooses its colour. */
export type ComparisonMeaning = "likelihood" | "prior" | "posterior" | "truth";

/** The likelihood of a sample along one parameter. */
export interface LikelihoodCurveFigure extends FigureCommon {
  readonly kind: "likelihood-curve";
  readonly quantity: LikelihoodQuantity;
  readonly axis: ParameterAxis;
  /** The quantity at each value of the axis; ±Infinity leaves a gap. */
  readonly values: Float64Array;
  /** The name of the curve, shown when there is a second one. */
  readonly label: string;
  /** Where the likelihood is largest (and so the negative log-likelihood smallest), with the quantity there. */
  readonly maximum?: { readonly at: number; readonly value: number };
  readonly data?: { readonly values: Float64Array; readonly show: "list" | "rug" };
  readonly comparison?: { readonly label: string; readonly values: Float64Array; readonly meaning: ComparisonMeaning };
  /** An interval of the parameter, shaded under the curve. */
  readonly interval?: { readonly low: number; readonly high: number; readonly label: string };
  /** The parameter that made the data, where it is known. */
  readonly truth?: number;
  /** The drawn range of the quantity; what lies outside is cut off at the frame. */
  readonly range?: readonly [number, number];
}

export interface LikelihoodCurveInput extends FigureCommon {
  /** One parameter with its values, strictly increasing: the same object that `logLikelihoodGrid` takes. */
  readonly axes: AxesInput;
  /** The quantity at each value of the axis, as many as the axis has. */
  readonly values: ArrayLike<number>;
  /** Default "likelihood". */
  readonly quantity?: LikelihoodQuantity;
  /** What a reader sees for a parameter's name, e.g. `{ prob: "θ" }`. */
  readonly symbols?: Readonly<Record<string, string>>;
  readonly label?: string;
  /** `{ theta: fit.theta, value: fit.logLikelihood }`, in the quantity drawn. */
  readonly maximum?: PointInput;
  /** The sample. "list" writes it out; "rug" marks it along the axis, for a parameter in the data's own unit. Default "list". */
  readonly data?: { readonly values: ArrayLike<number>; readonly show?: "list" | "rug" };
  readonly comparison?: {
    readonly label: string;
    readonly values: ArrayLike<number>;
    readonly meaning?: ComparisonMeaning;
  };
  readonly interval?: { readonly low: number; readonly high: number; readonly label?: string };
  readonly truth?: number;
  readonly range?: readonly [number, number];
}

const likelihoodCurveNames: InputNames<LikelihoodCurveInput> = {
  axes: true,
  values: true,
  quantity: true,
  symbols: true,
  label: true,
  maximum: true,
  data: true,
  comparison: true,
  interval: true,
  truth: true,
  range: true,
  caption: true,
};

/**
 * A likelihood curve: L(θ), log L(θ) or −log L(θ) against one parameter, with the maximum and the data marked.
 *
 * It draws the numbers it is given: evaluate them with `logLikelihoodGrid` and find the maximum with a family's `fit`.
 *
 * @throws LoglikError `figure-axes`, `figure-not-numbers`, `figure-empty`, `figure-not-finite`,
 *   `figure-length-mismatch`, `figure-not-increasing`, `figure-option`.
 * @example
 * const theta = Float64Array.from({ length: 101 }, (_, i) => i / 100);
 * likelihoodCurve({
 *   axes: { θ: theta },
 *   values: theta.map((t) => t * (1 - t) ** 4),
 *   maximum: { theta: { θ: 0.2 }, value: 0.08192 },
 *   data: { values: [0, 0, 0, 1, 0] },
 * }).kind  // "likelihood-curve"
 */
export function likelihoodCurve(input: LikelihoodCurveInput): LikelihoodCurveFigure {
  checkInput("likelihoodCurve", input, likelihoodCurveNames);
  const figure = "likelihoodCurve";
  const axes = checkAxes(figure, input.axes, input.symbols ?? {}, 1);
  const [axis] = axes;
  const onGrid = (values: unknown, path: string) =>
    checkLength(
      checkNumbers(values, { figure, path }, { infinite: true }),
      axis.values.length,
      { figure, path },
      `one for each value of axes.${axis.name}`,
    );
  const { maximum, data, comparison, interval, truth, range } = input;
  const quantities = ["likelihood", "log-likelihood", "negative-log-likelihood"] as const;
  return {
    kind: "likelihood-curve",
    quantity: checkChoice(input.quantity ?? "likelihood", quantities, { figure, path: "quantity" }),
    axis,
    values: onGrid(input.values, "values"),
    label: input.label ?? "likelihood",
    ...(maximum && {
      maximum: {
        at: checkTheta(figure, "maximum.theta", maximum.theta, axes)[0],
        value: checkNumber(maximum.value, { figure, path: "maximum.value" }),
      },
    }),
    ...(data && {
      data: {
        values: checkNumbers(data.values, { figure, path: "data.values" }),
        show: checkChoice(data.show ?? "list", ["list", "rug"], { figure, path: "data.show" }),
      },
    }),
    ...(comparison && {
      comparison: {
        label: checkText(comparison.label, { figure, path: "comparison.label" }),
        values: onGrid(comparison.values, "comparison.values"),
        meaning: checkChoice(comparison.meaning ?? "likelihood", ["likelihood", "prior", "posterior", "truth"], {
          figure,
          path: "comparison.meaning",
        }),
      },
    }),
    ...(interval && { interval: checkInterval(figure, interval) }),
    ...(truth !== undefined && { truth: checkNumber(truth, { figure, path: "truth" }) }),
    ...(range && { range: checkRange(range[0], range[1], { figure, path: "range" }) }),
    ...(input.caption !== undefined && { caption: input.caption }),
  };
}

function checkInterval(figure: string, interval: NonNullable<LikelihoodCurveInput["interval"]>) {
  const [low, high] = checkRange(interval.low, interval.high, { figure, path: "interval" });
  return { low, high, label: interval.label ?? "" };
}
