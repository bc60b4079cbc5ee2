/** B₂ₖ/2k, the coefficients of the asymptotic series. */
const COEFFICIENTS = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12, -3617 / 8160];
/** The positive zero of ψ, split so that x − zero keeps its low digits. */
const ZERO_HIGH = 1.4616321449683622;
const ZERO_LOW = 9.549995429965697e-17;
/** Taylor coefficients of ψ at its zero: ψ⁽ᵏ⁾/k!, k = 1, 2, … */
const TAYLOR = [
  0.9676722454476212, -0.4427631689835921, 0.258499760955651, -0.16394270544240652, 0.10782405069126237,
  -0.07219956125645471, 0.04880428816414311, -0.03316112647484736, 0.022597648232218104, -0.01542476590494896,
  0.010538791616612175, -0.007204534386356869, 0.004926781395729853, -0.003369801655439328, 0.002305126326734928,
  -0.0015769367714301972, 0.0010788252019162967, -0.0007380709389960052, 0.000504953265834602, -0.0003454680251063077,
  0.00023635601564027053, -0.00016170622091974803, 0.0001106337276874741, -7.569179582195066e-5, 5.178575795222081e-5,
  -3.5430070947659604e-5,
];

/**
 * The digamma function ψ(x) = d log Γ(x)/dx; NaN at 0 and the negative integers.
 *
 * The recurrence ψ(x) = ψ(x + 1) − 1/x carries x to 12, where the asymptotic series holds all digits; around the zero at 1.46
 * its Taylor series keeps the relative accuracy; negative x by reflection.
 *
 * @see DLMF 5.5.2, 5.5.4, 5.11.2
 * @example digamma(1)  // -0.577215664901532…
 */
export function digamma(x: number): number {
  if (x <= 0) {
    if (Number.isInteger(x)) return Number.NaN;
    const remainder = x - Math.round(x);
    return digamma(1 - x) - Math.PI / Math.tan(Math.PI * remainder);
  }
  const offset = x - ZERO_HIGH - ZERO_LOW;
  if (Math.abs(offset) < 0.2) {
    let taylor = 0;
    for (let k = TAYLOR.length - 1; k >= 0; k--) taylor = TAYLOR[k] + offset * taylor;
    return offset * taylor;
  }
  let shifted = x;
  let below = 0;
  while (shifted < 12) {
    below += 1 / shifted;
    shifted += 1;
  }
  return Math.log(shifted) + asymptoticPart(shifted) - below;
}

/**
 * ψ(x) − log x, for x > 0: what estimating equations are made of. For large x it is −1/2x, of which a difference of the two
 * functions would leave nothing.
 *
 * @example digammaMinusLog(1e10)  // -5.0000000000833…e-11
 */
export function digammaMinusLog(x: number): number {
  return x >= 12 ? asymptoticPart(x) : digamma(x) - Math.log(x);
}

/** −1/2x − Σ B₂ₖ/(2k x²ᵏ), to the last digit for x ≥ 12. */
function asymptoticPart(x: number): number {
  const inverseSquare = 1 / (x * x);
  let series = 0;
  for (let k = COEFFICIENTS.length - 1; k >= 0; k--) series = COEFFICIENTS[k] + inverseSquare * series;
  return -0.5 / x - inverseSquare * series;
}
