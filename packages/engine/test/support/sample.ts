import { uniforms } from "./numbers.js";

/** y = sin 3x + uniform noise on [−1, 1]; x evenly spaced. Same bits in every engine: sin is replaced by its series. */
export function wave(rows: number): { readonly x: Float64Array; readonly y: Float64Array } {
  const x = Float64Array.from({ length: rows }, (_, row) => (2 * row) / (rows - 1) - 1);
  const noise = uniforms(rows, 11, 0.1);
  const sine = (a: number) => a * (1 - ((a * a) / 6) * (1 - ((a * a) / 20) * (1 - (a * a) / 42)));
  return { x, y: x.map((value, row) => sine(3 * value) + noise[row]) };
}

/** Two inputs and a label that depends on them, with overlap: no hyperplane separates the classes. */
export function twoClasses(rows: number): { readonly x: Float64Array; readonly y: Float64Array } {
  const x = uniforms(2 * rows, 5, 2);
  const noise = uniforms(rows, 23, 2);
  const y = Float64Array.from({ length: rows }, (_, row) =>
    1.5 * x[2 * row] - x[2 * row + 1] + 0.4 + noise[row] > 0 ? 1 : 0,
  );
  return { x, y };
}
