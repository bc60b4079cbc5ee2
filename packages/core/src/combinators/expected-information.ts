/**
 * The Fisher information E[sᵢ sⱼ] of one observation, row by row, where it has no closed form: an expectation for each pair.
 *
 * @param size how many parameters there are
 * @param expectation E[g(Y)] by quadrature or summation; all pairs ask for the scores at the same places, which are computed once
 * @param score writes ∂ log f(y)/∂θ into its second argument and returns it
 */
export function expectedInformation(
  size: number,
  expectation: (g: (y: number) => number) => number,
  score: (y: number, out: Float64Array) => Float64Array,
  out: Float64Array,
): Float64Array {
  const known = new Map<number, Float64Array>();
  const scoreAt = (y: number): Float64Array => {
    const found = known.get(y) ?? score(y, new Float64Array(size));
    known.set(y, found);
    return found;
  };
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      out[i * size + j] = expectation((y) => scoreAt(y)[i] * scoreAt(y)[j]);
      out[j * size + i] = out[i * size + j];
    }
  }
  return out;
}
