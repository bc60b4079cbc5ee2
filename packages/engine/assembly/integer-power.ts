/** baseⁿ by repeated squaring in float64, as integerPower in src/kernels/integer-power.ts. */
export function integerPower(base: f64, exponent: i32): f64 {
  let result: f64 = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest >>= 1) {
    if (rest & 1) result *= square;
    square *= square;
  }
  return result;
}
