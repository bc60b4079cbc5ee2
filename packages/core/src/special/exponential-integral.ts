const EULER = 0.5772156649015329;

/**
 * eˣ E₁(x) for x > 0, the exponential integral without its decay: E₁(x) = ∫ₓ^∞ e⁻ᵗ/t dt.
 *
 *   x < 1:  eˣ (−γ − log x − Σ (−x)ᵏ/(k·k!));   x ≥ 1:  1/(x + 1 − 1²/(x + 3 − 2²/(x + 5 − …)))
 *
 * Infinity at 0, and about 1/x far out, where E₁ itself underflows.
 *
 * @see DLMF 6.6.2 and 6.9.1
 * @example scaledExponentialIntegral(2)  // 0.36132861688822254
 */
export function scaledExponentialIntegral(x: number): number {
  if (!(x >= 0)) return NaN;
  return x < 1 ? Math.exp(x) * series(x) : continuedFraction(x);
}

function series(x: number): number {
  let power = 1;
  let sum = -EULER - Math.log(x);
  for (let k = 1; k <= 20; k++) {
    power *= -x / k;
    sum -= power / k;
  }
  return sum;
}

/** From the inside out: the tail that is left out shrinks as exp(−4 √(x · terms)). */
function continuedFraction(x: number): number {
  const terms = Math.ceil(100 / Math.min(x, 100)) + 4;
  let denominator = x + 2 * terms + 1;
  for (let k = terms; k >= 1; k--) denominator = x + 2 * k - 1 - (k * k) / denominator;
  return 1 / denominator;
}
