const LOG_TWO_PI = 1.8378770664093453;

/**
 * log I₀(x), the modified Bessel function of order 0, for x ≥ 0 (even in x).
 *
 * Up to 30 the power series Σ (x²/4)ᵏ/k!², all of whose terms are positive; beyond, eˣ/√(2πx) Σ ((2k)!)²/(k!³ (32 x)ᵏ),
 * whose smallest term lies below one unit in the last place.
 *
 * @see DLMF 10.25.2, 10.40.1
 * @example logBesselI0(1)  // 0.23591435850717865
 */
export function logBesselI0(x: number): number {
  const size = Math.abs(x);
  if (size <= 30) return Math.log1p(seriesTail(size));
  let term = 1;
  let sum = 1;
  for (let k = 1; term > 1e-17; k++) {
    term *= (2 * k - 1) ** 2 / (8 * k * size);
    sum += term;
  }
  return size - 0.5 * (LOG_TWO_PI + Math.log(size)) + Math.log(sum);
}

/** I₀(x) − 1 = Σₖ₌₁ (x²/4)ᵏ/k!². */
function seriesTail(x: number): number {
  const quarter = 0.25 * x * x;
  let term = 1;
  let sum = 0;
  for (let k = 1; ; k++) {
    term *= quarter / (k * k);
    const next = sum + term;
    if (next === sum) return sum;
    sum = next;
  }
}

/**
 * I₁(x)/I₀(x), the mean resultant length of a von Mises distribution of concentration x ≥ 0 (odd in x).
 *
 * Gauss's continued fraction 1/(2/x + 1/(4/x + 1/(6/x + …))) taken from the inside out; from 40 on the ratio of the two
 * asymptotic series.
 *
 * @see DLMF 10.33.1, 10.40.1
 * @example besselRatioI1I0(1)  // 0.4463899658965345
 */
export function besselRatioI1I0(x: number): number {
  const size = Math.abs(x);
  if (size === 0) return x;
  if (size > 40) return Math.sign(x) * (asymptoticSum(1, size) / asymptoticSum(0, size));
  let ratio = 0;
  for (let k = Math.ceil(20 + 1.5 * size); k >= 1; k--) ratio = 1 / ((2 * k) / size + ratio);
  return Math.sign(x) * ratio;
}

/** Σ (−1)ᵏ aₖ(ν)/xᵏ, so that I_ν(x) = eˣ/√(2πx) times it. */
function asymptoticSum(order: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; Math.abs(term) > 1e-17 && k < 2 * x; k++) {
    term *= -(4 * order * order - (2 * k - 1) ** 2) / (8 * k * x);
    sum += term;
  }
  return sum;
}
