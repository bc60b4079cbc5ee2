/**
 * The class whose stretch of (0, 1) holds u, the stretches as long as the probabilities.
 *
 * @example drawClass([0.25, 0.75], 0.3)  // 1
 */
export function drawClass(law: ArrayLike<number>, u: number): number {
  let above = 0;
  for (let k = 0; k < law.length - 1; k++) {
    above += law[k];
    if (u < above) return k;
  }
  return law.length - 1;
}
