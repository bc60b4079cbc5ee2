import { LoglikError } from "../error.js";
import { fitGeneralizedLinearModel, type GeneralizedLinearModelResult } from "../fit/generalized-linear-model.js";
import { bernoulliHead } from "../heads/bernoulli.js";
import { checkBinaryForecasts } from "../scoring/check-forecasts.js";
import { sigmoid } from "../special/sigmoid.js";
import { checkCalibrationRows } from "./check-calibration-rows.js";
import type { ScalingCertificate } from "./scaling-result.js";

/** A fitted beta map: logit P(y = 1) = a log p − b log(1 − p) + c. */
export interface BetaScaling extends Omit<ScalingCertificate, "nllBefore"> {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/**
 * Beta calibration: the map that is right where the forecasts of ones and of zeros follow beta distributions,
 *
 *   logit P(y = 1) = a log p − b log(1 − p) + c,   a, b ≥ 0 so that it rises
 *
 * With a = b = 1 and c = 0 nothing changes, which Platt's map of p cannot do. Fitted by NLL on held-out rows; where the optimum
 * would have a negative slope, the best one on the boundary is taken and `reason` is `boundary`.
 *
 * @param probabilities P(y = 1) of each row, strictly between 0 and 1
 * @throws LoglikError `probability-invalid` for 0 and 1, whose logarithms are infinite; `too-few-rows`, `one-class`
 * @see Kull, Silva Filho & Flach (2017), Beta calibration
 * @example fitBetaScaling([0.1, 0.3, 0.4, 0.6, 0.8, 0.9], [0, 1, 0, 0, 1, 1]).reason  // "boundary"
 */
export function fitBetaScaling(probabilities: ArrayLike<number>, labels: ArrayLike<number>): BetaScaling {
  const rows = checkBinaryForecasts("fitBetaScaling", probabilities, labels);
  checkInside("fitBetaScaling", probabilities);
  checkCalibrationRows("fitBetaScaling", labels, 3);
  const columns = [
    Float64Array.from(probabilities, (p) => Math.log(p)),
    Float64Array.from(probabilities, (p) => -Math.log1p(-p)),
  ];
  const fitWith = (used: readonly number[]): BetaScaling => {
    const x = Float64Array.from({ length: rows * used.length }, (_, at) => {
      return columns[used[at % used.length]][Math.floor(at / used.length)];
    });
    return read(used, fitGeneralizedLinearModel(bernoulliHead(), { x, y: labels, rows, inputs: used.length }));
  };
  const free = fitWith([0, 1]);
  if (free.a >= 0 && free.b >= 0) return free;
  // The NLL is convex: its minimum over a, b ≥ 0 lies on an edge, where the other slope is free or 0 as well.
  const edges = [fitWith([0]), fitWith([1]), fitWith([])].filter(({ a, b }) => a >= 0 && b >= 0);
  const best = edges.reduce((least, edge) => (edge.nll < least.nll ? edge : least));
  const zero = [best.a === 0 ? "a" : "", best.b === 0 ? "b" : ""].filter(Boolean).join(" and ");
  const message = `The likelihood is highest where the map would fall; on the boundary, with ${zero} = 0, it is the best that rises.`;
  return { ...best, converged: false, reason: "boundary", message };
}

/**
 * The calibrated probability of each p.
 *
 * @throws LoglikError `probability-invalid`
 * @example Array.from(applyBetaScaling([0.25], { a: 1, b: 1, c: 0 }))  // [0.25]
 */
export function applyBetaScaling(
  probabilities: ArrayLike<number>,
  { a, b, c }: Pick<BetaScaling, "a" | "b" | "c">,
): Float64Array {
  checkInside("applyBetaScaling", probabilities);
  return Float64Array.from(probabilities, (p) => sigmoid(a * Math.log(p) - b * Math.log1p(-p) + c));
}

function read(used: readonly number[], fit: GeneralizedLinearModelResult): BetaScaling {
  const slopes = [0, 0];
  used.forEach((column, j) => {
    slopes[column] = fit.coefficients[j];
  });
  const { nll, converged, reason, message, iterations, gradientNorm } = fit;
  const c = fit.coefficients[used.length];
  return { a: slopes[0], b: slopes[1], c, nll, converged, reason, message, iterations, gradientNorm };
}

function checkInside(where: string, probabilities: ArrayLike<number>): void {
  for (let row = 0; row < probabilities.length; row++) {
    const p = probabilities[row];
    if (p > 0 && p < 1) continue;
    throw new LoglikError(
      "probability-invalid",
      `${where}: probabilities[${row}] is ${p}; it must lie strictly between 0 and 1, for its log odds are used. ` +
        "Compute it in float64 from the logit, or calibrate the logits by temperature.",
      { row, value: p },
    );
  }
}
