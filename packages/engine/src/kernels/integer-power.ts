/**
 * baseⁿ for a whole n ≥ 0 by repeated squaring, about log₂ n multiplications.
 *
 * Not `base ** n`: that is each engine's own approximation, and Adam's bias correction would then depend on the browser.
 *
 * @example integerPower(0.9, 2)  // 0.81
 */
export function integerPower(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
