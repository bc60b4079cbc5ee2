import { checkForecasts } from "../scoring/check-forecasts.js";

/** Of each row the highest probability, and whether its class came. */
export interface TopLabels {
  readonly confidences: Float64Array;
  /** 1 where the most probable class is the label. */
  readonly correct: Uint8Array;
}

/**
 * The confidence of each forecast: the probability of its most probable class (the first of equal ones), with whether it came.
 * Calibrated top labels are right with frequency c where the confidence is c.
 *
 * @param probabilities rows × classes, row-major
 * @throws LoglikError those of `checkForecasts`
 * @see Guo, Pleiss, Sun & Weinberger (2017), On calibration of modern neural networks
 * @example Array.from(topLabels([0.2, 0.8, 0.6, 0.4], [1, 1]).confidences)  // [0.8, 0.6]
 */
export function topLabels(probabilities: ArrayLike<number>, labels: ArrayLike<number>): TopLabels {
  const { rows, classes } = checkForecasts("topLabels", probabilities, labels);
  const confidences = new Float64Array(rows);
  const correct = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    let best = 0;
    for (let k = 1; k < classes; k++) {
      if (probabilities[row * classes + k] > probabilities[row * classes + best]) best = k;
    }
    confidences[row] = probabilities[row * classes + best];
    correct[row] = labels[row] === best ? 1 : 0;
  }
  return { confidences, correct };
}
