import { LoglikError } from "../error.js";
import { checkProbabilities } from "../information/probabilities.js";

/**
 * Bayes's rule for classes: P(k | x) = πₖ f(x | k)/Σⱼ πⱼ f(x | j), from log densities, so that nothing underflows. With the true
 * densities and priors this is the best that any classifier can know of y.
 *
 * @param logDensities rows × classes, row-major: log f(x | k), nats
 * @param priors πₖ of each class
 * @throws LoglikError `shape-mismatch`, `density-invalid`, and those of `checkProbabilities`
 * @see Duda & Hart (1973), Pattern Classification and Scene Analysis, ch. 2
 * @example Array.from(classPosteriors([-1000, -1000], [0.25, 0.75]))  // [0.25, 0.75]
 */
export function classPosteriors(logDensities: ArrayLike<number>, priors: ArrayLike<number>): Float64Array {
  const shares = checkProbabilities("classPosteriors", priors);
  const classes = shares.length;
  if (logDensities.length % classes !== 0) {
    throw new LoglikError(
      "shape-mismatch",
      `classPosteriors: ${logDensities.length} log densities make no whole number of rows of ${classes} classes.`,
      { length: logDensities.length, classes },
    );
  }
  const posteriors = new Float64Array(logDensities.length);
  for (let from = 0; from < posteriors.length; from += classes) {
    let largest = -Infinity;
    for (let k = 0; k < classes; k++) if (shares[k] > 0) largest = Math.max(largest, logDensities[from + k]);
    // From the largest on: a prior's logarithm added to −1000 would lose three digits.
    let total = 0;
    for (let k = 0; k < classes; k++) {
      posteriors[from + k] = shares[k] === 0 ? 0 : shares[k] * Math.exp(logDensities[from + k] - largest);
      total += posteriors[from + k];
    }
    if (!(total > 0 && total < Infinity)) {
      throw new LoglikError(
        "density-invalid",
        `classPosteriors: the densities of x in row ${from / classes} sum to ${total} times exp(${largest}); some class must allow x, with a ` +
          "finite density. Look for x outside every support, or a NaN.",
        { row: from / classes },
      );
    }
    for (let k = 0; k < classes; k++) posteriors[from + k] /= total;
  }
  return posteriors;
}
