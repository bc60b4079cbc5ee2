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
  return size <= 30 ? Math.log1p(seriesTail(size)) : size + logScaledBesselI0(size);
}

/**
 * log(e^{−x} I₀(x)) for x ≥ 0: what is left of log I₀ once its growth, which cancels in a density, is taken out.
 *
 * @example logScaledBesselI0(1e6)  // -7.826693687186746
 */
export function logScaledBesselI0(x: number): number {
  if (x <= 30) return Math.log1p(seriesTail(x)) - x;
  return Math.log(asymptoticSum(0, x)) - 0.5 * (LOG_TWO_PI + Math.log(x));
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

/**
 * 1 − I₁(x)/I₀(x) for x ≥ 0, to full relative accuracy where it is about 1/2x.
 *
 * @example besselRatioComplement(1e6)  // 5.000001250001249e-7
 */
export function besselRatioComplement(x: number): number {
  if (x <= 40) return 1 - besselRatioI1I0(x);
  // The two series begin with the same 1: subtract them term by term.
  let [zero, one, difference] = [1, 1, 0];
  for (let k = 1; Math.abs(one) > 1e-18 && k < 2 * x; k++) {
    zero *= (2 * k - 1) ** 2 / (8 * k * x);
    one *= ((2 * k - 1) ** 2 - 4) / (8 * k * x);
    difference += zero - one;
  }
  return difference / asymptoticSum(0, x);
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
