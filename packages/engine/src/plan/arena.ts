/**
 * A matrix inside the arena, in elements: element (row, column) lies at `offset + row · stride + column`.
 *
 * `stride` is at least `columns` rounded up to 4, one SIMD vector of float32. The elements up to there are zero and stay zero, so
 * that kernels work on whole vectors and never need a tail along a row.
 */
export interface Block {
  readonly offset: number;
  readonly rows: number;
  readonly columns: number;
  readonly stride: number;
}

/** Columns and rows are padded to this many elements. */
export const LANES = 4;

/** `count` rounded up to whole vectors. */
export function padded(count: number): number {
  return Math.ceil(count / LANES) * LANES;
}

/** Elements that a block takes up. */
export function blockSize(block: Block): number {
  return block.rows * block.stride;
}

/** The same region as a block whose offset is moved by `shift` elements: a parameter's gradient, an optimizer's slot. */
export function shiftBlock(block: Block, shift: number): Block {
  return { ...block, offset: block.offset + shift };
}

/** Hands out consecutive blocks of one arena. Every block starts at a multiple of {@link ALIGNMENT} elements. */
export class ArenaLayout {
  #next = 0;

  /** Elements handed out so far. */
  get size(): number {
    return this.#next;
  }

  matrix(rows: number, columns: number): Block {
    const block: Block = { offset: this.#next, rows, columns, stride: padded(columns) };
    this.#next += Math.ceil(blockSize(block) / ALIGNMENT) * ALIGNMENT;
    return block;
  }

  /**
   * Some numbers for each row of a batch. Where rows are whole pairs of cache lines, one more line lies between them: rows of 2048
   * bytes all begin in one of two sets of a first-level cache, which holds eight lines of each, and a kernel that goes down a column
   * would find nothing there twice. Blocks of equally many columns have equal strides.
   */
  batch(rows: number, columns: number): Block {
    const stride = padded(columns);
    const gap = stride >= 8 * ALIGNMENT && stride % (2 * ALIGNMENT) === 0 ? ALIGNMENT : 0;
    return { ...this.matrix(rows, stride + gap), columns };
  }

  vector(columns: number): Block {
    return this.matrix(1, columns);
  }
}

/** 16 elements: one cache line of float32, so that two workers' blocks never share a line. */
export const ALIGNMENT = 16;
