import { expect } from "vitest";

/** A number of the reference files, which write the non-finite ones as strings. */
export function referenceNumber(value: number | string): number {
  return typeof value === "number" ? value : Number(value);
}

/** How far a number may be from its reference. Below 1e-307 float64 itself has fewer digits. */
export interface Tolerance {
  readonly relative: number;
  readonly absolute?: number;
}

/** Fails unless `actual` equals `expected` within the tolerance; NaN equals NaN, infinities equal themselves. */
export function expectClose(actual: number, expected: number, tolerance: Tolerance, what: string): void {
  if (Object.is(actual, expected) || actual === expected) return;
  const allowed = Math.max(tolerance.relative * Math.abs(expected), tolerance.absolute ?? 0, 1e-307);
  const error = Math.abs(actual - expected);
  if (error <= allowed) return;
  expect.fail(`${what}: got ${actual}, expected ${expected}; off by ${error}, allowed ${allowed}`);
}
