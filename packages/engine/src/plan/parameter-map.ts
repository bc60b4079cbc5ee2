import type { FloatArray } from "@loglik/core";
import type { Block } from "./arena.js";

/** Where one layer's weights or bias lie in the arena and in the public flat vector (weights, then bias, layer by layer). */
export interface ParameterEntry {
  readonly block: Block;
  /** Index of the first element in the public vector. */
  readonly start: number;
  /** False for running statistics, which have neither gradient nor slots. */
  readonly trained: boolean;
}

/** Copies the public vector into the padded blocks, moved by `shift` elements (0: parameters; else gradient or a slot). */
export function scatterParameters(
  entries: readonly ParameterEntry[],
  values: ArrayLike<number>,
  arena: FloatArray,
  shift = 0,
): void {
  const typed = ArrayBuffer.isView(values) ? (values as FloatArray) : Float64Array.from(values);
  eachRun(entries, shift, (start, place, length) => arena.set(typed.subarray(start, start + length), place));
}

/** The inverse of {@link scatterParameters}: the padded blocks into the public vector `out`, of which what has none is kept. */
export function gatherParameters<Out extends FloatArray>(
  entries: readonly ParameterEntry[],
  arena: FloatArray,
  out: Out,
  shift = 0,
): Out {
  eachRun(entries, shift, (start, place, length) => out.set(arena.subarray(place, place + length), start));
  return out;
}

/** Visits the numbers that lie together in the public vector (from `start`) and in the arena (from `place`): whole blocks, or rows. */
function eachRun(
  entries: readonly ParameterEntry[],
  shift: number,
  visit: (start: number, place: number, length: number) => void,
): void {
  for (const { block, start, trained } of entries) {
    if (shift !== 0 && !trained) continue;
    const { offset, rows, columns, stride } = block;
    if (columns === stride) visit(start, shift + offset, rows * columns);
    else for (let row = 0; row < rows; row += 1) visit(start + row * columns, shift + offset + row * stride, columns);
  }
}
