import { LoglikError } from "../error.js";
import { checkForecasts, checkLabels } from "../scoring/check-forecasts.js";
import { type CostMatrix, checkCostMatrix } from "./cost-matrix.js";

/** Actions with what the model expects them to cost. */
export interface LeastCostActions {
  /** One action a row; of equally cheap ones the first. */
  readonly actions: Uint32Array;
  /** Expected cost Σₖ pₖ costₖₐ of the action taken, one a row. */
  readonly expectedCosts: Float64Array;
}

/**
 * The action of least expected cost for each row of class probabilities: argminₐ Σₖ pₖ cost(k, a), the Bayes decision. It is as
 * good as the probabilities are calibrated.
 *
 * @param probabilities rows × classes, row-major
 * @throws LoglikError `cost-matrix-invalid`, and those of forecasts
 * @see Berger (1985), Statistical Decision Theory and Bayesian Analysis, ch. 4
 * @example Array.from(leastCostActions([0.9, 0.1, 0.7, 0.3], 2, { costs: [0, 1, 5, 0], actions: 2 }).actions)  // [0, 1]
 */
export function leastCostActions(
  probabilities: ArrayLike<number>,
  classes: number,
  matrix: CostMatrix,
): LeastCostActions {
  const rows = probabilities.length / classes;
  if (!Number.isInteger(rows)) {
    throw new LoglikError(
      "shape-mismatch",
      `leastCostActions: ${probabilities.length} probabilities make no whole number of rows of ${classes} classes. Pass rows × classes numbers.`,
      { probabilities: probabilities.length, classes },
    );
  }
  checkForecasts("leastCostActions", probabilities, new Uint8Array(rows));
  checkCostMatrix("leastCostActions", matrix, classes);
  const actions = new Uint32Array(rows);
  const expectedCosts = new Float64Array(rows).fill(Infinity);
  for (let row = 0; row < rows; row++) {
    for (let action = 0; action < matrix.actions; action++) {
      let cost = 0;
      for (let k = 0; k < classes; k++) {
        cost += probabilities[row * classes + k] * matrix.costs[k * matrix.actions + action];
      }
      if (cost >= expectedCosts[row]) continue;
      expectedCosts[row] = cost;
      actions[row] = action;
    }
  }
  return { actions, expectedCosts };
}

/**
 * Mean cost of actions that were taken, now that the classes are known.
 *
 * @throws LoglikError `cost-matrix-invalid`, `label-invalid`, `shape-mismatch`
 * @example meanCost([0, 1], [0, 0], { costs: [0, 1, 5, 0], actions: 2 })  // 2.5
 */
export function meanCost(labels: ArrayLike<number>, actions: ArrayLike<number>, matrix: CostMatrix): number {
  const classes = matrix.costs.length / matrix.actions;
  checkCostMatrix("meanCost", matrix, classes);
  checkLabels("meanCost", labels, classes);
  checkLabels("meanCost (actions)", actions, matrix.actions);
  if (labels.length !== actions.length || labels.length === 0) {
    throw new LoglikError(
      "shape-mismatch",
      `meanCost: there are ${labels.length} labels and ${actions.length} actions; expected one action for each of at least one label.`,
      { labels: labels.length, actions: actions.length },
    );
  }
  let sum = 0;
  for (let row = 0; row < labels.length; row++) sum += matrix.costs[labels[row] * matrix.actions + actions[row]];
  return sum / labels.length;
}
