/** B₂ₖ / (2k (2k − 1)), the coefficients of Stirling's series. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];

/**
 * What Stirling's formula leaves out: δ(z) = log Γ(z + 1) − (z + ½) log z + z − ½ log 2π, for z > 0.
 *
 * δ is small (1/12z for large z), so a log-probability written with δ keeps the digits that differences of log-gammas lose.
 * From z = 16 the asymptotic series has them all; below, δ(z) − δ(z + 1) = (z + ½) log(1 + 1/z) − 1 = r²/3 + r⁴/5 + …
 * with r = 1/(2z + 1) carries z upwards in positive terms (below 0.3, where they are slow, the left side itself is accurate).
 *
 * @see Loader (2000), Fast and accurate computation of binomial probabilities; DLMF 5.11.1
 * @example stirlingError(1)  // 0.08106146679532725
 */
export function stirlingError(z: number): number {
  if (z < 0.3) return stirlingError(z + 1) + (z + 0.5) * Math.log1p(1 / z) - 1;
  let shifted = z;
  let below = 0;
  while (shifted < 16) {
    const r = 1 / (2 * shifted + 1);
    const square = r * r;
    let power = square;
    let sum = 0;
    for (let k = 3; ; k += 2) {
      const next = sum + power / k;
      if (next === sum) break;
      sum = next;
      power *= square;
    }
    below += sum;
    shifted += 1;
  }
  const inverseSquare = 1 / (shifted * shifted);
  let series = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) series = series * inverseSquare + STIRLING[k];
  return below + series / shifted;
}
