import { checkLength, checkNumber, checkNumbers } from "./check.js";
import { checkInput, type InputNames } from "./check-input.js";
import { checkWithin } from "./check-range.js";
import type { FigureCommon, ParameterAxis } from "./figure.js";
import { type AxesInput, checkAxes } from "./parameter-axes.js";

/** How data turn a prior into a posterior, over one parameter. */
export interface PriorPosteriorFigure extends FigureCommon {
  readonly kind: "prior-posterior";
  readonly axis: ParameterAxis;
  /** Densities of the parameter; +Infinity, where one has a pole, leaves a gap. */
  readonly prior: Float64Array;
  readonly posterior: Float64Array;
  /** The likelihood, scaled so that it can be seen beside the densities. */
  readonly likelihood?: Float64Array;
  /** Where the likelihood is largest. */
  readonly maximumLikelihood?: number;
  /** Where the posterior density is. */
  readonly maximumAPosteriori?: number;
  /** The parameter that made the data, where it is known. */
  readonly truth?: number;
}

export interface PriorPosteriorInput extends FigureCommon {
  /** One parameter with its values, strictly increasing: the same object that `logLikelihoodGrid` takes. */
  readonly axes: AxesInput;
  /** Densities at each value of the axis. */
  readonly prior: ArrayLike<number>;
  readonly posterior: ArrayLike<number>;
  /** In any scale: a likelihood is known up to a constant. Scaled to area 1 it is the posterior of a flat prior. */
  readonly likelihood?: ArrayLike<number>;
  readonly maximumLikelihood?: number;
  readonly maximumAPosteriori?: number;
  readonly truth?: number;
  /** What a reader sees for the parameter's name, e.g. `{ prob: "θ" }`. */
  readonly symbols?: Readonly<Record<string, string>>;
}

const priorPosteriorNames: InputNames<PriorPosteriorInput> = {
  axes: true,
  prior: true,
  posterior: true,
  likelihood: true,
  maximumLikelihood: true,
  maximumAPosteriori: true,
  truth: true,
  symbols: true,
  caption: true,
};

/**
 * Prior, likelihood and posterior over one parameter, with both maxima marked.
 *
 * @throws LoglikError `figure-axes`, `figure-not-numbers`, `figure-empty`, `figure-not-finite`,
 *   `figure-length-mismatch`, `figure-not-increasing`, `figure-out-of-range` for a negative density.
 * @example
 * priorPosterior({
 *   axes: { prob: [0, 0.5, 1] },
 *   prior: [1, 1, 1],
 *   likelihood: [0, 0.5, 1],
 *   posterior: [0, 1, 2],
 *   maximumLikelihood: 1,
 * }).axis.name  // "prob"
 */
export function priorPosterior(input: PriorPosteriorInput): PriorPosteriorFigure {
  checkInput("priorPosterior", input, priorPosteriorNames);
  const figure = "priorPosterior";
  const [axis] = checkAxes(figure, input.axes, input.symbols ?? {}, 1);
  const density = (values: unknown, path: string) => {
    const place = { figure, path };
    const numbers = checkNumbers(values, place, { infinite: true });
    checkWithin(numbers, 0, Number.POSITIVE_INFINITY, place, "a density");
    return checkLength(numbers, axis.values.length, place, `one for each value of axes.${axis.name}`);
  };
  const at = (key: "maximumLikelihood" | "maximumAPosteriori" | "truth") =>
    input[key] === undefined ? {} : { [key]: checkNumber(input[key], { figure, path: key }) };
  return {
    kind: "prior-posterior",
    axis,
    prior: density(input.prior, "prior"),
    posterior: density(input.posterior, "posterior"),
    ...(input.likelihood && { likelihood: density(input.likelihood, "likelihood") }),
    ...at("maximumLikelihood"),
    ...at("maximumAPosteriori"),
    ...at("truth"),
    ...(input.caption !== undefined && { caption: input.caption }),
  };
}
