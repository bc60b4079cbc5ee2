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
  arena: Float32Array | Float64Array,
  shift = 0,
): void {
  for (const { block, start, trained } of entries) {
    if (shift !== 0 && !trained) continue;
    for (let row = 0; row < block.rows; row += 1) {
      const to = shift + block.offset + row * block.stride;
      const from = start + row * block.columns;
      for (let column = 0; column < block.columns; column += 1) arena[to + column] = values[from + column];
    }
  }
}

/** The inverse of {@link scatterParameters}: the padded blocks into the public vector `out`, of which what has none is kept. */
export function gatherParameters<Out extends Float32Array | Float64Array>(
  entries: readonly ParameterEntry[],
  arena: Float32Array | Float64Array,
  out: Out,
  shift = 0,
): Out {
  for (const { block, start, trained } of entries) {
    if (shift !== 0 && !trained) continue;
    for (let row = 0; row < block.rows; row += 1) {
      const from = shift + block.offset + row * block.stride;
      const to = start + row * block.columns;
      for (let column = 0; column < block.columns; column += 1) out[to + column] = arena[from + column];
    }
  }
  return out;
}
