import type { ActivationName, DenseLayer } from "../network.js";
import { oneOf, positiveInteger } from "../option-checks.js";

/**
 * A fully connected layer, h = a(x · W + b), as plain data: W is `[inputs][units]`, b has `units` numbers.
 *
 * @param units how many numbers it puts out
 * @param activation a: "identity", "tanh", "relu" or "sigmoid"; "tanh" unless told
 * @throws LoglikError `option-not-a-positive-integer`, `option-unknown`
 * @example dense(64, "relu")  // { type: "dense", units: 64, activation: "relu" }
 */
export function dense(units: number, activation: ActivationName = "tanh"): DenseLayer {
  return {
    type: "dense",
    units: positiveInteger("dense", "units", units),
    activation: oneOf("dense", "activation", activation, ["identity", "tanh", "relu", "sigmoid"]),
  };
}
