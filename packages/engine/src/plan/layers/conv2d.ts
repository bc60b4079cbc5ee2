import { isFused } from "../../activations/activation-name.js";
import type { Conv2dLayer } from "../../layers/conv2d.js";
import { convolutionGeometry } from "../../layers/convolution-geometry.js";
import { tileCount } from "../layer-operation.js";
import type { Planned, Planner, Value } from "../planner.js";

/** Convolutions each way, with the activation in the same pass, if it can be done there: see `keptActivation`. */
export function planConv2d(layer: Conv2dLayer, input: Value, planner: Planner): Planned {
  const { filters, kernel, stride, activation } = layer;
  const { rows, columns, top, left } = convolutionGeometry(layer, input.shape, "");
  const windows = { kernel, stride, top, left };
  const [weights, bias] = [planner.parameter(), planner.parameter()];
  const fused = isFused(activation) ? activation : "identity";
  const value = planner.value([rows, columns, filters], fused);
  planner.forward({
    kind: "convolutionForward",
    ...windows,
    input: input.output,
    weights: weights.block,
    bias: bias.block,
    output: value.output,
    activation: fused,
  });
  const backward = () => {
    const outputGradient = value.gradient!;
    if (input.gradient !== undefined) {
      planner.back.push({
        kind: "convolutionBackwardInput",
        ...windows,
        outputGradient,
        weights: weights.block,
        input: input.output,
        inputGradient: input.gradient,
        activation: input.activation,
      });
    }
    planner.parameterGradients.push({
      kind: "convolutionBackwardParameters",
      ...windows,
      input: input.output,
      outputGradient,
      weightGradient: weights.gradient,
      biasGradient: bias.gradient,
      tiles: { start: 0, end: tileCount(windows, input.output.channels) },
    });
  };
  return { value, backward };
}
