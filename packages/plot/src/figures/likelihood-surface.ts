import { checkChoice, checkIncreasing, checkLength, checkNumber, checkNumbers } from "./check.js";
import { checkInput, type InputNames } from "./check-input.js";
import type { FigureCommon, LikelihoodQuantity, ParameterAxis } from "./figure.js";
import { type AxesInput, checkAxes, checkTheta, type PointInput } from "./parameter-axes.js";

/** The likelihood of a sample over two parameters. */
export interface LikelihoodSurfaceFigure extends FigureCommon {
  readonly kind: "likelihood-surface";
  readonly quantity: LikelihoodQuantity;
  /** Horizontal and vertical parameter. */
  readonly axes: readonly [ParameterAxis, ParameterAxis];
  /** Row-major with the horizontal parameter outer: values[i · vertical.length + j]. */
  readonly values: Float64Array;
  readonly maximum?: { readonly at: readonly [number, number]; readonly value: number };
  /** The ways of optimizers, one point a step. */
  readonly paths: readonly OptimizerPath[];
  readonly truth?: readonly [number, number];
  /** Values of the quantity at which lines are drawn; chosen from the maximum where absent. */
  readonly levels?: Float64Array;
  /** The sample, named in the description. */
  readonly data?: { readonly values: Float64Array };
}

/** The way of an optimizer over the surface. */
export interface OptimizerPath {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly label: string;
}

/** The values of each parameter along an optimizer's way, by name, one a step. */
export interface OptimizerPathInput {
  readonly theta: Readonly<Record<string, ArrayLike<number>>>;
  readonly label?: string;
}

export interface LikelihoodSurfaceInput extends FigureCommon {
  /** Two parameters with their values, strictly increasing: the same object that `logLikelihoodGrid` takes. */
  readonly axes: AxesInput;
  /** Row-major, first axis outer, as `logLikelihoodGrid` returns them. ±Infinity is allowed, NaN is not. */
  readonly values: ArrayLike<number>;
  /** Default "likelihood". */
  readonly quantity?: LikelihoodQuantity;
  /** What a reader sees for a parameter's name, e.g. `{ loc: "μ", scale: "σ" }`. */
  readonly symbols?: Readonly<Record<string, string>>;
  readonly maximum?: PointInput;
  /** The way of an optimizer, named where it starts. */
  readonly path?: OptimizerPathInput;
  /** The ways of several, to compare: each has a colour and a mark of its own, and its name above the frame. */
  readonly paths?: readonly OptimizerPathInput[];
  /** The parameters that made the data, where they are known. */
  readonly truth?: Readonly<Record<string, number>>;
  readonly levels?: ArrayLike<number>;
  readonly data?: { readonly values: ArrayLike<number> };
}

const likelihoodSurfaceNames: InputNames<LikelihoodSurfaceInput> = {
  axes: true,
  values: true,
  quantity: true,
  symbols: true,
  maximum: true,
  path: true,
  paths: true,
  truth: true,
  levels: true,
  data: true,
  caption: true,
};

/**
 * A likelihood surface: the quantity over two parameters as a heat map with contours, the maximum marked, and optionally
 * the way of an optimizer, or of several.
 *
 * @throws LoglikError `figure-axes`, `figure-not-numbers`, `figure-empty`, `figure-not-finite`,
 *   `figure-length-mismatch`, `figure-not-increasing`, `figure-option`.
 * @example
 * const loc = [-1, 0, 1], scale = [0.5, 1, 2];
 * const logL = (m: number, s: number) => -3 * Math.log(s) - 1.5 * Math.log(2 * Math.PI) - (2 + 3 * m * m) / (2 * s * s);
 * likelihoodSurface({
 *   axes: { loc, scale },
 *   values: loc.flatMap((m) => scale.map((s) => logL(m, s))),
 *   quantity: "log-likelihood",
 *   symbols: { loc: "μ", scale: "σ" },
 * }).axes[1].symbol  // "σ"
 */
export function likelihoodSurface(input: LikelihoodSurfaceInput): LikelihoodSurfaceFigure {
  checkInput("likelihoodSurface", input, likelihoodSurfaceNames);
  const figure = "likelihoodSurface";
  const axes = checkAxes(figure, input.axes, input.symbols ?? {}, 2) as readonly [ParameterAxis, ParameterAxis];
  const [horizontal, vertical] = axes;
  const { maximum, path, paths = [], truth, levels, data } = input;
  const quantities = ["likelihood", "log-likelihood", "negative-log-likelihood"] as const;
  return {
    kind: "likelihood-surface",
    quantity: checkChoice(input.quantity ?? "likelihood", quantities, { figure, path: "quantity" }),
    axes,
    values: checkLength(
      checkNumbers(input.values, { figure, path: "values" }, { infinite: true }),
      horizontal.values.length * vertical.values.length,
      { figure, path: "values" },
      `${horizontal.values.length} of ${horizontal.name} × ${vertical.values.length} of ${vertical.name}`,
    ),
    ...(maximum && {
      maximum: {
        at: checkTheta(figure, "maximum.theta", maximum.theta, axes) as readonly [number, number],
        value: checkNumber(maximum.value, { figure, path: "maximum.value" }),
      },
    }),
    paths: [
      ...(path ? [checkPath(figure, "path", path, horizontal, vertical)] : []),
      ...paths.map((way, index) => checkPath(figure, `paths[${index}]`, way, horizontal, vertical)),
    ],
    ...(truth && { truth: checkTheta(figure, "truth", truth, axes) as readonly [number, number] }),
    ...(levels && {
      levels: checkIncreasing(checkNumbers(levels, { figure, path: "levels" }), { figure, path: "levels" }),
    }),
    ...(data && { data: { values: checkNumbers(data.values, { figure, path: "data.values" }) } }),
    ...(input.caption !== undefined && { caption: input.caption }),
  };
}

function checkPath(
  figure: string,
  where: string,
  path: OptimizerPathInput,
  horizontal: ParameterAxis,
  vertical: ParameterAxis,
): OptimizerPath {
  const x = checkNumbers(path.theta[horizontal.name], { figure, path: `${where}.theta.${horizontal.name}` });
  const place = { figure, path: `${where}.theta.${vertical.name}` };
  const y = checkLength(
    checkNumbers(path.theta[vertical.name], place),
    x.length,
    place,
    `one for each step of ${where}.theta.${horizontal.name}`,
  );
  return { x, y, label: path.label ?? "" };
}
