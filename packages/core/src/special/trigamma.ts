/** Bernoulli numbers B₂ₖ, the coefficients of the asymptotic series. */
const BERNOULLI = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510];

/**
 * The trigamma function ψ′(x) = d² log Γ(x)/dx²; Infinity at 0 and the negative integers.
 *
 * The recurrence ψ′(x) = ψ′(x + 1) + 1/x² carries x to 14, where 1/x + 1/2x² + Σ B₂ₖ/x²ᵏ⁺¹ holds all digits; negative x by
 * reflection, ψ′(x) + ψ′(1 − x) = (π/sin πx)².
 *
 * @see DLMF 5.15
 * @example trigamma(1)  // 1.6449340668482266
 */
export function trigamma(x: number): number {
  if (x <= 0) {
    if (Number.isInteger(x)) return Number.POSITIVE_INFINITY;
    const ratio = Math.PI / Math.sin(Math.PI * (x - Math.round(x)));
    return ratio * ratio - trigamma(1 - x);
  }
  let shifted = x;
  let below = 0;
  while (shifted < 14) {
    below += 1 / (shifted * shifted);
    shifted += 1;
  }
  const inverseSquare = 1 / (shifted * shifted);
  let series = 0;
  for (let k = BERNOULLI.length - 1; k >= 0; k--) series = BERNOULLI[k] + inverseSquare * series;
  return below + 1 / shifted + 0.5 * inverseSquare + (inverseSquare / shifted) * series;
}
