import { LoglikError } from "../error.js";

/**
 * What each action costs under each truth: classes × actions, row-major. Actions may be more or fewer than the classes ("send to
 * a doctor"); negative costs are gains.
 */
export interface CostMatrix {
  readonly costs: ArrayLike<number>;
  readonly actions: number;
}

/**
 * Checks that a matrix of costs has finite numbers and one row for each class.
 *
 * @throws LoglikError `cost-matrix-invalid`
 * @example checkCostMatrix("leastCostActions", { costs: [0, 1, 5, 0], actions: 2 }, 2)  // undefined
 */
export function checkCostMatrix(where: string, { costs, actions }: CostMatrix, classes: number): void {
  if (!(Number.isInteger(actions) && actions >= 1) || costs.length !== classes * actions) {
    throw new LoglikError(
      "cost-matrix-invalid",
      `${where}: ${costs.length} costs with ${actions} actions do not fit ${classes} classes; expected classes × actions numbers, ` +
        "one row for each true class.",
      { costs: costs.length, actions, classes },
    );
  }
  const wrong = Array.from(costs).findIndex((cost) => !Number.isFinite(cost));
  if (wrong < 0) return;
  throw new LoglikError(
    "cost-matrix-invalid",
    `${where}: the cost of action ${wrong % actions} under class ${Math.floor(wrong / actions)} is ${costs[wrong]}; it must be a finite number. ` +
      "For what must never happen take a cost far above the others.",
    { index: wrong, cost: costs[wrong] },
  );
}

/**
 * The matrix in which every error costs 1 and being right nothing: its best action is the most probable class.
 *
 * @example Array.from(zeroOneCosts(2).costs)  // [0, 1, 1, 0]
 */
export function zeroOneCosts(classes: number): CostMatrix {
  const costs = Float64Array.from({ length: classes * classes }, (_, at) => (at % (classes + 1) === 0 ? 0 : 1));
  return { costs, actions: classes };
}
