/** 2²⁷ + 1: multiplying by it splits a double into two halves of 26 bits, whose products are exact. */
const SPLITTER = 134217729;

/**
 * a·b − c·d to the last place, also where the two products nearly cancel: n p − k close to the mean of a binomial, say, whose
 * plain difference would have lost log₁₀(n p) digits.
 *
 * The rounding error of each product is found exactly by Dekker's splitting and subtracted as well. Beyond 1e292, where the
 * splitting would overflow, the plain difference is returned.
 *
 * @see Dekker (1971), A floating-point technique for extending the available precision; Kahan's ab − cd
 * @example differenceOfProducts(10, 0.1, 1, 1)  // 5.551115123125783e-17
 */
export function differenceOfProducts(a: number, b: number, c: number, d: number): number {
  const left = a * b;
  const right = c * d;
  const plain = left - right;
  const correction = productError(a, b, left) - productError(c, d, right);
  return Number.isFinite(correction) ? plain + correction : plain;
}

/** a·b − fl(a·b), exact unless it underflows. */
export function productError(a: number, b: number, product: number): number {
  const scaledA = SPLITTER * a;
  const highA = scaledA - (scaledA - a);
  const lowA = a - highA;
  const scaledB = SPLITTER * b;
  const highB = scaledB - (scaledB - b);
  const lowB = b - highB;
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}
