import type { UniformRng } from "@loglik/core";

/**
 * Shuffles in place, each permutation with equal probability (Durstenfeld's form of the Fisher–Yates shuffle).
 *
 * A generator, which stops every 4096 exchanges: a shuffle of a million rows takes long enough for a page to stutter.
 */
export function* shuffle(rows: Uint32Array, rng: UniformRng): Generator<undefined, void> {
  for (let last = rows.length - 1; last > 0; last -= 1) {
    const other = rng.below(last + 1);
    const row = rows[last];
    rows[last] = rows[other];
    rows[other] = row;
    if ((last & 4095) === 0) yield;
  }
}

/** Shuffles in one go; for use where the rows are about to be copied anyway. */
export function shuffleNow(rows: Uint32Array, rng: UniformRng): Uint32Array {
  for (const _pause of shuffle(rows, rng));
  return rows;
}

/** 0, 1, …, count − 1. */
export function everyRow(count: number): Uint32Array {
  const rows = new Uint32Array(count);
  for (let row = 0; row < count; row += 1) rows[row] = row;
  return rows;
}
