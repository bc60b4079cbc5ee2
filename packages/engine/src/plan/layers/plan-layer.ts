import type { Layer } from "../../layers/layer.js";
import type { PlanLayer, Planned, Planner, Value } from "../planner.js";
import { keptActivation, planActivation } from "./activation.js";
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
  dense: (layer, input, planner) => keptActivation(layer.activation, planDense(layer, input, planner), planner),
  conv2d: (layer, input, planner) => keptActivation(layer.activation, planConv2d(layer, input, planner), planner),
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

/** Plans a layer of any kind. */
export const planLayer: PlanLayer = (layer, input, planner) =>
  (planners[layer.type] as Plan<Layer["type"]>)(layer, input, planner);
