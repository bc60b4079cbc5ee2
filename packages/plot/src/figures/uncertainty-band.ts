import { checkInput, type InputNames } from "./check-input.js";
import type { FigureCommon } from "./figure.js";
import { type RegressionFigure, type RegressionInput, regressionBand } from "./regression-band.js";

export interface UncertaintyBandInput extends FigureCommon {
  readonly data: RegressionInput["data"];
  /** Strictly increasing. */
  readonly x: ArrayLike<number>;
  /** The mean of the predictive distribution along x. */
  readonly mean: ArrayLike<number>;
  /** An interval of the mean itself, which more data would narrow. */
  readonly epistemic: { readonly low: ArrayLike<number>; readonly high: ArrayLike<number> };
  /** The same interval of a new observation: the epistemic part with the noise on top. */
  readonly predictive: { readonly low: ArrayLike<number>; readonly high: ArrayLike<number> };
  /** Means of single draws from the posterior, each along x. */
  readonly draws?: readonly ArrayLike<number>[];
  readonly truth?: RegressionInput["truth"];
  readonly labels?: RegressionInput["labels"];
}

const uncertaintyBandNames: InputNames<UncertaintyBandInput> = {
  data: true,
  x: true,
  mean: true,
  epistemic: true,
  predictive: true,
  draws: true,
  truth: true,
  labels: true,
  caption: true,
};

/**
 * A predictive band split in two: what is not known of the mean (epistemic, purple) inside what is not known of an observation
 * (with the aleatoric noise, blue).
 *
 * @throws LoglikError as `regressionBand`.
 * @see Kendall & Gal (2017), "What uncertainties do we need in Bayesian deep learning for computer vision?"
 * @example
 * uncertaintyBand({
 *   data: { x: [0, 1], y: [0.1, 0.9] },
 *   x: [0, 1],
 *   mean: [0, 1],
 *   epistemic: { low: [-0.2, 0.8], high: [0.2, 1.2] },
 *   predictive: { low: [-0.5, 0.5], high: [0.5, 1.5] },
 * }).bands[1].meaning  // "posterior"
 */
export function uncertaintyBand(input: UncertaintyBandInput): RegressionFigure {
  checkInput("uncertaintyBand", input, uncertaintyBandNames);
  const { data, x, mean, epistemic, predictive, draws, truth, labels, caption } = input;
  return regressionBand({
    data,
    fit: {
      x,
      mean,
      label: "mean",
      bands: [
        { ...predictive, label: "with aleatoric", meaning: "likelihood" },
        { ...epistemic, label: "epistemic", meaning: "posterior" },
      ],
      draws,
    },
    truth,
    labels,
    caption,
  });
}
