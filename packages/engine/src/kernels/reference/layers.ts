import type { LayerOperation } from "../../plan/layer-operation.js";
import type { DropoutKey } from "../dropout-key.js";
import { convolutionBackwardInput, convolutionBackwardParameters, convolutionForward } from "./convolution.js";
import { dropout } from "./dropout.js";
import { activate, add, copyPixels, differentiateFused, differentiateKept } from "./elementwise.js";
import { embeddingBackward, embeddingForward } from "./embedding.js";
import {
  batchNormBackward,
  batchNormForward,
  batchNormGradients,
  batchNormMoments,
  batchNormTrack,
  layerNormBackward,
  layerNormBackwardParameters,
  layerNormForward,
} from "./norm.js";
import { poolBackward, poolForward } from "./pool.js";

/** What operations know besides the arena. */
export interface StepState {
  /** Rows of the batch. */
  readonly rows: number;
  /** Optimizer steps taken before this one. */
  readonly step: number;
  readonly dropoutKey: DropoutKey;
}

type Run<Kind extends LayerOperation["kind"]> = (
  arena: Float64Array,
  operation: Extract<LayerOperation, { readonly kind: Kind }>,
  rows: number,
) => void;

type Kernels = { readonly [Kind in Exclude<LayerOperation["kind"], "dropout">]: Run<Kind> };

const kernels: Kernels = {
  convolutionForward,
  convolutionBackwardInput,
  convolutionBackwardParameters,
  maxPoolForward: poolForward as Run<"maxPoolForward">,
  averagePoolForward: poolForward as Run<"averagePoolForward">,
  maxPoolBackward: poolBackward as Run<"maxPoolBackward">,
  averagePoolBackward: poolBackward as Run<"averagePoolBackward">,
  activate,
  differentiateKept,
  differentiateFused,
  copyPixels,
  add,
  layerNormForward,
  layerNormBackward,
  layerNormBackwardParameters,
  batchNormMoments,
  batchNormForward,
  batchNormGradients,
  batchNormBackward,
  batchNormTrack,
  embeddingForward,
  embeddingBackward,
};

export function runLayerOperation(arena: Float64Array, operation: LayerOperation, state: StepState): void {
  if (operation.kind === "dropout") dropout(arena, operation, state.rows, state.step, state.dropoutKey);
  else (kernels[operation.kind] as unknown as Run<never>)(arena, operation as never, state.rows);
}
