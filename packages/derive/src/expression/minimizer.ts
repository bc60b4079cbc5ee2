const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** Bounds of the logarithm of the minimiser. */
const REACH = 12;
/** 90 steps shrink the bracket by 1e-18: to nothing. */
const STEPS = 90;

/**
 * The positive x at which a function that falls and then rises is least, by golden section in log x over e⁻¹² … e¹².
 *
 * Near the minimum a value says nothing about x beyond half its digits: x is good to about 1e-8, and the value to 1e-16.
 *
 * @example minimizer((x) => x + 4 / x).toFixed(6)  // "2.000000"
 */
export function minimizer(f: (x: number) => number): number {
  let low = -REACH;
  let high = REACH;
  let left = high - GOLDEN * (high - low);
  let right = low + GOLDEN * (high - low);
  let atLeft = f(Math.exp(left));
  let atRight = f(Math.exp(right));
  for (let step = 0; step < STEPS; step++) {
    if (atLeft <= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = f(Math.exp(left));
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = f(Math.exp(right));
    }
  }
  return Math.exp(0.5 * (low + high));
}
