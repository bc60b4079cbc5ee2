import type { Layer } from "../../layers/layer.js";
import type { Planned, Planner, Value } from "../planner.js";
import { planActivation } from "./activation.js";
import { planConv2d } from "./conv2d.js";
import { planDense } from "./dense.js";
import { planDropout } from "./dropout.js";
import { planEmbedding } from "./embedding.js";
import { planFlatten } from "./flatten.js";
import { planBatchNorm, planLayerNorm } from "./norm.js";
import { planPool2d } from "./pool2d.js";
import { planResidual } from "./residual.js";

type Plan<Type extends Layer["type"]> = (
  layer: Extract<Layer, { readonly type: Type }>,
  input: Value,
  planner: Planner,
) => Planned;

const planners: { readonly [Type in Layer["type"]]: Plan<Type> } = {
  dense: planDense,
  conv2d: planConv2d,
  maxPool2d: planPool2d,
  averagePool2d: planPool2d,
  flatten: planFlatten,
  activation: (layer, input, planner) => planActivation(layer.activation, input, planner),
  dropout: planDropout,
  layerNorm: planLayerNorm,
  batchNorm: planBatchNorm,
  embedding: planEmbedding,
  residual: planResidual,
};

/** Plans layers one after the other, each after a call of `before`: forward now, backward when the returned function is called. */
export function planChain(
  layers: readonly Layer[],
  input: Value,
  planner: Planner,
  before?: (index: number) => void,
): Planned {
  const ways: (() => void)[] = [];
  let value = input;
  for (const [index, layer] of layers.entries()) {
    before?.(index);
    const planned = (planners[layer.type] as Plan<Layer["type"]>)(layer, value, planner);
    ways.push(planned.backward);
    value = planned.value;
  }
  return {
    value,
    backward: () => {
      for (const backward of ways.reverse()) backward();
    },
  };
}
