import { expect, test } from "vitest";
import { weightedGram } from "../src/fit/weighted-gram.js";
import { createRng } from "../src/random/philox.js";

/** Σ wᵢ zᵢ zᵢᵀ by its definition, row by row, with z the inputs of every output in turn (a constant for a shared one). */
function byDefinition(q: Float64Array, rank: number, shared: readonly boolean[], weights: readonly Float64Array[]) {
  const p = shared.length;
  const columns = shared.flatMap((isShared, k) => Array.from({ length: isShared ? 1 : rank }, (_, a) => [k, a]));
  const n = columns.length;
  const out = new Float64Array(n * n);
  for (const [row, weight] of weights.entries()) {
    const z = columns.map(([k, a]) => (shared[k] ? 1 : q[row * rank + a]));
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) out[i * n + j] += weight[columns[i][0] * p + columns[j][0]] * z[i] * z[j];
    }
  }
  return out;
}

test.each([0, 1, 3, 4, 5, 7, 8, 9])("the sums over %i rows are those of the definition", (rows) => {
  const rng = createRng(3, "gram");
  const [rank, shared] = [3, [false, true, false]];
  const q = Float64Array.from({ length: rows * rank }, () => rng.normal());
  const weights = Array.from({ length: rows }, () => {
    const symmetric = new Float64Array(9);
    for (let k = 0; k < 3; k++) {
      for (let l = 0; l <= k; l++) symmetric[3 * k + l] = symmetric[3 * l + k] = k === 2 && l === 1 ? 0 : rng.normal();
    }
    return symmetric;
  });
  const gram = weightedGram(q, rank, shared, [0, 3, 4, 7]);
  const given = new Float64Array(9);
  for (const [row, weight] of weights.entries()) {
    // One array for all rows, as the fit uses it: what waits must not change with it.
    given.set(weight);
    gram.add(row, given);
  }
  const expected = byDefinition(q, rank, shared, weights);
  const matrix = gram.matrix();
  expect(matrix.length).toBe(49);
  for (const [at, value] of matrix.entries()) expect(value).toBeCloseTo(expected[at], 12);
});
