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

const blockRows = 4;

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
  /** Rows that wait to be added together. */
  const block = Array.from({ length: blockRows }, () => ({
    products: new Float64Array(triangle),
    inputs: new Float64Array(rank),
    weights: new Float64Array(p * p),
  }));
  let waiting = 0;
  const ones = block.map(() => Float64Array.of(1));
  const [products, inputs] = [block.map((row) => row.products), block.map((row) => row.inputs)];
  /** What a pair's sum is made of: products of inputs, the inputs themselves, or a constant; for each row of a block. */
  const termsOf = (k: number, l: number) =>
    shared[k] && shared[l] ? ones : shared[k] || shared[l] ? inputs : products;
  const sums = Array.from({ length: p * p }, (_, at) => {
    const [k, l] = [Math.floor(at / p), at % p];
    return new Float64Array(l <= k ? termsOf(k, l)[0].length : 0);
  });

  function add(row: number, weights: Float64Array): void {
    const { products, inputs, weights: kept } = block[waiting];
    kept.set(weights);
    const base = row * rank;
    for (let a = 0, at = 0; a < rank; a++) {
      const left = q[base + a];
      inputs[a] = left;
      for (let b = 0; b <= a; b++) products[at++] = left * q[base + b];
    }
    waiting++;
    if (waiting === blockRows) addBlock();
  }

  function addBlock(): void {
    for (let k = 0; k < p; k++) {
      for (let l = 0; l <= k; l++) {
        const at = k * p + l;
        const terms = termsOf(k, l);
        if (waiting === blockRows) {
          const [w0, w1, w2, w3] = [0, 1, 2, 3].map((row) => block[row].weights[at]);
          addFour(sums[at], w0, terms[0], w1, terms[1], w2, terms[2], w3, terms[3]);
        } else for (let row = 0; row < waiting; row++) addScaled(sums[at], block[row].weights[at], terms[row]);
      }
    }
    waiting = 0;
  }

  function matrix(): Float64Array {
    addBlock();
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

/** Four rows at once, in their order: a sum is read and written once instead of four times, and rounds as it would row by row. */
function addFour(
  sum: Float64Array,
  w0: number,
  t0: Float64Array,
  w1: number,
  t1: Float64Array,
  w2: number,
  t2: Float64Array,
  w3: number,
  t3: Float64Array,
): void {
  for (let i = 0; i < sum.length; i++) sum[i] = sum[i] + w0 * t0[i] + w1 * t1[i] + w2 * t2[i] + w3 * t3[i];
}

function addScaled(sum: Float64Array, weight: number, terms: Float64Array): void {
  for (let i = 0; i < terms.length; i++) sum[i] += weight * terms[i];
}
