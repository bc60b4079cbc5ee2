import { beforeAll, describe, expect, it } from "vitest";
import { gemmScratch } from "../../src/kernels/wasm/scratch.js";
import { padded } from "../../src/plan/arena.js";
import { uniforms } from "../support/numbers.js";
import { type TestingKernels, testingKernels } from "../support/testing-kernels.js";

let kernels: TestingKernels;
beforeAll(async () => {
  kernels = await testingKernels(48);
});

const forms = {
  A·B: { aTransposed: false, bTransposed: false },
  A·Bᵀ: { aTransposed: false, bTransposed: true },
  Aᵀ·B: { aTransposed: true, bTransposed: false },
};
const sizes = [0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17];
const GAP = 16;

/** A matrix in memory, with NaN in its padding and all around. */
function place(offset: number, rows: number, columns: number, values: ArrayLike<number>, padding = Number.NaN) {
  const stride = padded(columns);
  kernels.floats.fill(Number.NaN, offset, offset + rows * stride + GAP);
  for (let row = 0; row < rows; row += 1) {
    kernels.floats.fill(padding, offset + row * stride, offset + (row + 1) * stride);
    for (let column = 0; column < columns; column += 1) {
      kernels.floats[offset + row * stride + column] = values[row * columns + column];
    }
  }
  return { offset, stride, end: offset + Math.ceil((rows * stride + GAP) / 16) * 16 };
}

/** Σ in the order of k with every product and sum rounded to float32: the kernel promises these bits. */
function plainProduct(
  m: number,
  n: number,
  k: number,
  a: (i: number, k: number) => number,
  b: (k: number, j: number) => number,
  bias: ArrayLike<number>,
) {
  const c = new Float32Array(m * n);
  for (let i = 0; i < m; i += 1) {
    for (let j = 0; j < n; j += 1) {
      let sum = bias[j];
      for (let step = 0; step < k; step += 1) sum = Math.fround(sum + Math.fround(a(i, step) * b(step, j)));
      c[i * n + j] = sum;
    }
  }
  return c;
}

/** Runs one product; returns what differs from the plain loops, and which bytes were touched that should not be. */
function check(form: keyof typeof forms, m: number, n: number, k: number): string | undefined {
  const { aTransposed, bTransposed } = forms[form];
  const floats = kernels.floats;
  const aValues = Float32Array.from(uniforms(m * k, m + 1));
  const bValues = Float32Array.from(uniforms(k * n, n + 2));
  const bias = Float32Array.from(uniforms(n, k + 3));
  const a = aTransposed ? place(1024, k, m, aValues) : place(1024, m, k, aValues);
  // The padding of B's columns is zero in a program: it becomes the padding of C.
  const b = bTransposed ? place(a.end, n, k, bValues) : place(a.end, k, n, bValues, 0);
  const start = place(b.end, 1, n, bias, 0);
  const scratch = start.end;
  const scratchSize = gemmScratch(m, k) / 4;
  floats.fill(Number.NaN, scratch, scratch + scratchSize + 2 * GAP);
  const c = scratch + Math.ceil((scratchSize + GAP) / 16) * 16;
  const stride = padded(n);
  floats.fill(Number.NaN, c, c + m * stride + GAP);
  kernels.gemm(
    ...[m, stride, k, a.offset * 4, a.stride * 4, Number(aTransposed), b.offset * 4, b.stride * 4, Number(bTransposed)],
    ...[n, start.offset * 4, c * 4, stride * 4, 0, 0, 0, 0, scratch * 4],
  );
  const expected = plainProduct(
    ...([m, n, k] as const),
    aTransposed ? (i, step) => aValues[step * m + i] : (i, step) => aValues[i * k + step],
    bTransposed ? (step, j) => bValues[j * k + step] : (step, j) => bValues[step * n + j],
    bias,
  );
  for (let i = 0; i < m; i += 1) {
    for (let j = 0; j < n; j += 1) {
      if (floats[c + i * stride + j] !== expected[i * n + j]) {
        return `${form} ${m}×${k}×${n}: C[${i}][${j}] = ${floats[c + i * stride + j]}, expected ${expected[i * n + j]}`;
      }
    }
  }
  const untouched = [
    [scratch + scratchSize, c],
    [c + m * stride, c + m * stride + GAP],
  ];
  for (const [low, high] of untouched) {
    for (let at = low; at < high; at += 1)
      if (!Number.isNaN(floats[at])) return `${form} ${m}×${k}×${n}: wrote at ${at - c}`;
  }
  return undefined;
}

describe.each(Object.keys(forms) as (keyof typeof forms)[])("gemm %s", (form) => {
  it("has the bits of plain float32 loops at every combination of small sizes, and writes nowhere else", () => {
    const failures = sizes.flatMap((m) => sizes.flatMap((n) => sizes.flatMap((k) => check(form, m, n, k) ?? [])));
    expect(failures.slice(0, 5)).toEqual([]);
  });

  it.each([
    [1023, 9, 5],
    [5, 1023, 9],
    [9, 5, 1023],
    [133, 521, 515],
    [65, 129, 1025],
    [257, 40, 130],
  ])("has the bits of plain float32 loops across the edges of its blocks: %i × %i × %i", (m, n, k) => {
    expect(check(form, m, n, k)).toBeUndefined();
  });
});

it("sums rows in their order, for every number of rows", () => {
  for (const rows of [...sizes, 1023]) {
    for (const columns of [1, 4, 5, 17]) {
      const values = Float32Array.from(uniforms(rows * columns, rows + columns));
      const a = place(1024, rows, columns, values, 0);
      kernels.floats.fill(Number.NaN, a.end, a.end + padded(columns) + GAP);
      kernels.sumRows(a.offset * 4, a.stride * 4, rows, padded(columns), a.end * 4);
      for (let column = 0; column < columns; column += 1) {
        let sum = 0;
        for (let row = 0; row < rows; row += 1) sum = Math.fround(sum + values[row * columns + column]);
        expect(kernels.floats[a.end + column]).toBe(sum);
      }
      expect(kernels.floats[a.end + padded(columns)]).toBeNaN();
    }
  }
});
