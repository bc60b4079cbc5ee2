// Convolutions as products of matrices whose left side is never written out: its rows are windows of the image, and the windows of
// neighbouring pixels overlap. A copy of one image with its zeros around fits the first-level cache, and tiles read it directly.
//
// An image is correlated with weights packed in panels of PANEL columns. The gradient with respect to the input is a correlation
// of the output's gradient, spread by the stride, with the weights turned around. All sums run in a fixed order.

import { activate, differentiate } from "../activation";
import { sumRows } from "../gemm";
import { REAL, Real, VECTOR, add, load as loadVector, loadNext, loadSplat, multiplyAdd, splat, store as storeVector, storeNext } from "../lanes";
import { PANEL, PANEL_BYTES, packRows, roundUp } from "../pack";
import { address, word } from "../record";
import { rowAddress, tile4, tile8 } from "../tile";
import { base, channels, height, paddedBytes, pixelBytes, placeImage, rowBytes, width } from "./image";

// Operands: input and output images at 2 and 8, then kernel rows and columns, strides, top and left at 14 … 19, then the rest.
const INPUT: i32 = 2;
const OUTPUT: i32 = 8;
const KERNEL: i32 = 14;
const REST: i32 = 20;

/** Where the parts of the scratch lie: the packed weights first, then the image with zeros around. */
@inline function imageAfter(scratch: usize, depth: i32, columns: i32): usize {
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

/** A tile of four windows and one panel, as tile8: each window is `kernelRows` runs of numbers, `skip` bytes apart. */
@inline function window8(
  a0: usize, a1: usize, a2: usize, a3: usize, skip: usize, kernelRows: i32, run: i32, b: usize,
  initial: usize, c: usize, cStride: usize, rows: i32,
): void {
  let c00 = loadVector(initial), c01 = loadNext(initial);
  let c10 = c00, c11 = c01, c20 = c00, c21 = c01, c30 = c00, c31 = c01;
  a1 -= a0; a2 -= a0; a3 -= a0;
  do {
    const end = a0 + <usize>run * REAL;
    do {
      const b0 = loadVector(b), b1 = loadNext(b);
      let ai = loadSplat(a0);
      c00 = multiplyAdd(c00, ai, b0);
      c01 = multiplyAdd(c01, ai, b1);
      ai = loadSplat(a0 + a1);
      c10 = multiplyAdd(c10, ai, b0);
      c11 = multiplyAdd(c11, ai, b1);
      ai = loadSplat(a0 + a2);
      c20 = multiplyAdd(c20, ai, b0);
      c21 = multiplyAdd(c21, ai, b1);
      ai = loadSplat(a0 + a3);
      c30 = multiplyAdd(c30, ai, b0);
      c31 = multiplyAdd(c31, ai, b1);
      a0 += REAL;
      b += PANEL_BYTES;
    } while (a0 != end);
    a0 += skip;
  } while (--kernelRows);
  let at = rowAddress(c, cStride, 3, rows);
  storeVector(at, c30);
  storeNext(at, c31);
  at = rowAddress(c, cStride, 2, rows);
  storeVector(at, c20);
  storeNext(at, c21);
  at = rowAddress(c, cStride, 1, rows);
  storeVector(at, c10);
  storeNext(at, c11);
  storeVector(c, c00);
  storeNext(c, c01);
}

/** The same for the half of a panel at the right edge. */
@inline function window4(
  a0: usize, a1: usize, a2: usize, a3: usize, skip: usize, kernelRows: i32, run: i32, b: usize,
  initial: usize, c: usize, cStride: usize, rows: i32,
): void {
  let c0 = loadVector(initial);
  let c1 = c0, c2 = c0, c3 = c0;
  a1 -= a0; a2 -= a0; a3 -= a0;
  do {
    const end = a0 + <usize>run * REAL;
    do {
      const bk = loadVector(b);
      c0 = multiplyAdd(c0, loadSplat(a0), bk);
      c1 = multiplyAdd(c1, loadSplat(a0 + a1), bk);
      c2 = multiplyAdd(c2, loadSplat(a0 + a2), bk);
      c3 = multiplyAdd(c3, loadSplat(a0 + a3), bk);
      a0 += REAL;
      b += PANEL_BYTES;
    } while (a0 != end);
    a0 += skip;
  } while (--kernelRows);
  storeVector(rowAddress(c, cStride, 3, rows), c3);
  storeVector(rowAddress(c, cStride, 2, rows), c2);
  storeVector(rowAddress(c, cStride, 1, rows), c1);
  storeVector(c, c0);
}

/**
 * Input and the output's gradient as images; then weight gradient, stride, bias gradient (0: somebody else's), first tile, end of the
 * tiles. A tile is up to four neighbouring rows of one run of the weights; each is one sum over rows and pixels in their order.
 */
export function convolutionBackwardParameters(record: usize, rows: i32, scratch: usize): void {
  const kernelRows = word(record, KERNEL), kernelColumns = word(record, KERNEL + 1);
  const strideY = word(record, KERNEL + 2), strideX = word(record, KERNEL + 3);
  const top = word(record, KERNEL + 4), left = word(record, KERNEL + 5);
  const depth = channels(record, INPUT);
  const run = kernelColumns * depth;
  const bytes = pixelBytes(record, OUTPUT);
  const columns = <i32>(bytes / REAL);
  const outRows = height(record, OUTPUT), outColumns = width(record, OUTPUT);
  const imageRows = (outRows - 1) * strideY + kernelRows, imageColumns = (outColumns - 1) * strideX + kernelColumns;
  const lineBytes = <usize>(imageColumns * depth) * REAL;
  const stepBytes = <usize>(strideX * depth) * REAL;
  const gradient = address(record, REST), stride = address(record, REST + 1);
  const tilesInRun = (run + 3) / 4;
  const firstTile = word(record, REST + 3), endTile = word(record, REST + 4);
  for (let tile = firstTile; tile < endTile; tile++) {
    const k = tile % tilesInRun * 4;
    const at = gradient + <usize>(tile / tilesInRun * run + k) * stride;
    for (let i = 0; i < min(4, run - k); i++) memory.fill(at + <usize>i * stride, 0, <usize>columns * REAL);
  }
  const bias = address(record, REST + 2);
  if (bias) memory.fill(bias, 0, <usize>columns * REAL);

  let input = base(record, INPUT), outGradient = base(record, OUTPUT);
  for (let row = 0; row < rows; row++) {
    placeImage(
      input, height(record, INPUT), width(record, INPUT), depth, pixelBytes(record, INPUT),
      scratch, imageRows, imageColumns, top, left, 1, 1,
    );
    for (let column = 0; column < columns; column += PANEL) {
      const whole = column + PANEL <= columns;
      const b = outGradient + <usize>column * REAL;
      for (let tile = firstTile; tile < endTile; tile++) {
        const u = tile / tilesInRun, k = tile % tilesInRun * 4;
        const a = scratch + <usize>u * lineBytes + <usize>k * REAL;
        const c = gradient + <usize>(u * run + k) * stride + <usize>column * REAL;
        if (whole) {
          outer8(a, stepBytes, <usize>strideY * lineBytes, b, <usize>columns * REAL, outRows, outColumns, c, stride, run - k);
        } else {
          outer4(a, stepBytes, <usize>strideY * lineBytes, b, <usize>columns * REAL, outRows, outColumns, c, stride, run - k);
        }
      }
    }
    if (bias) addRows(outGradient, <usize>columns * REAL, outRows * outColumns, columns, bias);
    input += rowBytes(record, INPUT);
    outGradient += rowBytes(record, OUTPUT);
  }
}

/** c[0 … 3][0 … 7] += Σ over pixels of a[0 … 3] · b[0 … 7], lines of `columns` pixels one after the other. */
@inline function outer8(
  a: usize, aStep: usize, aLine: usize, b: usize, bStep: usize, lines: i32, columns: i32, c: usize, cStride: usize, rows: i32,
): void {
  do {
    tile8(a, aStep, b, bStep, columns, c, cStride, c, cStride, rows);
    a += aLine;
    b += <usize>columns * bStep;
  } while (--lines);
}

@inline function outer4(
  a: usize, aStep: usize, aLine: usize, b: usize, bStep: usize, lines: i32, columns: i32, c: usize, cStride: usize, rows: i32,
): void {
  do {
    tile4(a, aStep, b, bStep, columns, c, cStride, c, cStride, rows);
    a += aLine;
    b += <usize>columns * bStep;
  } while (--lines);
}

/** c[0 … columns − 1] += Σ over rows of a. */
export function addRows(a: usize, stride: usize, rows: i32, columns: i32, c: usize): void {
  for (let column = 0; column < columns; column += <i32>(VECTOR / REAL)) {
    let at = a + <usize>column * REAL;
    let sum = splat(0);
    for (let row = 0; row < rows; row++) {
      sum = add(sum, loadVector(at));
      at += stride;
    }
    storeVector(c + <usize>column * REAL, add(loadVector(c + <usize>column * REAL), sum));
  }
}
