/** B₂ₖ/2k, the coefficients of the asymptotic series of ψ(z) − log z = −1/2z − Σ B₂ₖ/(2k z²ᵏ). */
const COEFFICIENTS = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12, -3617 / 8160];

/**
 * ψ(a + x) − ψ(a) − log((a + x)/a), for a > 0 and x ≥ 0: how a sum 1/a + 1/(a + 1) + … of x terms exceeds its logarithm.
 *
 * What the score of a size or of a beta's parameters is made of. For a large it is x/(2a(a + x)) + …, of which differences of
 * digammas would leave nothing; here every part is itself a product of x.
 *
 * @see DLMF 5.5.2, 5.11.2
 * @example digammaExcess(1, 1)  // 0.3068528194400547
 * @example digammaExcess(1e10, 3)  // 1.4999999995999998e-20
 */
export function digammaExcess(a: number, x: number): number {
  let shift = 0;
  let below = 0;
  for (; a + shift < 12; shift++) below += x / ((a + shift) * (a + shift + x));
  const near = a + shift;
  const far = near + x;
  // log((a + shift + x)/(a + shift)) − log((a + x)/a)
  const logarithms = shift === 0 ? 0 : Math.log1p((-x * shift) / (near * (a + x)));
  const u = 1 / (near * near);
  const v = 1 / (far * far);
  // Horner's rule for the divided difference of the series between u and v.
  let value = 0;
  let slope = 0;
  for (let k = COEFFICIENTS.length - 1; k >= -1; k--) {
    slope = slope * v + value;
    value = value * u + (k >= 0 ? COEFFICIENTS[k] : 0);
  }
  const seriesDifference = slope * (x / near / far) * (1 / near + 1 / far);
  return below + logarithms + 0.5 * (x / near / far) + seriesDifference;
}
