import type { Image } from "../../plan/image.js";
import type {
  BatchNormBackward,
  BatchNormForward,
  BatchNormGradients,
  BatchNormMoments,
  BatchNormTrack,
  LayerNormBackward,
  LayerNormBackwardParameters,
  LayerNormForward,
} from "../../plan/layer-operation.js";
import { eachPixel, pixelIndex } from "./image.js";

/** Mean of f over the channels of a pixel. */
function meanOverChannels({ channels }: Image, f: (channel: number) => number): number {
  let sum = 0;
  for (let channel = 0; channel < channels; channel += 1) sum += f(channel);
  return sum / channels;
}

export function layerNormForward(arena: Float64Array, operation: LayerNormForward, rows: number): void {
  const { input, scale, shift, output, moments, epsilon } = operation;
  eachPixel(input, rows, (row, pixel) => {
    const [from, to] = [pixelIndex(input, row, pixel), pixelIndex(output, row, pixel)];
    const mean = meanOverChannels(input, (c) => arena[from + c]);
    const variance = meanOverChannels(input, (c) => (arena[from + c] - mean) ** 2);
    const r = 1 / Math.sqrt(variance + epsilon);
    const at = moments.offset + row * moments.stride + 2 * pixel;
    [arena[at], arena[at + 1]] = [mean, r];
    for (let c = 0; c < input.channels; c += 1) {
      arena[to + c] = arena[scale.offset + c] * (arena[from + c] - mean) * r + arena[shift.offset + c];
    }
  });
}

export function layerNormBackward(arena: Float64Array, operation: LayerNormBackward, rows: number): void {
  const { input, scale, moments, outputGradient, inputGradient } = operation;
  eachPixel(input, rows, (row, pixel) => {
    const [x, dy] = [pixelIndex(input, row, pixel), pixelIndex(outputGradient, row, pixel)];
    const at = moments.offset + row * moments.stride + 2 * pixel;
    const [mean, r] = [arena[at], arena[at + 1]];
    const standardised = (c: number) => (arena[x + c] - mean) * r;
    const gradient = (c: number) => arena[scale.offset + c] * arena[dy + c];
    const meanGradient = meanOverChannels(input, gradient);
    const meanProduct = meanOverChannels(input, (c) => gradient(c) * standardised(c));
    const to = pixelIndex(inputGradient, row, pixel);
    for (let c = 0; c < input.channels; c += 1) {
      arena[to + c] = r * (gradient(c) - meanGradient - standardised(c) * meanProduct);
    }
  });
}

export function layerNormBackwardParameters(
  arena: Float64Array,
  operation: LayerNormBackwardParameters,
  rows: number,
): void {
  const { input, moments, outputGradient, scaleGradient, shiftGradient } = operation;
  arena.fill(0, scaleGradient.offset, scaleGradient.offset + input.channels);
  arena.fill(0, shiftGradient.offset, shiftGradient.offset + input.channels);
  eachPixel(input, rows, (row, pixel) => {
    const [x, dy] = [pixelIndex(input, row, pixel), pixelIndex(outputGradient, row, pixel)];
    const at = moments.offset + row * moments.stride + 2 * pixel;
    for (let c = 0; c < input.channels; c += 1) {
      arena[scaleGradient.offset + c] += arena[dy + c] * (arena[x + c] - arena[at]) * arena[at + 1];
      arena[shiftGradient.offset + c] += arena[dy + c];
    }
  });
}

export function batchNormMoments(arena: Float64Array, operation: BatchNormMoments, rows: number): void {
  const { input, share, mean, variance } = operation;
  const pixels = input.rows * input.columns;
  for (let c = 0; c < input.channels; c += 1) {
    const weightedMean = (f: (value: number) => number) => {
      let sum = 0;
      eachPixel(input, rows, (row, pixel) => {
        sum += (arena[share.offset + row] / pixels) * f(arena[pixelIndex(input, row, pixel) + c]);
      });
      return sum;
    };
    const centre = weightedMean((value) => value);
    arena[mean.offset + c] = centre;
    arena[variance.offset + c] = weightedMean((value) => (value - centre) ** 2);
  }
}

export function batchNormForward(arena: Float64Array, operation: BatchNormForward, rows: number): void {
  const { input, mean, variance, scale, shift, output, epsilon } = operation;
  eachPixel(input, rows, (row, pixel) => {
    const [from, to] = [pixelIndex(input, row, pixel), pixelIndex(output, row, pixel)];
    for (let c = 0; c < input.channels; c += 1) {
      const standardised = (arena[from + c] - arena[mean.offset + c]) / Math.sqrt(arena[variance.offset + c] + epsilon);
      arena[to + c] = arena[scale.offset + c] * standardised + arena[shift.offset + c];
    }
  });
}

export function batchNormGradients(arena: Float64Array, operation: BatchNormGradients, rows: number): void {
  const { input, mean, variance, outputGradient, scaleGradient, shiftGradient, epsilon } = operation;
  for (let c = 0; c < input.channels; c += 1) {
    let [product, sum] = [0, 0];
    eachPixel(input, rows, (row, pixel) => {
      const gradient = arena[pixelIndex(outputGradient, row, pixel) + c];
      product += gradient * (arena[pixelIndex(input, row, pixel) + c] - arena[mean.offset + c]);
      sum += gradient;
    });
    arena[scaleGradient.offset + c] = product / Math.sqrt(arena[variance.offset + c] + epsilon);
    arena[shiftGradient.offset + c] = sum;
  }
}

export function batchNormBackward(arena: Float64Array, operation: BatchNormBackward, rows: number): void {
  const { input, share, mean, variance, scale, scaleGradient, shiftGradient, epsilon } = operation;
  const { outputGradient, inputGradient } = operation;
  const pixels = input.rows * input.columns;
  eachPixel(input, rows, (row, pixel) => {
    const [x, dy] = [pixelIndex(input, row, pixel), pixelIndex(outputGradient, row, pixel)];
    const to = pixelIndex(inputGradient, row, pixel);
    const u = arena[share.offset + row] / pixels;
    for (let c = 0; c < input.channels; c += 1) {
      const r = 1 / Math.sqrt(arena[variance.offset + c] + epsilon);
      const standardised = (arena[x + c] - arena[mean.offset + c]) * r;
      const common = arena[shiftGradient.offset + c] + standardised * arena[scaleGradient.offset + c];
      arena[to + c] = arena[scale.offset + c] * r * (arena[dy + c] - u * common);
    }
  });
}

export function batchNormTrack(arena: Float64Array, operation: BatchNormTrack, rows: number): void {
  const { mean, variance, runningMean, runningVariance, momentum, pixels } = operation;
  const n = rows * pixels;
  // A single number has no variance over n − 1, and nothing can be learned from it.
  if (n < 2) return;
  for (let c = 0; c < mean.columns; c += 1) {
    const [m, v] = [runningMean.offset + c, runningVariance.offset + c];
    arena[m] += momentum * (arena[mean.offset + c] - arena[m]);
    arena[v] += momentum * ((arena[variance.offset + c] * n) / (n - 1) - arena[v]);
  }
}
