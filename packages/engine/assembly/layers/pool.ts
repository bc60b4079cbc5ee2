// Pooling: the largest number, or the mean, of each window of each channel. Channels lie in whole vectors.

import { differentiate } from "../activation";
import { Real, VECTOR, add, atLeast, clearWhere, equal, less, load, mul, splat, store } from "../lanes";
import { address, word } from "../record";
import { base, clear, height, pixelBytes, rowBytes, width } from "./image";

// Operands: input and output images at 2 and 8, window rows and columns and strides at 14 … 17, then for the way back the output's
// gradient, the input's gradient and an activation at 20 … 22.
const INPUT: i32 = 2;
const OUTPUT: i32 = 8;
const WINDOW: i32 = 14;
const REST: i32 = 20;

export function poolForward(record: usize, rows: i32, isMax: bool): void {
  const windowRows = word(record, WINDOW), windowColumns = word(record, WINDOW + 1);
  const bytes = pixelBytes(record, INPUT);
  const lineBytes = <usize>width(record, INPUT) * bytes;
  const stepY = <usize>word(record, WINDOW + 2) * lineBytes, stepX = <usize>word(record, WINDOW + 3) * bytes;
  const outRows = height(record, OUTPUT), outColumns = width(record, OUTPUT);
  const share = splat(<Real>1 / <Real>(windowRows * windowColumns));
  let input = base(record, INPUT), output = base(record, OUTPUT);
  for (let row = 0; row < rows; row++) {
    let to = output;
    for (let y = 0; y < outRows; y++) {
      for (let x = 0; x < outColumns; x++) {
        const corner = input + <usize>y * stepY + <usize>x * stepX;
        const end = to + bytes;
        let channel: usize = 0;
        do {
          const window = corner + channel;
          store(to, isMax
            ? largestOf(window, lineBytes, bytes, windowRows, windowColumns)
            : mul(sumOf(window, lineBytes, bytes, windowRows, windowColumns), share));
          to += VECTOR;
          channel += VECTOR;
        } while (to < end);
      }
    }
    input += rowBytes(record, INPUT);
    output += rowBytes(record, OUTPUT);
  }
}

@inline function largestOf(window: usize, lineBytes: usize, bytes: usize, rows: i32, columns: i32): v128 {
  let largest = load(window);
  // A comparison with NaN fails, and so passes over one that came before: whether there was one is kept apart.
  let numbers = equal(largest, largest);
  for (let u = 0; u < rows; u++) {
    let at = window + <usize>u * lineBytes;
    for (let v = 0; v < columns; v++) {
      const value = load(at);
      largest = atLeast(value, largest);
      numbers = v128.and(numbers, equal(value, value));
      at += bytes;
    }
  }
  return v128.or(largest, v128.not(numbers));
}

@inline function sumOf(window: usize, lineBytes: usize, bytes: usize, rows: i32, columns: i32): v128 {
  let sum = splat(0);
  for (let u = 0; u < rows; u++) {
    let at = window + <usize>u * lineBytes;
    for (let v = 0; v < columns; v++) {
      sum = add(sum, load(at));
      at += bytes;
    }
  }
  return sum;
}

export function poolBackward(record: usize, rows: i32, isMax: bool): void {
  const windowRows = word(record, WINDOW), windowColumns = word(record, WINDOW + 1);
  const bytes = pixelBytes(record, INPUT);
  const columns = width(record, INPUT);
  const lineBytes = <usize>columns * bytes;
  const strideY = word(record, WINDOW + 2), stepX = <usize>word(record, WINDOW + 3) * bytes;
  const outRows = height(record, OUTPUT), outColumns = width(record, OUTPUT);
  const share = splat(<Real>1 / <Real>(windowRows * windowColumns));
  const lines = height(record, INPUT), activation = word(record, REST + 2);
  let input = base(record, INPUT), output = base(record, OUTPUT);
  let outGradient = address(record, REST), gradient = address(record, REST + 1);
  for (let row = 0; row < rows; row++) {
    let out: usize = 0;
    // Lines are cleared when the first window comes to them and finished when the last has left, while they are in the cache.
    let cleared = 0, finished = 0;
    for (let y = 0; y <= outRows; y++) {
      const isEnd = y == outRows;
      const reached = isEnd ? lines : max(cleared, y * strideY + windowRows);
      clear(gradient + <usize>cleared * lineBytes, <usize>(reached - cleared) * lineBytes);
      cleared = reached;
      const left = isEnd ? lines : y * strideY;
      const from = <usize>finished * lineBytes;
      differentiate(activation, gradient + from, bytes, input + from, bytes, (left - finished) * columns, bytes);
      finished = left;
      if (isEnd) break;
      for (let x = 0; x < outColumns; x++) {
        const corner = <usize>left * lineBytes + <usize>x * stepX;
        for (let channel: usize = 0; channel < bytes; channel += VECTOR) {
          const dy = load(outGradient + out);
          const window = corner + channel;
          if (isMax) giveToFirst(dy, load(output + out), input + window, gradient + window, lineBytes, bytes, windowRows, windowColumns);
          else giveToAll(mul(dy, share), gradient + window, lineBytes, bytes, windowRows, windowColumns);
          out += VECTOR;
        }
      }
    }
    input += rowBytes(record, INPUT);
    output += rowBytes(record, OUTPUT);
    outGradient += rowBytes(record, OUTPUT);
    gradient += rowBytes(record, INPUT);
  }
}

/** The first number of the window that is not below the largest one gets the gradient. Every number fails to be below NaN. */
@inline function giveToFirst(
  dy: v128, largest: v128, input: usize, gradient: usize, lineBytes: usize, bytes: usize, rows: i32, columns: i32,
): void {
  let left = dy;
  for (let u = 0; u < rows; u++) {
    let at = <usize>u * lineBytes;
    for (let v = 0; v < columns; v++) {
      const smaller = less(load(input + at), largest);
      store(gradient + at, add(load(gradient + at), clearWhere(left, smaller)));
      left = v128.and(left, smaller);
      at += bytes;
    }
  }
}

@inline function giveToAll(dy: v128, gradient: usize, lineBytes: usize, bytes: usize, rows: i32, columns: i32): void {
  for (let u = 0; u < rows; u++) {
    let at = gradient + <usize>u * lineBytes;
    for (let v = 0; v < columns; v++) {
      store(at, add(load(at), dy));
      at += bytes;
    }
  }
}
