import type { Image } from "../../plan/image.js";

/** Index in the arena of channel 0 of a pixel. */
export function pixelAt(image: Image, row: number, y: number, x: number): number {
  return image.block.offset + row * image.block.stride + (y * image.columns + x) * image.pixelStride;
}

/** Calls `visit` for each pixel of the first `rows` rows, in their order, with the pixel's number within its row. */
export function eachPixel(image: Image, rows: number, visit: (row: number, pixel: number) => void): void {
  for (let row = 0; row < rows; row += 1) {
    for (let pixel = 0; pixel < image.rows * image.columns; pixel += 1) visit(row, pixel);
  }
}

/** Index of channel 0 of a pixel given by its number within its row. */
export function pixelIndex(image: Image, row: number, pixel: number): number {
  return image.block.offset + row * image.block.stride + pixel * image.pixelStride;
}
