import { checkWeights } from "../check-weights.js";
import { LoglikError } from "../error.js";

/** A block of neighbouring rows that share one fitted value. */
export interface IsotonicBlock {
  /** Smallest and largest x of the block. */
  readonly low: number;
  readonly high: number;
  readonly value: number;
  /** Σ wᵢ of its rows. */
  readonly weight: number;
}

/** A rising step function: the blocks in order, their values strictly rising. Plain data. */
export interface IsotonicRegression {
  readonly blocks: readonly IsotonicBlock[];
}

/**
 * Isotonic regression: the rising function of x that is closest to y in weighted squares, by pooling adjacent violators. For y
 * that are 0 or 1 the same function maximises the Bernoulli likelihood among all rising ones.
 *
 * Rows with the same x are one row with their mean; a block's value is the mean of its rows.
 *
 * @throws LoglikError `sample-empty`, `shape-mismatch`, `input-not-finite`, and those of weights
 * @see Barlow, Bartholomew, Bremner & Brunk (1972), Statistical Inference under Order Restrictions; Zadrozny & Elkan (2002)
 * @example isotonicRegression([1, 2, 3], [0, 2, 1]).blocks.map((block) => block.value)  // [0, 1.5]
 */
export function isotonicRegression(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  weights?: ArrayLike<number>,
): IsotonicRegression {
  check(x, y);
  checkWeights("isotonicRegression", weights, x.length);
  const order = Array.from({ length: x.length }, (_, row) => row)
    .filter((row) => weights === undefined || weights[row] > 0)
    .sort((a, b) => x[a] - x[b]);
  const pools: { low: number; high: number; sum: number; weight: number }[] = [];
  order.forEach((row, position) => {
    const weight = weights === undefined ? 1 : weights[row];
    const last = pools[pools.length - 1];
    if (position > 0 && x[order[position - 1]] === x[row] && last !== undefined && last.low === x[row]) {
      last.sum += weight * y[row];
      last.weight += weight;
    } else {
      pools.push({ low: x[row], high: x[row], sum: weight * y[row], weight });
    }
    // Pool only when the next x is another: rows of one x come first together.
    if (position + 1 < order.length && x[order[position + 1]] === x[row]) return;
    while (pools.length > 1) {
      const upper = pools[pools.length - 1];
      const lower = pools[pools.length - 2];
      if (lower.sum * upper.weight < upper.sum * lower.weight) break;
      pools.pop();
      lower.high = upper.high;
      lower.sum += upper.sum;
      lower.weight += upper.weight;
    }
  });
  return { blocks: pools.map(({ low, high, sum, weight }) => ({ low, high, value: sum / weight, weight })) };
}

/**
 * The fitted function at any x: the value of the block that holds it, a straight line between blocks, and constant beyond the
 * ends.
 *
 * @example isotonicValue({ blocks: [{ low: 0, high: 1, value: 0, weight: 1 }, { low: 3, high: 4, value: 1, weight: 1 }] }, 2)  // 0.5
 */
export function isotonicValue({ blocks }: IsotonicRegression, x: number): number {
  let from = 0;
  let to = blocks.length - 1;
  // The last block that begins at or before x.
  while (from < to) {
    const middle = (from + to + 1) >> 1;
    if (blocks[middle].low <= x) from = middle;
    else to = middle - 1;
  }
  const block = blocks[from];
  const next = blocks[from + 1];
  if (Number.isNaN(x)) return NaN;
  if (x <= block.high || next === undefined) return block.value;
  return block.value + ((x - block.high) / (next.low - block.high)) * (next.value - block.value);
}

function check(x: ArrayLike<number>, y: ArrayLike<number>): void {
  if (x.length === 0) {
    throw new LoglikError(
      "sample-empty",
      "isotonicRegression: x is empty; at least one row is needed. Pass some data.",
    );
  }
  if (x.length !== y.length) {
    throw new LoglikError(
      "shape-mismatch",
      `isotonicRegression: there are ${x.length} x and ${y.length} y; expected one y for each x.`,
      { x: x.length, y: y.length },
    );
  }
  for (let row = 0; row < x.length; row++) {
    if (Number.isFinite(x[row]) && Number.isFinite(y[row])) continue;
    throw new LoglikError(
      "input-not-finite",
      `isotonicRegression: row ${row} is x = ${x[row]}, y = ${y[row]}; both must be finite. Drop the row first.`,
      { row, x: x[row], y: y[row] },
    );
  }
}
