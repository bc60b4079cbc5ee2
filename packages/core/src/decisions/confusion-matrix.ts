import { LoglikError } from "../error.js";
import { checkLabels } from "../scoring/check-forecasts.js";

/**
 * How often each true class was decided to be which: counts[truth · classes + decision]. Plain data.
 */
export interface ConfusionMatrix {
  readonly counts: Float64Array;
  readonly classes: number;
}

/**
 * Counts decisions against true classes.
 *
 * @param classes how many there are; default the largest index + 1, at least 2
 * @throws LoglikError `sample-empty`, `shape-mismatch`, `label-invalid`
 * @example Array.from(confusionMatrix([0, 1, 1, 1], [0, 1, 0, 1]).counts)  // [1, 0, 1, 2]
 */
export function confusionMatrix(
  labels: ArrayLike<number>,
  decisions: ArrayLike<number>,
  classes?: number,
): ConfusionMatrix {
  if (labels.length === 0) {
    throw new LoglikError("sample-empty", "confusionMatrix: there are no labels; at least one row is needed.");
  }
  if (labels.length !== decisions.length) {
    throw new LoglikError(
      "shape-mismatch",
      `confusionMatrix: there are ${labels.length} labels and ${decisions.length} decisions; expected one decision a label.`,
      { labels: labels.length, decisions: decisions.length },
    );
  }
  const largest = (values: ArrayLike<number>) => Array.from(values).reduce((most, value) => Math.max(most, value), 1);
  const size = classes ?? Math.max(largest(labels), largest(decisions)) + 1;
  checkLabels("confusionMatrix", labels, size);
  checkLabels("confusionMatrix (decisions)", decisions, size);
  const counts = new Float64Array(size * size);
  for (let row = 0; row < labels.length; row++) counts[labels[row] * size + decisions[row]]++;
  return { counts, classes: size };
}
