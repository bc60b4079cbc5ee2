import type { PoolBackward, PoolForward } from "../../plan/layer-operation.js";
import { derivativesByOutput } from "./activation.js";
import { eachPixel, pixelAt, pixelIndex } from "./image.js";

/** Indices in the arena of one channel of the window of an output pixel, in reading order, within the given image. */
function windowOf(
  { kernel, stride, output }: PoolForward | PoolBackward,
  image: PoolForward["input"],
  row: number,
  pixel: number,
  channel: number,
): number[] {
  const [y, x] = [Math.floor(pixel / output.columns) * stride[0], (pixel % output.columns) * stride[1]];
  return Array.from(
    { length: kernel[0] * kernel[1] },
    (_, place) => pixelAt(image, row, y + Math.floor(place / kernel[1]), x + (place % kernel[1])) + channel,
  );
}

export function poolForward(arena: Float64Array, operation: PoolForward, rows: number): void {
  const { kind, input, output } = operation;
  eachPixel(output, rows, (row, pixel) => {
    for (let channel = 0; channel < output.channels; channel += 1) {
      const values = windowOf(operation, input, row, pixel, channel).map((index) => arena[index]);
      const sum = () => values.reduce((total, value) => total + value, 0) / values.length;
      arena[pixelIndex(output, row, pixel) + channel] = kind === "maxPoolForward" ? Math.max(...values) : sum();
    }
  });
}

export function poolBackward(arena: Float64Array, operation: PoolBackward, rows: number): void {
  const { kind, input, output, outputGradient, inputGradient, activation } = operation;
  eachPixel(inputGradient, rows, (row, pixel) => {
    const at = pixelIndex(inputGradient, row, pixel);
    arena.fill(0, at, at + inputGradient.pixelStride);
  });
  eachPixel(output, rows, (row, pixel) => {
    for (let channel = 0; channel < output.channels; channel += 1) {
      const gradient = arena[pixelIndex(outputGradient, row, pixel) + channel];
      const places = windowOf(operation, inputGradient, row, pixel, channel);
      if (kind === "averagePoolBackward") {
        for (const place of places) arena[place] += gradient / places.length;
        continue;
      }
      const largest = arena[pixelIndex(output, row, pixel) + channel];
      const values = windowOf(operation, input, row, pixel, channel).map((index) => arena[index]);
      // Nothing is below NaN: then the first place of the window shows it.
      const first = values.findIndex((value) => !(value < largest));
      places.forEach((place, index) => {
        if (index === first) arena[place] += gradient;
      });
    }
  });
  eachPixel(input, rows, (row, pixel) => {
    const [to, from] = [pixelIndex(inputGradient, row, pixel), pixelIndex(input, row, pixel)];
    for (let c = 0; c < input.channels; c += 1) arena[to + c] *= derivativesByOutput[activation](arena[from + c]);
  });
}
