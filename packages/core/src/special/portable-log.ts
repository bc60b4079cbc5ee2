const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);
const highWord = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;

const LN2_HIGH = 0.6931471803691238; // upper 33 bits of ln 2, so that its product with an exponent is exact
const LN2_LOW = 1.9082149292705877e-10; // ln 2 − LN2_HIGH

/**
 * Natural logarithm with the same bits in every engine (`Math.log` may differ between engines in the last place, which
 * would make a seeded stream of normal draws depend on the browser). Error below 1 ulp or so, x > 0 finite.
 *
 *   x = 2ᵉ m,  √½ < m ≤ √2,  log m = 2 artanh s = 2 (s + s³/3 + s⁵/5 + …),  s = (m − 1)/(m + 1), |s| ≤ 0.172
 *
 * NaN for negative x, −Infinity at 0.
 *
 * @example portableLog(10)  // 2.302585092994046
 */
export function portableLog(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  let exponent = 0;
  let mantissa = x;
  if (mantissa < 2.2250738585072014e-308) {
    mantissa *= 2 ** 54; // subnormal numbers have no leading one to read the exponent from
    exponent = -54;
  }
  bits[0] = mantissa;
  exponent += ((words[highWord] >>> 20) & 0x7ff) - 1023;
  words[highWord] = (words[highWord] & 0xfffff) | 0x3ff00000;
  mantissa = bits[0];
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent += 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let tail = 0;
  for (let k = 23; k >= 3; k -= 2) tail = square * (tail + 1 / k);
  return exponent * LN2_HIGH + (exponent * LN2_LOW + 2 * s * tail + 2 * s);
}
