import type { Image } from "../../plan/image.js";
import type {
  ConvolutionBackwardInput,
  ConvolutionBackwardParameters,
  ConvolutionForward,
  Windows,
} from "../../plan/layer-operation.js";
import { activations, derivativesByOutput } from "./activation.js";
import { eachPixel, pixelAt, pixelIndex } from "./image.js";

/** A place of the window over the input: where its pixel lies, and the first row of weights that belong to it. */
type Visit = (outputPixel: number, inputPixel: number, weightRow: number) => void;

/**
 * Visits, for each pixel of the output in its order, the places of its window that lie on the input. `output` and `input` are the
 * images whose indices are wanted: values or gradients.
 */
function eachPlace(operation: Windows, output: Image, input: Image, rows: number, visit: Visit): void {
  const { kernel, stride, top, left } = operation;
  eachPixel(output, rows, (row, pixel) => {
    const y = Math.floor(pixel / output.columns);
    const x = pixel % output.columns;
    for (let u = 0; u < kernel[0]; u += 1) {
      for (let v = 0; v < kernel[1]; v += 1) {
        const [fromY, fromX] = [y * stride[0] + u - top, x * stride[1] + v - left];
        if (fromY < 0 || fromX < 0 || fromY >= input.rows || fromX >= input.columns) continue;
        const weightRow = (u * kernel[1] + v) * input.channels;
        visit(pixelIndex(output, row, pixel), pixelAt(input, row, fromY, fromX), weightRow);
      }
    }
  });
}

/** output = activation(bias + Σ input · weights) */
export function convolutionForward(arena: Float64Array, operation: ConvolutionForward, rows: number): void {
  const { input, output, weights, bias, activation } = operation;
  eachPixel(output, rows, (row, pixel) => {
    const to = pixelIndex(output, row, pixel);
    for (let f = 0; f < output.channels; f += 1) arena[to + f] = arena[bias.offset + f];
  });
  eachPlace(operation, output, input, rows, (to, from, weightRow) => {
    for (let c = 0; c < input.channels; c += 1) {
      const weightsAt = weights.offset + (weightRow + c) * weights.stride;
      for (let f = 0; f < output.channels; f += 1) arena[to + f] += arena[from + c] * arena[weightsAt + f];
    }
  });
  eachPixel(output, rows, (row, pixel) => {
    const to = pixelIndex(output, row, pixel);
    for (let f = 0; f < output.channels; f += 1) arena[to + f] = activations[activation](arena[to + f]);
  });
}

/** inputGradient = (Σ outputGradient · weightsᵀ) ∘ activation′ */
export function convolutionBackwardInput(arena: Float64Array, operation: ConvolutionBackwardInput, rows: number): void {
  const { input, inputGradient, outputGradient, weights, activation } = operation;
  eachPixel(input, rows, (row, pixel) => {
    const to = pixelIndex(inputGradient, row, pixel);
    arena.fill(0, to, to + inputGradient.pixelStride);
  });
  eachPlace(operation, outputGradient, inputGradient, rows, (from, to, weightRow) => {
    for (let c = 0; c < input.channels; c += 1) {
      const weightsAt = weights.offset + (weightRow + c) * weights.stride;
      for (let f = 0; f < outputGradient.channels; f += 1) arena[to + c] += arena[from + f] * arena[weightsAt + f];
    }
  });
  eachPixel(input, rows, (row, pixel) => {
    const [to, from] = [pixelIndex(inputGradient, row, pixel), pixelIndex(input, row, pixel)];
    for (let c = 0; c < input.channels; c += 1) arena[to + c] *= derivativesByOutput[activation](arena[from + c]);
  });
}

/** weightGradient = Σ window ⊗ outputGradient, biasGradient = Σ outputGradient. */
export function convolutionBackwardParameters(
  arena: Float64Array,
  operation: ConvolutionBackwardParameters,
  rows: number,
): void {
  const { input, outputGradient, weightGradient } = operation;
  const biasGradient = operation.biasGradient!;
  const { channels } = outputGradient;
  for (let row = 0; row < weightGradient.rows; row += 1) {
    const at = weightGradient.offset + row * weightGradient.stride;
    arena.fill(0, at, at + channels);
  }
  arena.fill(0, biasGradient.offset, biasGradient.offset + channels);
  eachPixel(outputGradient, rows, (row, pixel) => {
    const from = pixelIndex(outputGradient, row, pixel);
    for (let f = 0; f < channels; f += 1) arena[biasGradient.offset + f] += arena[from + f];
  });
  eachPlace(operation, outputGradient, input, rows, (from, inputAt, weightRow) => {
    for (let c = 0; c < input.channels; c += 1) {
      const to = weightGradient.offset + (weightRow + c) * weightGradient.stride;
      for (let f = 0; f < channels; f += 1) arena[to + f] += arena[inputAt + c] * arena[from + f];
    }
  });
}
