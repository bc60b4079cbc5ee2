import { type FloatArray, LoglikError } from "@loglik/core";
import type { PlannableNetwork } from "../network.js";

/** Rows of the data, after checking that x, y and the weights agree about them. */
export function checkData(network: PlannableNetwork, x: FloatArray, y: FloatArray, weights?: FloatArray): number {
  const targets = network.likelihood.targets.length;
  const rows = y.length / targets;
  if (x.length !== rows * network.inputs || !Number.isInteger(rows) || (weights && weights.length !== rows)) {
    throw new LoglikError(
      "data-shape",
      `load: x has ${x.length} numbers, y ${y.length}${weights ? `, weights ${weights.length}` : ""}; with ${network.inputs} inputs and ${targets} target(s) a row, x must hold rows × ${network.inputs} and y rows × ${targets}${weights ? ", weights one a row" : ""}. Check that every row is complete and that y has as many rows as x.`,
      { x: x.length, y: y.length, weights: weights?.length, inputs: network.inputs, targets },
    );
  }
  return rows;
}

/** Checks the length of a parameter vector, and that the weights of shared outputs are zero. */
export function checkParameters(
  values: ArrayLike<number>,
  parameterCount: number,
  heldAtZero: readonly number[],
): void {
  if (values.length !== parameterCount) {
    throw new LoglikError(
      "parameter-count",
      `writeParameters: got ${values.length} numbers; this network has ${parameterCount} parameters: for each layer its weights [inputs][outputs], then its bias.`,
      { got: values.length, expected: parameterCount },
    );
  }
  for (const index of heldAtZero) {
    if (values[index] !== 0) {
      throw new LoglikError(
        "shared-output-weight",
        `writeParameters: parameter ${index} is ${values[index]}; it is the weight of an output that all rows share (a common scale), which only has a bias: the weight must be 0.`,
        { index, value: values[index] },
      );
    }
  }
}
