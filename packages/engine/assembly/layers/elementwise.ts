// Operations that treat every number by itself. Rows of a block lie one after the other, so a batch is one long vector.

import { REAL, VECTOR, add, load, store } from "../lanes";
import { address } from "../record";
import { base, channels, clear, copyNumbers, height, pixelBytes, rowBytes, width } from "./image";

/** left, right, output, bytes of a row */
export function addBlocks(record: usize, rows: i32): void {
  const left = address(record, 2), right = address(record, 3), output = address(record, 4);
  const bytes = <usize>rows * address(record, 5);
  for (let at: usize = 0; at < bytes; at += VECTOR) store(output + at, add(load(left + at), load(right + at)));
}

/** Two images of one shape, whose pixels lie differently far apart. */
export function copyPixels(record: usize, rows: i32): void {
  const pixels = height(record, 2) * width(record, 2);
  const bytes = <usize>channels(record, 2) * REAL;
  const step = pixelBytes(record, 2), outStep = pixelBytes(record, 8);
  for (let row = 0; row < rows; row++) {
    let from = base(record, 2) + <usize>row * rowBytes(record, 2);
    let to = base(record, 8) + <usize>row * rowBytes(record, 8);
    for (let pixel = 0; pixel < pixels; pixel++) {
      copyNumbers(from, to, bytes);
      if (outStep > bytes) clear(to + bytes, outStep - bytes);
      from += step;
      to += outStep;
    }
  }
}
