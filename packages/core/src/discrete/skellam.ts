import { sumSmoothTerms } from "../numeric/sum-smooth-terms.js";
import { log1mExp } from "../special/log1m-exp.js";
import { logPoissonTerm, logRegularizedGammaUpper } from "../special/regularized-gamma.js";

/** Where the bell of the sum over the hidden counts is wider than this, every stride-th term stands for its neighbours. */
const WIDE = 40;
/** Terms to a standard deviation that are kept of a wide bell: the trapezoidal rule is then exact to e^{−2π²·25}. */
const TERMS_A_WIDTH = 5;
const NEGLIGIBLE = 1e-18;

/** log-mass of a Poisson count at real i ≥ 0. */
function logPoisson(i: number, rate: number): number {
  return i === 0 ? -rate : logPoissonTerm(i, rate);
}

/** Whether these are rates: with others every function gives NaN, never a plausible number. */
export function areRates(mu1: number, mu2: number): boolean {
  return mu1 > 0 && mu1 < Infinity && mu2 > 0 && mu2 < Infinity;
}

/** What the hidden counts i − j = k of the two rates say of a difference k. */
export interface HiddenCounts {
  /** log P(X₁ − X₂ = k). */
  readonly logMass: number;
  /** E[X₁ − μ₁ | k]. */
  readonly firstExcess: number;
  /** E[X₂ − μ₂ | k]. */
  readonly secondExcess: number;
}

/**
 * The mass of a difference k of two Poisson counts as Σ P(X₁ = i) P(X₂ = j) over i − j = k, and the conditional means of both
 * counts. All terms are positive; they are taken relative to the largest, near i j = μ₁μ₂.
 *
 * k may be real: then i and j start from (k, 0) or (0, −k).
 */
export function hiddenCounts(k: number, mu1: number, mu2: number): HiddenCounts {
  const i0 = Math.max(k, 0);
  const j0 = Math.max(-k, 0);
  const size = Math.abs(k);
  // The root t of (|k| + t) t = μ₁μ₂, rounded: where neighbouring terms are equal.
  const root = 2 * Math.sqrt(mu1) * Math.sqrt(mu2);
  const peak = Math.floor((root / (size + Math.hypot(size, root))) * root * 0.5);
  const [i, j] = [i0 + peak, j0 + peak];
  const logPeak = logPoisson(i, mu1) + logPoisson(j, mu2);
  const width = Math.sqrt((i / (i + j || 1)) * j);
  const stride = width > WIDE ? Math.floor(width / TERMS_A_WIDTH) : 1;
  let others = 0;
  let moment = 0;
  for (const direction of [1, -1]) {
    let weight = 1;
    for (let t = direction * stride; peak + t >= 0; t += direction * stride) {
      if (stride > 1) weight = Math.exp(logPoisson(i + t, mu1) + logPoisson(j + t, mu2) - logPeak);
      else if (direction > 0) weight *= (mu1 / (i + t)) * (mu2 / (j + t));
      else weight *= ((i + t + 1) / mu1) * ((j + t + 1) / mu2);
      others += weight;
      moment += weight * t;
      if (!(weight > NEGLIGIBLE * (1 + others))) break;
    }
  }
  const shift = moment / (1 + others);
  return {
    logMass: logPeak + Math.log1p(others) + Math.log(stride),
    firstExcess: i - mu1 + shift,
    secondExcess: j - mu2 + shift,
  };
}

/** log P(X₁ − X₂ = k), also at real k; NaN for broken rates. */
export function logMass(k: number, mu1: number, mu2: number): number {
  if (!areRates(mu1, mu2)) return NaN;
  return Number.isFinite(k) ? hiddenCounts(k, mu1, mu2).logMass : Number.isNaN(k) ? NaN : -Infinity;
}

/**
 * log P(X₁ − X₂ ≤ k) = log Σ P(X₂ = j) P(X₁ ≤ k + j), all terms positive: right far into the lower tail. Where it is nearly 1
 * it is the complement of the other tail.
 */
export function logLowerTail(k: number, mu1: number, mu2: number): number {
  if (!areRates(mu1, mu2)) return NaN;
  if (!Number.isFinite(k)) return k === Infinity ? 0 : k === -Infinity ? -Infinity : NaN;
  const count = Math.floor(k);
  if (count >= mu1 - mu2) return log1mExp(-sumLowerTail(-count - 1, mu2, mu1));
  return sumLowerTail(count, mu1, mu2);
}

/** log P(X₁ − X₂ > k): the lower tail of the difference taken the other way round. */
export function logUpperTail(k: number, mu1: number, mu2: number): number {
  return logLowerTail(-Math.floor(k) - 1, mu2, mu1);
}

function sumLowerTail(k: number, mu1: number, mu2: number): number {
  const term = (j: number) => logPoisson(j, mu2) + logRegularizedGammaUpper(k + j + 1, mu1);
  const low = Math.max(0, -k);
  const root = 2 * Math.sqrt(mu1) * Math.sqrt(mu2);
  const size = Math.abs(k);
  // Both factors are log-concave in j; the largest product lies near that of the masses, never below the mode of X₂.
  const peak = low + Math.floor((root / (size + Math.hypot(size, root))) * root * 0.5);
  const start = Math.max(low, peak, Math.floor(mu2));
  const highest = term(start);
  return Math.min(0, highest + Math.log(sumSmoothTerms((j) => Math.exp(term(j) - highest), start, low, Infinity)));
}

/** Σ of a term that is smooth and defined between the integers too, outwards from the mean. */
export function sumOver(mu1: number, mu2: number, term: (k: number) => number): number {
  return areRates(mu1, mu2) ? sumSmoothTerms(term, mu1 - mu2, -Infinity, Infinity) : NaN;
}

/** E g(Y) by summation. */
export function expectation(mu1: number, mu2: number, g: (k: number, counts: HiddenCounts) => number): number {
  return sumOver(mu1, mu2, (k) => {
    const counts = hiddenCounts(k, mu1, mu2);
    const mass = Math.exp(counts.logMass);
    return mass === 0 ? 0 : mass * g(k, counts);
  });
}
