import type { Rng } from "@loglik/core";
import type { Network } from "../network.js";
import { glorotUniform } from "./glorot-uniform.js";
import { heUniform } from "./he-uniform.js";

/**
 * The parameters that a fit starts from, as the flat vector of `Network`.
 *
 * Hidden layers: Glorot or He uniform weights by their activation, each layer from its own stream, and biases of zero.
 * Output layer: weights of zero and, as bias, the η of the best *constant* model (`head.initial(y)`). So the first loss is
 * the NLL of a model that ignores x, whatever the units of y, and everything gained after it is owed to x.
 *
 * Zero output weights do not tie the hidden units together: those differ from each other, so each output weight gets a
 * gradient of its own in the first step. Numbers are rounded to float32: both precisions start from the same point, and a
 * logarithm inside `head.initial` that differs in its last bit between engines does not matter.
 */
export function initialParameters(network: Network, rng: Rng, constantEta: ArrayLike<number>): Float64Array {
  const parameters = new Float64Array(network.parameterCount);
  const lastLayer = network.layers.length - 1;
  let start = 0;
  let inputs = network.inputs;
  network.layers.forEach((layer, index) => {
    const weights = inputs * layer.units;
    if (index < lastLayer) {
      const fill = layer.activation === "relu" ? heUniform : glorotUniform;
      fill(rng.split("initial weights", index), inputs, layer.units, parameters, start);
    } else if (network.bias) {
      for (let unit = 0; unit < layer.units; unit += 1) parameters[start + weights + unit] = constantEta[unit];
    }
    start += weights + layer.units;
    inputs = layer.units;
  });
  return parameters.map(Math.fround);
}
