// Convolutions as products of matrices whose left side is never written out: its rows are windows of the image, and the windows of
// neighbouring pixels overlap. A copy of one image with its zeros around fits the first-level cache, and tiles read it directly.
//
// An image is correlated with weights packed in panels of PANEL columns. The gradient with respect to the input is a correlation
// of the output's gradient, spread by the stride, with the weights turned around. All sums run in a fixed order.

import { activate, differentiate } from "../activation";
import { REAL, Real } from "../lanes";
import { PANEL, PANEL_BYTES, packRows, roundUp } from "../pack";
import { address, word } from "../record";
import { base, channels, height, pixelBytes, placeImage, rowBytes, width } from "./image";
import { window4, window8 } from "./window";

// Operands: input and output images at 2 and 8, then kernel rows and columns, strides, top and left at 14 … 19, then the rest.
export const INPUT: i32 = 2;
export const OUTPUT: i32 = 8;
export const KERNEL: i32 = 14;
export const REST: i32 = 20;

/** Where the parts of the scratch lie: packed panels of so many rows first, then the image with zeros around. */
@inline export function imageAfter(scratch: usize, depth: i32, columns: i32): usize {
  return scratch + <usize>((columns + PANEL - 1) / PANEL) * <usize>roundUp(depth) * PANEL_BYTES;
}

/** weights, stride, bias, activation */
export function convolutionForward(record: usize, rows: i32, scratch: usize): void {
  const kernelRows = word(record, KERNEL), kernelColumns = word(record, KERNEL + 1);
  const strideY = word(record, KERNEL + 2), strideX = word(record, KERNEL + 3);
  const top = word(record, KERNEL + 4), left = word(record, KERNEL + 5);
  const depth = channels(record, INPUT);
  const run = kernelColumns * depth;
  const bytes = pixelBytes(record, OUTPUT);
  const columns = <i32>(bytes / REAL);
  const outRows = height(record, OUTPUT), outColumns = width(record, OUTPUT);
  packRows(address(record, REST), address(record, REST + 1), kernelRows * run, columns, scratch);

  const image = imageAfter(scratch, kernelRows * run, columns);
  const imageRows = (outRows - 1) * strideY + kernelRows, imageColumns = (outColumns - 1) * strideX + kernelColumns;
  let input = base(record, INPUT), output = base(record, OUTPUT);
  for (let row = 0; row < rows; row++) {
    placeImage(
      input, height(record, INPUT), width(record, INPUT), depth, pixelBytes(record, INPUT),
      image, imageRows, imageColumns, top, left, 1, 1,
    );
    correlate(
      image, <usize>(imageColumns * depth) * REAL, strideY, <usize>(strideX * depth) * REAL, kernelRows, run,
      scratch, columns, address(record, REST + 2), outRows, outColumns, output,
    );
    activate(word(record, REST + 3), output, bytes, outRows * outColumns, bytes);
    input += rowBytes(record, INPUT);
    output += rowBytes(record, OUTPUT);
  }
}

