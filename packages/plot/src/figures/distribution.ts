import { checkChoice, checkIncreasing, checkLength, checkNumbers, checkRange } from "./check.js";
import { checkInput, checkList, checkText, type InputNames } from "./check-input.js";
import { checkWithin } from "./check-range.js";
import type { FigureCommon } from "./figure.js";
import type { ComparisonMeaning } from "./likelihood-curve.js";

/** What a distribution's second curve means: as in a likelihood curve, or the observed shares themselves. */
export type DistributionMeaning = ComparisonMeaning | "data";

/** Which function of y is drawn: f(y), P(Y = y) or P(Y ≤ y). */
export type DistributionQuantity = "density" | "mass" | "cumulative";

/** A curve to compare with, on the same values of y. */
export interface DistributionComparison {
  readonly label: string;
  readonly values: Float64Array;
  readonly meaning: DistributionMeaning;
}

/** The distribution of one number: a density, the masses of a discrete family, or a distribution function. */
export interface DistributionFigure extends FigureCommon {
  readonly kind: "distribution";
  readonly quantity: DistributionQuantity;
  /** A distribution function that jumps at the values of y and is constant between them. */
  readonly steps: boolean;
  /** Strictly increasing: points of a curve, or the values that a discrete family takes. */
  readonly y: Float64Array;
  /** The quantity at each y; +Infinity, where a density has a pole, leaves a gap. */
  readonly values: Float64Array;
  /** The name of the distribution, shown when there is something to compare it with. */
  readonly label: string;
  readonly comparisons: readonly DistributionComparison[];
  /** A sample, marked along the axis. */
  readonly data?: { readonly values: Float64Array };
  /** What a reader sees for the observation, with its unit. */
  readonly variable: string;
  /** The drawn range of the quantity; what lies above is cut off at the frame. */
  readonly range?: readonly [number, number];
}

export interface DistributionInput extends FigureCommon {
  /** Strictly increasing. */
  readonly y: ArrayLike<number>;
  /** As many as `y` has. */
  readonly values: ArrayLike<number>;
  readonly label?: string;
  /** Other distributions on the same y; "data" is for the observed shares. */
  readonly comparisons?: readonly {
    readonly label: string;
    readonly values: ArrayLike<number>;
    readonly meaning?: DistributionMeaning;
  }[];
  /** The sample, marked along the axis. */
  readonly data?: { readonly values: ArrayLike<number> };
  /** Default "y". */
  readonly variable?: string;
  readonly range?: readonly [number, number];
}

const distributionNames: InputNames<DistributionInput> = {
  y: true,
  values: true,
  label: true,
  comparisons: true,
  data: true,
  variable: true,
  range: true,
  caption: true,
};

/**
 * The density of a continuous family along y, with a sample on the axis and other densities to compare with.
 *
 * @throws LoglikError `figure-not-numbers`, `figure-empty`, `figure-not-finite`, `figure-length-mismatch`,
 *   `figure-not-increasing`, `figure-option`.
 * @example densityCurve({ y: [0, 1, 2], values: [0, 1, 0], data: { values: [0.8] } }).quantity  // "density"
 */
export function densityCurve(input: DistributionInput): DistributionFigure {
  checkInput("densityCurve", input, distributionNames);
  return distribution("densityCurve", "density", false, input);
}

/**
 * The masses P(Y = y) of a discrete family as bars at the values it takes; observed shares and other families as dots.
 *
 * @throws LoglikError as `densityCurve`.
 * @example massBars({ y: [0, 1], values: [0.7, 0.3] }).quantity  // "mass"
 */
export function massBars(input: DistributionInput): DistributionFigure {
  checkInput("massBars", input, distributionNames);
  return distribution("massBars", "mass", false, input);
}

/**
 * The distribution function P(Y ≤ y): a curve, or with `steps` one that jumps at each y, as a discrete family's does.
 *
 * @throws LoglikError as `densityCurve`.
 * @example distributionCurve({ y: [0, 1], values: [0.7, 1], steps: true }).steps  // true
 */
export function distributionCurve(input: DistributionInput & { readonly steps?: boolean }): DistributionFigure {
  checkInput("distributionCurve", input, { ...distributionNames, steps: true });
  const { steps = false } = input;
  if (typeof steps !== "boolean") {
    checkChoice(steps, ["true", "false"], { figure: "distributionCurve", path: "steps" });
  }
  return distribution("distributionCurve", "cumulative", steps, input);
}

function distribution(
  figure: string,
  quantity: DistributionQuantity,
  steps: boolean,
  input: DistributionInput,
): DistributionFigure {
  const y = checkIncreasing(checkNumbers(input.y, { figure, path: "y" }), { figure, path: "y" });
  // A sum of probabilities may be above 1 by rounding.
  const [most, what] = quantity === "density" ? [Number.POSITIVE_INFINITY, "a density"] : [1 + 1e-9, "a probability"];
  const onY = (values: unknown, path: string) =>
    checkLength(
      checkWithin(checkNumbers(values, { figure, path }, { infinite: true }), 0, most, { figure, path }, what),
      y.length,
      { figure, path },
      "one for each y",
    );
  const { comparisons = [], data, range } = input;
  return {
    kind: "distribution",
    quantity,
    steps,
    y,
    values: onY(input.values, "values"),
    label: input.label ?? "model",
    comparisons: checkList(comparisons, { figure, path: "comparisons" }).map(
      ({ label, values, meaning = "likelihood" }, index) => ({
        label: checkText(label, { figure, path: `comparisons[${index}].label` }),
        values: onY(values, `comparisons[${index}].values`),
        meaning: checkChoice(meaning, ["likelihood", "prior", "posterior", "truth", "data"], {
          figure,
          path: `comparisons[${index}].meaning`,
        }),
      }),
    ),
    ...(data && { data: { values: checkNumbers(data.values, { figure, path: "data.values" }) } }),
    variable: input.variable ?? "y",
    ...(range && { range: checkRange(range[0], range[1], { figure, path: "range" }) }),
    ...(input.caption !== undefined && { caption: input.caption }),
  };
}
