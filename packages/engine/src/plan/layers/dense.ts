import { isFused } from "../../activations/activation-name.js";
import type { DenseLayer } from "../../layers/dense.js";
import type { Planned, Planner, Value } from "../planner.js";

/** One product of matrices each way, with the activation in the same pass, if it can be done there: see `keptActivation`. */
export function planDense({ units, activation }: DenseLayer, input: Value, planner: Planner): Planned {
  const [weights, bias] = [planner.parameter(), planner.parameter()];
  const fused = isFused(activation) ? activation : "identity";
  const value = planner.value([units], fused);
  planner.forward({
    kind: "denseForward",
    input: input.output.block,
    weights: weights.block,
    bias: bias.block,
    output: value.output.block,
    activation: fused,
  });
  const backward = () => {
    const outputGradient = value.gradient!.block;
    if (input.gradient !== undefined) {
      planner.back.push({
        kind: "denseBackwardInput",
        outputGradient,
        weights: weights.block,
        input: input.output.block,
        inputGradient: input.gradient.block,
        activation: input.activation,
      });
    }
    planner.parameterGradients.push({
      kind: "denseBackwardParameters",
      input: input.output.block,
      outputGradient,
      weightGradient: weights.gradient,
      biasGradient: bias.isHeld ? undefined : bias.gradient,
    });
  };
  return { value, backward };
}
