import type { PlannableNetwork } from "../network.js";
import type { Plan } from "../plan.js";
import type { Program } from "../program.js";
import { checkData, checkParameters } from "./check-data.js";
import { checkOrder, checkSteps } from "./step-range.js";

/**
 * A program that looks at what it is given: kernels would read and write beyond their data without a word. A fit has no need of
 * it, as `train` has looked at everything, and draws the orders and counts the steps itself.
 *
 * @throws LoglikError, from its methods, `data-shape`, `parameter-count`, `shared-output-weight`, `order-out-of-range`,
 *   `step-out-of-range`
 */
export function checkedProgram(network: PlannableNetwork, plan: Plan, program: Program): Program {
  let rows = 0;
  let length = 0;
  return {
    ...program,
    load(x, y, weights) {
      rows = checkData(network, x, y, weights);
      length = 0;
      program.load(x, y, weights);
    },
    writeParameters(values) {
      checkParameters(values, plan.parameterCount, plan.heldAtZero);
      program.writeParameters(values);
    },
    setOrder(order) {
      checkOrder(order, rows);
      length = order.length;
      program.setOrder(order);
    },
    steps(first, count, rate, losses) {
      checkSteps(first, count, plan.batchSize, length);
      program.steps(first, count, rate, losses);
    },
    gradient(step, out) {
      checkSteps(step, 1, plan.batchSize, length);
      return program.gradient(step, out);
    },
    inspect(step, visit) {
      checkSteps(step, 1, plan.batchSize, length);
      program.inspect(step, visit);
    },
  };
}