/** Here the output's gradient is the input of a correlation. weights, stride, zeros, input, bytes of its row, activation */
export function convolutionBackwardInput(record: usize, rows: i32, scratch: usize): void {
  const kernelRows = word(record, KERNEL), kernelColumns = word(record, KERNEL + 1);
  const strideY = word(record, KERNEL + 2), strideX = word(record, KERNEL + 3);
  const top = word(record, KERNEL + 4), left = word(record, KERNEL + 5);
  const depth = channels(record, INPUT);
  const run = kernelColumns * depth;
  const bytes = pixelBytes(record, OUTPUT);
  const columns = <i32>(bytes / REAL);
  const outRows = height(record, OUTPUT), outColumns = width(record, OUTPUT);
  packTurned(
    address(record, REST), address(record, REST + 1), kernelRows * kernelColumns, channels(record, OUTPUT), depth, scratch,
  );
  const image = imageAfter(scratch, kernelRows * run, columns);
  const imageRows = outRows + kernelRows - 1, imageColumns = outColumns + kernelColumns - 1;
  let input = base(record, INPUT), output = base(record, OUTPUT), y = address(record, REST + 3);
  for (let row = 0; row < rows; row++) {
    placeImage(
      input, height(record, INPUT), width(record, INPUT), depth, pixelBytes(record, INPUT),
      image, imageRows, imageColumns, kernelRows - 1 - top, kernelColumns - 1 - left, strideY, strideX,
    );
    correlate(
      image, <usize>(imageColumns * depth) * REAL, 1, <usize>depth * REAL, kernelRows, run,
      scratch, columns, address(record, REST + 2), outRows, outColumns, output,
    );
    differentiate(word(record, REST + 5), output, bytes, y, bytes, outRows * outColumns, bytes);
    input += rowBytes(record, INPUT);
    output += rowBytes(record, OUTPUT);
    y += address(record, REST + 4);
  }
}

/**
 * Panels of the weights turned around, for the way back: row (u, v, f), column c holds the weight of place (last − u, last − v), channel c,
 * filter f. Places are counted in reading order, so turning them around is counting backwards.
 */
function packTurned(weights: usize, stride: usize, places: i32, channels: i32, filters: i32, to: usize): void {
  const panelBytes = <usize>roundUp(places * filters) * PANEL_BYTES;
  for (let column = 0; column < channels; column += PANEL) {
    let at = to;
    for (let place = places - 1; place >= 0; place--) {
      const from = weights + <usize>(place * channels + column) * stride;
      for (let filter = 0; filter < filters; filter++) {
        for (let c = 0; c < PANEL; c++) {
          const value: Real = column + c < channels ? load<Real>(from + <usize>c * stride + <usize>filter * REAL) : 0;
          store<Real>(at + <usize>c * REAL, value);
        }
        at += PANEL_BYTES;
      }
    }
    to += panelBytes;
  }
}

/**
 * One image against all panels: output pixel (y, x) = initial + Σ over kernel rows u and k < run of
 * image[(y·strideY + u)·lineBytes + x·stepBytes + k] · panel[u·run + k]. Tiles of four pixels go over the edges of lines.
 */
function correlate(
  image: usize, lineBytes: usize, strideY: i32, stepBytes: usize, kernelRows: i32, run: i32,
  panels: usize, columns: i32, initial: usize, outRows: i32, outColumns: i32, output: usize,
): void {
  const panelBytes = <usize>roundUp(kernelRows * run) * PANEL_BYTES;
  const outStride = <usize>columns * REAL;
  const pixels = outRows * outColumns;
  const nextLine = <usize>strideY * lineBytes;
  const skip = lineBytes - <usize>run * REAL;
  for (let column = 0; column < columns; column += PANEL) {
    const whole = column + PANEL <= columns;
    const start = initial + <usize>column * REAL;
    let c = output + <usize>column * REAL;
    let line = image;
    let x = 0;
    for (let pixel = 0; pixel < pixels; pixel += 4) {
      const count = pixels - pixel;
      const a0 = line + <usize>x * stepBytes;
      if (++x == outColumns) { x = 0; line += nextLine; }
      const a1 = count > 1 ? line + <usize>x * stepBytes : a0;
      if (++x == outColumns) { x = 0; line += nextLine; }
      const a2 = count > 2 ? line + <usize>x * stepBytes : a0;
      if (++x == outColumns) { x = 0; line += nextLine; }
      const a3 = count > 3 ? line + <usize>x * stepBytes : a0;
      if (++x == outColumns) { x = 0; line += nextLine; }
      if (whole) window8(a0, a1, a2, a3, skip, kernelRows, run, panels, start, c, outStride, count);
      else window4(a0, a1, a2, a3, skip, kernelRows, run, panels, start, c, outStride, count);
      c += 4 * outStride;
    }
    panels += panelBytes;
  }
}
