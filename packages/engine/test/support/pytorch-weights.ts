/** PyTorch's parameters by name: weights `[out][in]`, biases `[out]`, layer after layer. */
export type PyTorchWeights = { readonly [name: string]: readonly number[] | readonly (readonly number[])[] };

/** PyTorch's parameters as our flat vector: for each layer its weights `[in][out]`, then its bias. */
export function flatWeights(weights: PyTorchWeights): Float64Array {
  const flat: number[] = [];
  for (const values of Object.values(weights)) {
    if (typeof values[0] === "number") {
      flat.push(...(values as readonly number[]));
      continue;
    }
    const matrix = values as readonly (readonly number[])[];
    for (let input = 0; input < matrix[0].length; input += 1) flat.push(...matrix.map((row) => row[input]));
  }
  return Float64Array.from(flat);
}
