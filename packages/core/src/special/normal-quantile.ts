import { portableLog } from "./portable-log.js";

/** Numerators and denominators of rational functions, lowest power first. */
const CENTRAL = {
  numerator: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  denominator: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
} as const;
const MIDDLE = {
  numerator: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  denominator: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
} as const;
const FAR = {
  numerator: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  denominator: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
    1.421511758316446e-7, 2.0442631033899397e-15,
  ],
} as const;

/**
 * Inverse of the standard normal distribution function: z with Φ(z) = p.
 *
 * Wichura's rational functions: of (p − ½)² in the middle and of √(−log min(p, 1 − p)) in the tails; relative error about
 * 1e-16 in exact arithmetic. Only + − × ÷, √ and {@link portableLog} are used, so every engine gives the same bits.
 * ∓Infinity at p = 0 and 1; NaN outside.
 *
 * @see Wichura (1988), Algorithm AS 241, Applied Statistics 37
 * @example normalQuantile(0.975)  // 1.959963984540054
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * rational(CENTRAL, 0.180625 - q * q);
  if (!(p >= 0 && p <= 1)) return NaN;
  const tail = upperTail(-portableLog(q < 0 ? p : 1 - p));
  return q < 0 ? -tail : tail;
}

/**
 * The same at p = exp(logP), for probabilities too small to be numbers: z with log Φ(z) = logP.
 *
 * @example normalQuantileLog(-1000)  // -44.6157…
 */
export function normalQuantileLog(logP: number): number {
  if (logP > -Math.LN2) {
    // Above the median the complement 1 − p carries the digits.
    const complement = -Math.expm1(logP);
    return complement < 0.075 ? upperTail(-portableLog(complement)) : -normalQuantile(complement);
  }
  return logP < -2.5902671654458267 ? -upperTail(-logP) : normalQuantile(Math.exp(logP));
}

/** z with 1 − Φ(z) = exp(−t), t > 2.59. */
function upperTail(t: number): number {
  if (t === Infinity) return Infinity;
  const r = Math.sqrt(t);
  if (r <= 5) return rational(MIDDLE, r - 1.6);
  if (r <= 27) return rational(FAR, r - 5);
  return asymptoticTail(t);
}

/**
 * Beyond the range of the rational functions (probabilities under 1e-316): the equation
 * t = z²/2 + log z + ½ log 2π − log(1 − 1/z² + 3/z⁴ − 15/z⁶ + …) by fixed-point steps, each of which gains a factor z².
 */
function asymptoticTail(t: number): number {
  let z = Math.sqrt(2 * t);
  for (let step = 0; step < 6; step++) {
    const inverse = 1 / (z * z);
    const series = 1 - inverse * (1 - inverse * (3 - inverse * (15 - inverse * (105 - 945 * inverse))));
    z = Math.sqrt(2 * (t - portableLog(z) - 0.9189385332046727 + portableLog(series)));
  }
  return z;
}

function rational(of: { numerator: readonly number[]; denominator: readonly number[] }, x: number): number {
  return horner(of.numerator, x) / horner(of.denominator, x);
}

function horner(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let k = coefficients.length - 1; k >= 0; k--) sum = sum * x + coefficients[k];
  return sum;
}
