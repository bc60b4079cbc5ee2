/**
 * Σ wᵢ of each batch of an epoch: what its mean loss counts for in the epoch's mean. Without weights, its number of rows.
 */
export function batchWeights(order: Uint32Array, batchSize: number, weights: Float64Array | undefined): Float64Array {
  const sums = new Float64Array(Math.ceil(order.length / batchSize));
  for (let step = 0; step < sums.length; step += 1) {
    const first = step * batchSize;
    const end = Math.min(first + batchSize, order.length);
    if (weights === undefined) sums[step] = end - first;
    else for (let index = first; index < end; index += 1) sums[step] += weights[order[index]];
  }
  return sums;
}
