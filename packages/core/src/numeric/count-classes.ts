/**
 * Total weight of each class index; one entry a class, up to the largest index or to `classes`.
 *
 * @example Array.from(countClasses([0, 2, 2]))  // [1, 0, 2]
 */
export function countClasses(y: ArrayLike<number>, weights?: ArrayLike<number>, classes?: number): Float64Array {
  let size = classes ?? 0;
  if (classes === undefined) for (let i = 0; i < y.length; i++) size = Math.max(size, y[i] + 1);
  const counts = new Float64Array(size);
  for (let i = 0; i < y.length; i++) counts[y[i]] += weights === undefined ? 1 : weights[i];
  return counts;
}
