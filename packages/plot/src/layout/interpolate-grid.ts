/**
 * A grid read between its points: bilinear in the cell that holds (x, y), and the nearest cell's plane just outside the
 * grid. In a cell with an infinite corner that takes part, the answer is not finite.
 *
 * @example interpolateGrid([0, 1], [0, 2], [0, 2, 1, 3])(0.5, 1)  // 1.5
 */
export function interpolateGrid(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  values: ArrayLike<number>,
): (x: number, y: number) => number {
  return (x, y) => {
    const i = cell(xs, x);
    const j = cell(ys, y);
    const s = (x - xs[i]) / (xs[i + 1] - xs[i]);
    const t = (y - ys[j]) / (ys[j + 1] - ys[j]);
    const at = (row: number, column: number, weight: number) =>
      weight === 0 ? 0 : weight * values[row * ys.length + column];
    return (
      at(i, j, (1 - s) * (1 - t)) + at(i + 1, j, s * (1 - t)) + at(i, j + 1, (1 - s) * t) + at(i + 1, j + 1, s * t)
    );
  };
}

/** The index of the cell that holds `value`, by bisection; the first or the last one outside. */
function cell(positions: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = positions.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (positions[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
