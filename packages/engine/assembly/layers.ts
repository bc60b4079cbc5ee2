// The second module: kernels of all layers but dense ones. It shares the memory of the core, whose tape calls `runLayer` for every
// operation that it does not know.

import { activate, differentiate } from "./activation";
import { Control } from "./control";
import { activateKept, differentiateKept } from "./layers/activations";
import { convolutionBackwardInput, convolutionForward } from "./layers/convolution";
import { convolutionBackwardParameters } from "./layers/convolution-weights";
import { dropout } from "./layers/dropout";
import { addBlocks, copyPixels } from "./layers/elementwise";
import { embeddingBackward, embeddingForward } from "./layers/embedding";
import {
  batchNormBackward, batchNormForward, batchNormGradients, batchNormMoments, batchNormTrack, layerNormBackward,
  layerNormBackwardParameters, layerNormForward,
} from "./layers/norm";
import { poolBackward, poolForward } from "./layers/pool";
import { address, word } from "./record";

// Operation codes, as in src/kernels/wasm/encode-layer.ts.
const CONVOLUTION_FORWARD: i32 = 64;
const CONVOLUTION_BACKWARD_INPUT: i32 = 65;
const CONVOLUTION_BACKWARD_PARAMETERS: i32 = 66;
const MAX_POOL_FORWARD: i32 = 67;
const MAX_POOL_BACKWARD: i32 = 68;
const AVERAGE_POOL_FORWARD: i32 = 69;
const AVERAGE_POOL_BACKWARD: i32 = 70;
const ACTIVATE: i32 = 71;
const DIFFERENTIATE_KEPT: i32 = 72;
const DIFFERENTIATE_FUSED: i32 = 73;
const COPY_PIXELS: i32 = 74;
const ADD: i32 = 75;
const DROPOUT: i32 = 76;
const LAYER_NORM_FORWARD: i32 = 77;
const LAYER_NORM_BACKWARD: i32 = 78;
const LAYER_NORM_BACKWARD_PARAMETERS: i32 = 79;
const BATCH_NORM_MOMENTS: i32 = 80;
const BATCH_NORM_FORWARD: i32 = 81;
const BATCH_NORM_GRADIENTS: i32 = 82;
const BATCH_NORM_BACKWARD: i32 = 83;
const BATCH_NORM_TRACK: i32 = 84;
const EMBEDDING_FORWARD: i32 = 85;
const EMBEDDING_BACKWARD: i32 = 86;

/** Activations from this code on keep their argument. */
const FIRST_KEPT: i32 = 4;

/**
 * Runs one operation. Row operations are about `rows` rows of the batch, the first of which is its row `firstRow`; all others about
 * the `batch` rows of the whole batch.
 */
export function runLayer(record: usize, control: Control, firstRow: i32, rows: i32, batch: i32): void {
  const scratch = control.scratch;
  switch (word(record, 0)) {
    case CONVOLUTION_FORWARD: convolutionForward(record, rows, scratch); break;
    case CONVOLUTION_BACKWARD_INPUT: convolutionBackwardInput(record, rows, scratch); break;
    case CONVOLUTION_BACKWARD_PARAMETERS: convolutionBackwardParameters(record, batch, scratch); break;
    case MAX_POOL_FORWARD: poolForward(record, rows, true); break;
    case MAX_POOL_BACKWARD: poolBackward(record, rows, true); break;
    case AVERAGE_POOL_FORWARD: poolForward(record, rows, false); break;
    case AVERAGE_POOL_BACKWARD: poolBackward(record, rows, false); break;
    case ACTIVATE: activateBlock(record, rows); break;
    case DIFFERENTIATE_KEPT:
      differentiateKept(word(record, 5), address(record, 3), address(record, 2), <usize>rows * address(record, 4));
      break;
    case DIFFERENTIATE_FUSED: {
      const bytes = address(record, 4);
      differentiate(word(record, 5), address(record, 3), bytes, address(record, 2), bytes, rows, bytes);
      break;
    }
    case COPY_PIXELS: copyPixels(record, rows); break;
    case ADD: addBlocks(record, rows); break;
    case DROPOUT: dropout(record, firstRow, rows, control.stepsTaken); break;
    case LAYER_NORM_FORWARD: layerNormForward(record, rows); break;
    case LAYER_NORM_BACKWARD: layerNormBackward(record, rows); break;
    case LAYER_NORM_BACKWARD_PARAMETERS: layerNormBackwardParameters(record, batch); break;
    case BATCH_NORM_MOMENTS: batchNormMoments(record, batch); break;
    case BATCH_NORM_FORWARD: batchNormForward(record, rows); break;
    case BATCH_NORM_GRADIENTS: batchNormGradients(record, batch); break;
    case BATCH_NORM_BACKWARD: batchNormBackward(record, rows); break;
    case BATCH_NORM_TRACK: batchNormTrack(record, batch); break;
    case EMBEDDING_FORWARD: embeddingForward(record, rows); break;
    case EMBEDDING_BACKWARD: embeddingBackward(record, batch); break;
  }
}

/** input, output, bytes of a row, activation */
function activateBlock(record: usize, rows: i32): void {
  const code = word(record, 5);
  const input = address(record, 2), output = address(record, 3), bytes = address(record, 4);
  if (code >= FIRST_KEPT) {
    activateKept(code, input, output, <usize>rows * bytes);
    return;
  }
  memory.copy(output, input, <usize>rows * bytes);
  activate(code, output, bytes, rows, bytes);
}

/** End of the data that the module keeps in memory: it must keep none, which is checked when it is generated. */
export function heapBase(): usize { return __heap_base; }
