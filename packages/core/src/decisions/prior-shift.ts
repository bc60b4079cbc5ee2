import { LoglikError } from "../error.js";
import type { FitReason } from "../family.js";
import { checkProbabilities } from "../information/probabilities.js";
import { weightedSum } from "../sample.js";
import { checkForecasts } from "../scoring/check-forecasts.js";

/** Class shares of rows without labels, by maximum likelihood. Plain data. */
export interface PriorEstimate {
  readonly priors: Float64Array;
  /** Mean of log Σₖ (πₖ/πₖ⁰) pₖ over the rows: how much more likely x is than under the old priors, nats. */
  readonly logLikelihood: number;
  readonly converged: boolean;
  /** `boundary`: some class has share 0. `iteration-limit`: see `gap`. */
  readonly reason: FitReason;
  readonly message: string;
  readonly iterations: number;
  /** No other priors have a mean log-likelihood larger by more than this. */
  readonly gap: number;
}

/**
 * Posteriors for other class shares than those of training: p′ₖ ∝ pₖ π′ₖ/πₖ. What is left unchanged is f(x | class); the
 * probabilities must be calibrated for the old shares.
 *
 * @param probabilities rows × classes, row-major
 * @param priors πₖ of training
 * @param newPriors π′ₖ of where the model is used
 * @throws LoglikError `prior-zero`, and those of `checkProbabilities` and of forecasts
 * @see Saerens, Latinne & Decaestecker (2002), Adjusting the outputs of a classifier to new a priori probabilities
 * @example Array.from(adjustPriors([0.5, 0.5], [0.5, 0.5], [0.9, 0.1]))  // [0.9, 0.1]
 */
export function adjustPriors(
  probabilities: ArrayLike<number>,
  priors: ArrayLike<number>,
  newPriors: ArrayLike<number>,
): Float64Array {
  const ratios = densityRatios("adjustPriors", probabilities, priors);
  const shares = checkProbabilities("adjustPriors", newPriors);
  checkSameClasses("adjustPriors", priors, newPriors);
  const classes = shares.length;
  const out = ratios.map((ratio, at) => ratio * shares[at % classes]);
  for (let from = 0; from < out.length; from += classes) {
    const row = out.subarray(from, from + classes);
    const total = weightedSum(row);
    if (total === 0) {
      throw new LoglikError(
        "prior-zero",
        `adjustPriors: row ${from / classes} has probability only for classes whose new prior is 0. Give every class that occurs a prior.`,
        { row: from / classes },
      );
    }
    for (let k = 0; k < classes; k++) row[k] /= total;
  }
  return out;
}

/** Steps of EM at most; each is cheap. */
const MAX_ITERATIONS = 100_000;

/**
 * The class shares of rows without labels, by maximum likelihood, from the posteriors of a model trained under other shares: EM
 * alternates adjusting the posteriors to the shares and taking their mean as the next shares.
 *
 * The log-likelihood is concave in the shares. No shares are better than those at hand by more than max over the classes of the
 * mean of p′ₖ/πₖ′, less 1: EM stops when that `gap` is below the tolerance.
 *
 * @param tolerance nats a row; default 1e-9
 * @throws LoglikError `prior-zero`, `option-invalid`, and those of `checkProbabilities` and of forecasts
 * @see Saerens, Latinne & Decaestecker (2002)
 * @example Array.from(estimatePriors([0.9, 0.1, 0.9, 0.1, 0.2, 0.8], [0.5, 0.5]).priors, (p) => p.toFixed(4))  // ["0.8472","0.1528"]
 */
export function estimatePriors(
  probabilities: ArrayLike<number>,
  priors: ArrayLike<number>,
  tolerance = 1e-9,
): PriorEstimate {
  if (!(tolerance > 0 && tolerance < 1)) {
    throw new LoglikError("option-invalid", `estimatePriors: tolerance is ${tolerance}; expected a number in (0, 1).`);
  }
  const ratios = densityRatios("estimatePriors", probabilities, priors);
  const classes = priors.length;
  const rows = ratios.length / classes;
  let shares = checkProbabilities("estimatePriors", priors);
  const factors = new Float64Array(classes);
  for (let iterations = 0; ; iterations++) {
    let sum = 0;
    factors.fill(0);
    for (let row = 0; row < rows; row++) {
      let mass = 0;
      for (let k = 0; k < classes; k++) mass += shares[k] * ratios[row * classes + k];
      sum += Math.log(mass);
      for (let k = 0; k < classes; k++) factors[k] += ratios[row * classes + k] / mass / rows;
    }
    // Concavity bounds what is still to gain by the steepest slope towards any corner.
    const gap = Math.max(0, Math.max(...factors) - 1);
    if (gap <= tolerance || iterations === MAX_ITERATIONS)
      return verdict(shares, sum / rows, gap, iterations, tolerance);
    shares = shares.map((share, k) => share * factors[k]);
  }
}

function verdict(
  priors: Float64Array,
  logLikelihood: number,
  gap: number,
  iterations: number,
  tolerance: number,
): PriorEstimate {
  const base = { priors, logLikelihood, iterations, gap };
  const size = gap.toExponential(1);
  if (gap > tolerance) {
    const message = `Stopped after ${iterations} steps of EM; other shares may be better by up to ${size} nats a row.`;
    return { ...base, converged: false, reason: "iteration-limit", message };
  }
  const vanishing = Array.from(priors).flatMap((share, k) => (share < 1e-6 ? [k] : []));
  const message = `No shares are better by more than ${size} nats a row.`;
  if (vanishing.length === 0) return { ...base, converged: true, reason: "converged", message };
  const which = vanishing.join(", ");
  return { ...base, converged: true, reason: "boundary", message: `${message} The share of class ${which} goes to 0.` };
}

/** pₖ/πₖ, which is f(x | k)/f(x) under the old priors. */
function densityRatios(where: string, probabilities: ArrayLike<number>, priors: ArrayLike<number>): Float64Array {
  const shares = checkProbabilities(where, priors);
  const classes = shares.length;
  const zero = shares.indexOf(0);
  if (zero >= 0) {
    throw new LoglikError(
      "prior-zero",
      `${where}: the training prior of class ${zero} is 0, so nothing is known about it. Leave the class out.`,
      { class: zero },
    );
  }
  const rows = probabilities.length / classes;
  if (!Number.isInteger(rows)) {
    throw new LoglikError(
      "shape-mismatch",
      `${where}: ${probabilities.length} probabilities make no whole number of rows of ${classes} classes.`,
      { length: probabilities.length, classes },
    );
  }
  checkForecasts(where, probabilities, new Uint8Array(rows));
  return Float64Array.from(probabilities, (p, at) => p / shares[at % classes]);
}

function checkSameClasses(where: string, priors: ArrayLike<number>, newPriors: ArrayLike<number>): void {
  if (priors.length === newPriors.length) return;
  throw new LoglikError(
    "probabilities-length",
    `${where}: there are ${priors.length} old and ${newPriors.length} new priors; they must be of the same classes.`,
    { priors: priors.length, newPriors: newPriors.length },
  );
}
