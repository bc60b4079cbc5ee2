import { type FloatArray, LoglikError } from "@loglik/core";
import { show } from "../option-checks.js";
import { inParts, type Parts } from "./in-parts.js";

/** Numbers in rows: one flat array, row after row, or an array of rows. A single column may be a plain array. */
export type MatrixLike = ArrayLike<number> | readonly ArrayLike<number>[];

export interface Matrix<Values extends FloatArray = FloatArray> {
  readonly values: Values;
  readonly rows: number;
  readonly columns: number;
}

/** What a matrix is called in an error message. */
export interface MatrixNames {
  /** The function that was called. */
  readonly where: string;
  /** The argument: x, y, validation.x. */
  readonly name: string;
}

/**
 * Copies `source` to a row-major matrix of `columns` columns, and looks at every number once.
 *
 * @throws LoglikError `not-a-matrix`, `ragged-row`, `shape-mismatch`, `empty-data`, and `input-not-finite` or `target-not-finite`
 */
export function* toMatrix<Values extends FloatArray>(
  source: MatrixLike,
  columns: number,
  allocate: (length: number) => Values,
  names: MatrixNames,
): Parts<Matrix<Values>> {
  const { where, name } = names;
  if (source === null || typeof source !== "object" || typeof source.length !== "number") {
    throw new LoglikError(
      "not-a-matrix",
      `${where}: ${name} is ${source === null ? "null" : typeof source}; expected numbers in rows: a typed array, row after row, or an array of rows.`,
      { name },
    );
  }
  if (source.length === 0) {
    throw new LoglikError("empty-data", `${where}: ${name} has no rows; expected at least one.`, { name });
  }
  const matrix = isArrayOfRows(source)
    ? yield* fromRows(source, columns, allocate, names)
    : yield* fromFlat(source as ArrayLike<number>, columns, allocate, names);
  yield* inParts(matrix.values.length, (from, to) => checkFinite(matrix, from, to, names, source));
  return matrix;
}

/** How many numbers a source holds, as far as it can be told without a look at them. */
export function sizeOf(source: unknown): number {
  const { length = 0 } = (source ?? {}) as { readonly length?: number };
  const first = (source as ArrayLike<unknown> | null)?.[0] as { readonly length?: number } | null | undefined;
  return length * (typeof first === "object" ? (first?.length ?? 1) : 1);
}

function isArrayOfRows(source: MatrixLike): source is readonly ArrayLike<number>[] {
  return typeof source[0] === "object" && source[0] !== null;
}

function* fromFlat<Values extends FloatArray>(
  source: ArrayLike<number>,
  columns: number,
  allocate: (length: number) => Values,
  { where, name }: MatrixNames,
): Parts<Matrix<Values>> {
  if (source.length % columns !== 0) {
    throw new LoglikError(
      "shape-mismatch",
      `${where}: ${name} has ${source.length} numbers, which is no whole number of rows of ${columns}; expected rows × ${columns} numbers, row after row.`,
      { name, length: source.length, columns },
    );
  }
  const values = allocate(source.length);
  yield* inParts(values.length, (from, to) => {
    if (isTyped(source)) values.set(source.subarray(from, to), from);
    // Here `set` would turn null, "" and true into numbers, silently.
    else for (let index = from; index < to; index += 1) values[index] = numberOrNaN(source[index]);
  });
  return { values, rows: source.length / columns, columns };
}

function* fromRows<Values extends FloatArray>(
  source: readonly ArrayLike<number>[],
  columns: number,
  allocate: (length: number) => Values,
  { where, name }: MatrixNames,
): Parts<Matrix<Values>> {
  const values = allocate(source.length * columns);
  function copy(from: number, to: number): void {
    for (let row = from; row < to; row += 1) {
      const cells = source[row];
      if (cells?.length !== columns) {
        throw new LoglikError(
          "ragged-row",
          `${where}: ${name}[${row}] has ${cells?.length ?? "no"} numbers; expected ${columns} in every row.`,
          { name, row, length: cells?.length, columns },
        );
      }
      for (let column = 0; column < columns; column += 1) values[row * columns + column] = numberOrNaN(cells[column]);
    }
  }
  yield* inParts(source.length, copy, columns);
  return { values, rows: source.length, columns };
}

/** An array that holds nothing but numbers; those of 64-bit integers hold none. */
function isTyped(source: ArrayLike<number>): source is FloatArray {
  return ArrayBuffer.isView(source) && typeof source[0] === "number";
}

export function numberOrNaN(value: unknown): number {
  return typeof value === "number" ? value : Number.NaN;
}

function checkFinite(
  { values, columns }: Matrix,
  from: number,
  to: number,
  { where, name }: MatrixNames,
  source: MatrixLike,
): void {
  for (let index = from; index < to; index += 1) {
    if (Number.isFinite(values[index])) continue;
    const row = Math.floor(index / columns);
    const column = index % columns;
    const cell = columns === 1 ? `${name}[${row}]` : `${name}[${row}][${column}]`;
    const isTarget = name.endsWith("y");
    // As it was given: "1", null and true have become NaN by now, and 1e39 Infinity.
    const value = isArrayOfRows(source) ? source[row][column] : source[index];
    throw new LoglikError(
      isTarget ? "target-not-finite" : "input-not-finite",
      `${where}: ${cell} is ${show(value)}; every ${isTarget ? "target" : "input"} must be a finite number${values instanceof Float32Array ? " within the range of float32" : ""}. Drop or impute missing rows first.`,
      { name, row, column, value },
    );
  }
}
