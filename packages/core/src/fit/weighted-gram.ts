/**
 * Sums of wᵢ z zᵀ over the rows of a linear model, for every pair of outputs at once.
 *
 * The products of a row's inputs are the same for all pairs, so they are formed once (the lower triangle, packed) and then
 * added to one packed sum a pair: long runs of contiguous additions, several times faster than filling the full matrix
 * element by element.
 */
export interface WeightedGram {
  /** Adds row `i` with one weight for each pair of outputs (p × p, row-major, symmetric; the lower triangle is read). */
  add(row: number, weights: Float64Array): void;
  /** The full symmetric matrix, n × n with n = Σ block lengths, row-major. */
  matrix(): Float64Array;
}

/**
 * Starts empty sums of wᵢ z zᵀ for a linear model whose outputs have the inputs, or a constant alone, as their columns.
 *
 * @param q inputs, rows × rank, row-major
 * @param shared for each output whether its block is a single constant instead of the inputs
 * @param starts where the block of each output starts, and the total length
 */
export function weightedGram(
  q: Float64Array,
  rank: number,
  shared: readonly boolean[],
  starts: readonly number[],
): WeightedGram {
  const p = shared.length;
  const triangle = (rank * (rank + 1)) / 2;
  const products = new Float64Array(triangle);
  const inputs = new Float64Array(rank);
  const one = Float64Array.of(1);
  /** What a pair's sum is made of: products of inputs, the inputs themselves, or a constant. */
  const termsOf = (k: number, l: number) => (shared[k] && shared[l] ? one : shared[k] || shared[l] ? inputs : products);
  const sums = Array.from({ length: p * p }, (_, at) => {
    const [k, l] = [Math.floor(at / p), at % p];
    return new Float64Array(l <= k ? termsOf(k, l).length : 0);
  });

  function add(row: number, weights: Float64Array): void {
    const base = row * rank;
    for (let a = 0, at = 0; a < rank; a++) {
      const left = q[base + a];
      inputs[a] = left;
      for (let b = 0; b <= a; b++) products[at++] = left * q[base + b];
    }
    for (let k = 0; k < p; k++) {
      for (let l = 0; l <= k; l++) {
        const weight = weights[k * p + l];
        if (weight !== 0) addScaled(sums[k * p + l], weight, termsOf(k, l));
      }
    }
  }

  function matrix(): Float64Array {
    const n = starts[p];
    const out = new Float64Array(n * n);
    const put = (i: number, j: number, value: number) => {
      out[i * n + j] = value;
      out[j * n + i] = value;
    };
    for (let k = 0; k < p; k++) {
      for (let l = 0; l <= k; l++) {
        const sum = sums[k * p + l];
        const [rows, columns] = [starts[k + 1] - starts[k], starts[l + 1] - starts[l]];
        for (let a = 0; a < rows; a++) {
          for (let b = 0; b < columns; b++) {
            const [high, low] = a > b ? [a, b] : [b, a];
            const at = shared[k] || shared[l] ? a + b : (high * (high + 1)) / 2 + low;
            put(starts[k] + a, starts[l] + b, sum[at]);
          }
        }
      }
    }
    return out;
  }

  return { add, matrix };
}

function addScaled(sum: Float64Array, weight: number, terms: Float64Array): void {
  for (let i = 0; i < terms.length; i++) sum[i] += weight * terms[i];
}
