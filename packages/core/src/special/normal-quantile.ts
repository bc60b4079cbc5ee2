import { portableLog } from "./portable-log.js";

/** Numerators and denominators of rational functions, lowest power first. */
const CENTRAL = {
  numerator: [
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
    67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
  ],
  denominator: [
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
    28729.085735721942674, 5226.495278852854561,
  ],
} as const;
const MIDDLE = {
  numerator: [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
    1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
  ],
  denominator: [
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
    0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
  ],
} as const;
const FAR = {
  numerator: [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
    0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ],
  denominator: [
    1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
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
 * @example normalQuantileLog(-1000)  // -44.6152…
 */
export function normalQuantileLog(logP: number): number {
  if (logP > -0.6931471805599453) {
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
 * t = z²/2 + log z + ½ log 2π − log(1 − 1/z² + 3/z⁴ − 15/z⁶) by fixed-point steps, each of which gains a factor z².
 */
function asymptoticTail(t: number): number {
  let z = Math.sqrt(2 * t);
  for (let step = 0; step < 6; step++) {
    const inverse = 1 / (z * z);
    const series = 1 - inverse * (1 - inverse * (3 - 15 * inverse));
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
