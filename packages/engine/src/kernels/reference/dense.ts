import type { DenseBackwardInput, DenseBackwardParameters, DenseForward, MaskColumns } from "../../plan/operation.js";
import { activations, derivativesByOutput } from "./activation.js";

/** output = activation(input · weights + bias) for the first `rows` rows. */
export function denseForward(arena: Float64Array, operation: DenseForward, rows: number): void {
  const { input, weights, bias, output } = operation;
  const activation = activations[operation.activation];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < weights.columns; column += 1) {
      let sum = arena[bias.offset + column];
      for (let k = 0; k < weights.rows; k += 1) {
        sum += arena[input.offset + row * input.stride + k] * arena[weights.offset + k * weights.stride + column];
      }
      arena[output.offset + row * output.stride + column] = activation(sum);
    }
  }
}

/** inputGradient = (outputGradient · weightsᵀ) ∘ f′, f the activation of the layer below. */
export function denseBackwardInput(arena: Float64Array, operation: DenseBackwardInput, rows: number): void {
  const { outputGradient, weights, input, inputGradient } = operation;
  const derivative = derivativesByOutput[operation.activation];
  for (let row = 0; row < rows; row += 1) {
    for (let k = 0; k < weights.rows; k += 1) {
      let sum = 0;
      for (let column = 0; column < weights.columns; column += 1) {
        sum +=
          arena[outputGradient.offset + row * outputGradient.stride + column] *
          arena[weights.offset + k * weights.stride + column];
      }
      arena[inputGradient.offset + row * inputGradient.stride + k] =
        sum * derivative(arena[input.offset + row * input.stride + k]);
    }
  }
}

/** weightGradient = inputᵀ · outputGradient and biasGradient = column sums of outputGradient, over `rows` rows. */
export function denseBackwardParameters(arena: Float64Array, operation: DenseBackwardParameters, rows: number): void {
  const { input, outputGradient, weightGradient, biasGradient } = operation;
  for (let column = 0; column < outputGradient.columns; column += 1) {
    const gradientOf = (row: number) => arena[outputGradient.offset + row * outputGradient.stride + column];
    for (let k = 0; k < input.columns; k += 1) {
      let sum = 0;
      for (let row = 0; row < rows; row += 1) sum += arena[input.offset + row * input.stride + k] * gradientOf(row);
      arena[weightGradient.offset + k * weightGradient.stride + column] = sum;
    }
    if (biasGradient !== undefined) {
      let sum = 0;
      for (let row = 0; row < rows; row += 1) sum += gradientOf(row);
      arena[biasGradient.offset + column] = sum;
    }
  }
}

/** Sets columns of a gradient to zero. */
export function maskColumns(arena: Float64Array, operation: MaskColumns): void {
  const { offset, stride, rows } = operation.gradient;
  for (const column of operation.columns) {
    for (let row = 0; row < rows; row += 1) arena[offset + row * stride + column] = 0;
  }
}
