// The gradient of a convolution's weights: a sum over rows and pixels of window ⊗ gradient of the output, tile by tile.

import { REAL, VECTOR, add, load as loadVector, splat, store as storeVector } from "../lanes";
import { PANEL, PANEL_BYTES, packRows, roundUp } from "../pack";
import { address, word } from "../record";
import { INPUT, KERNEL, OUTPUT, REST, imageAfter } from "./convolution";
import { base, channels, height, pixelBytes, placeImage, rowBytes, width } from "./image";
import { outer4, outer8 } from "./outer";

/** A packed copy pays for itself when more tiles than this read it. */
const READS_TO_PACK: i32 = 4;

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
  const pixels = outRows * outColumns;
  const image = imageAfter(scratch, pixels, columns);
  /** From the end of the windows of one line to the next line. */
  const skip = <usize>strideY * lineBytes - <usize>outColumns * stepBytes;
  const gradient = address(record, REST), stride = address(record, REST + 1);
  const tilesInRun = (run + 3) / 4;
  const firstTile = word(record, REST + 3), endTile = word(record, REST + 4);
  for (let tile = firstTile; tile < endTile; tile++) {
    const k = tile % tilesInRun * 4;
    const at = gradient + <usize>(tile / tilesInRun * run + k) * stride;
    for (let i = 0; i < min(4, run - k); i++) memory.fill(at + <usize>i * stride, 0, <usize>columns * REAL);
  }
  // Without gaps a panel fits the first-level cache beside the image.
  const packs = endTile - firstTile > READS_TO_PACK;
  const bStep = packs ? PANEL_BYTES : bytes;
  const bias = address(record, REST + 2);
  if (bias) memory.fill(bias, 0, <usize>columns * REAL);

  let input = base(record, INPUT), outGradient = base(record, OUTPUT);
  for (let row = 0; row < rows; row++) {
    placeImage(
      input, height(record, INPUT), width(record, INPUT), depth, pixelBytes(record, INPUT),
      image, imageRows, imageColumns, top, left, 1, 1,
    );
    if (packs) packRows(outGradient, bytes, pixels, columns, scratch);
    let panel = packs ? scratch : outGradient;
    for (let column = 0; column < columns; column += PANEL) {
      const whole = column + PANEL <= columns;
      for (let tile = firstTile; tile < endTile; tile++) {
        const u = tile / tilesInRun, k = tile % tilesInRun * 4;
        const a = image + <usize>u * lineBytes + <usize>k * REAL;
        const c = gradient + <usize>(u * run + k) * stride + <usize>column * REAL;
        if (whole) {
          outer8(a, stepBytes, skip, panel, bStep, outRows, outColumns, c, stride, run - k);
        } else {
          outer4(a, stepBytes, skip, panel, bStep, outRows, outColumns, c, stride, run - k);
        }
      }
      panel += packs ? <usize>roundUp(pixels) * PANEL_BYTES : PANEL_BYTES;
    }
    if (bias) addRows(outGradient, bytes, pixels, columns, bias);
    input += rowBytes(record, INPUT);
    outGradient += rowBytes(record, OUTPUT);
  }
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
