import { checkLength, checkNumber, checkNumbers } from "./check.js";
import { checkFalling } from "./check-falling.js";
import { checkInput, type InputNames } from "./check-input.js";
import type { FigureCommon } from "./figure.js";

/** What deciding by each threshold costs on average. */
export interface ThresholdCostFigure extends FigureCommon {
  readonly kind: "threshold-cost";
  /** Falling; a row is decided to be 1 from the threshold on. The first may be +Infinity: nobody is. */
  readonly thresholds: Float64Array;
  /** Mean cost at each threshold, and down to the next lower one. */
  readonly costs: Float64Array;
  readonly best: { readonly threshold: number; readonly cost: number };
  /** The threshold that the costs alone ask for, were the probabilities calibrated. */
  readonly theory?: number;
  readonly variable: string;
}

export interface ThresholdCostInput extends FigureCommon {
  /** What `optimalThreshold` returns. */
  readonly costs: {
    readonly thresholds: ArrayLike<number>;
    readonly costs: ArrayLike<number>;
    readonly threshold: number;
    readonly cost: number;
  };
  /** What `thresholdOfCosts` returns. */
  readonly theory?: number;
  /** Default "threshold". */
  readonly variable?: string;
}

const thresholdCostNames: InputNames<ThresholdCostInput> = {
  costs: true,
  theory: true,
  variable: true,
  caption: true,
};

/**
 * Mean cost against the decision threshold, the cheapest one marked.
 *
 * @throws LoglikError `figure-not-numbers`, `figure-empty`, `figure-not-finite`, `figure-length-mismatch`,
 *   `figure-not-increasing` unless the thresholds fall.
 * @example
 * thresholdCost({ costs: { thresholds: [Infinity, 0.8, 0.4], costs: [2, 1, 1.5], threshold: 0.8, cost: 1 } }).best.cost  // 1
 */
export function thresholdCost(input: ThresholdCostInput): ThresholdCostFigure {
  checkInput("thresholdCost", input, thresholdCostNames);
  const figure = "thresholdCost";
  const thresholds = checkFalling(input.costs?.thresholds, figure, "costs.thresholds");
  const place = { figure, path: "costs.costs" };
  const { theory } = input;
  return {
    kind: "threshold-cost",
    thresholds,
    costs: checkLength(checkNumbers(input.costs.costs, place), thresholds.length, place, "one for each threshold"),
    best: {
      // Where deciding "0" for everybody is cheapest the threshold is infinite.
      threshold: checkNumbers([input.costs.threshold], { figure, path: "costs.threshold" }, { infinite: true })[0],
      cost: checkNumber(input.costs.cost, { figure, path: "costs.cost" }),
    },
    ...(theory !== undefined && { theory: checkNumber(theory, { figure, path: "theory" }) }),
    variable: input.variable ?? "threshold",
    ...(input.caption !== undefined && { caption: input.caption }),
  };
}
