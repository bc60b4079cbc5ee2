import { checkFit } from "../check-fit.js";
import { checkOut, checkParameters } from "../check-parameters.js";
import { LoglikError } from "../error.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitAroundKnown, hasKnown } from "../fit/fit-around-known.js";
import { allIntegers, integersBetween } from "../interval.js";
import { differenceOfProducts } from "../numeric/difference-of-products.js";
import type { Rng } from "../random/rng.js";
import { extent } from "../sample.js";

/**
 * The discrete uniform distribution: each integer from a = `low` to b = `high`, both included, is as likely as any other.
 *
 *   f(y; a, b) = 1/m,   y = a, a + 1, …, b,   m = b − a + 1
 *
 * Both parameters are integers, so that there is no score: its components are NaN.
 *
 * @see Johnson, Kemp & Kotz (2005), section 6.10
 */
export const name = "discrete-uniform";
export const measure = "discrete";
export const paramNames = ["low", "high"] as const;

/** Name of a parameter. */
export type DiscreteUniformParam = (typeof paramNames)[number];
/** `{ low, high }`. */
export type DiscreteUniformTheta = Theta<DiscreteUniformParam>;

export const paramSpecs: { readonly [P in DiscreteUniformParam]: ParamSpec } = {
  low: { domain: allIntegers, shape: "scalar", kind: "integer", link: "identity", doc: "smallest integer" },
  high: {
    domain: allIntegers,
    shape: "scalar",
    kind: "integer",
    link: "identity",
    doc: "largest integer, at least low",
  },
};

/** {low, …, high}. */
export function support({ low, high }: DiscreteUniformTheta): Interval {
  return integersBetween(low, high);
}

/** m = b − a + 1; NaN where the parameters are no ordered integers. */
function sizeOf({ low, high }: DiscreteUniformTheta): number {
  return Number.isInteger(low) && Number.isInteger(high) && low <= high ? high - low + 1 : NaN;
}

// ── Mass and distribution ───────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-mass in nats: −log m; −Infinity outside the support.
 * @example logProb(3, { low: 1, high: 6 })  // -1.791759469228055
 */
export function logProb(y: number, theta: DiscreteUniformTheta): number {
  if (Number.isNaN(y)) return NaN;
  const inside = y >= theta.low && y <= theta.high && Number.isInteger(y);
  return inside ? 0 - Math.log(sizeOf(theta)) : Number.isNaN(sizeOf(theta)) ? NaN : -Infinity;
}

/**
 * {@link logProb} of each y, with the logarithm computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([3], { low: 1, high: 6 }, new Float64Array(1))[0]  // -1.791759469228055
 */
export function logProbInto(y: ArrayLike<number>, theta: DiscreteUniformTheta, out: Float64Array): Float64Array {
  checkParameters("discreteUniform.logProbInto", paramSpecs, theta);
  checkOut("discreteUniform.logProbInto", y.length, out);
  const { low, high } = theta;
  if (low > high) {
    throw new LoglikError(
      "parameter-invalid",
      `discrete-uniform.logProbInto: low is ${low} and high is ${high}; low must not exceed high. Exchange them.`,
      { low, high },
    );
  }
  const inside = logProb(low, theta);
  for (let i = 0; i < y.length; i++) {
    const value = y[i];
    out[i] = value >= low && value <= high && Number.isInteger(value) ? inside : logProb(value, theta);
  }
  return out;
}

/** How many integers of the support are at most y. */
function countUpTo(y: number, { low, high }: DiscreteUniformTheta): number {
  return Math.min(Math.max(Math.floor(y) - low + 1, 0), high - low + 1);
}

/**
 * P(Y ≤ y) = (⌊y⌋ − a + 1)/m inside the support.
 * @example cdf(3, { low: 1, high: 6 })  // 0.5
 */
export function cdf(y: number, theta: DiscreteUniformTheta): number {
  return countUpTo(y, theta) / sizeOf(theta);
}

/**
 * P(Y > y) = (b − ⌊y⌋)/m inside the support.
 * @example survival(3, { low: 1, high: 6 })  // 0.5
 */
export function survival(y: number, theta: DiscreteUniformTheta): number {
  const size = sizeOf(theta);
  return (size - countUpTo(y, theta)) / size;
}

/**
 * log P(Y ≤ y).
 * @example logCdf(3, { low: 1, high: 6 })  // -0.6931471805599453
 */
export function logCdf(y: number, theta: DiscreteUniformTheta): number {
  const below = cdf(y, theta);
  return below < 0.5 ? Math.log(below) : Math.log1p(-survival(y, theta));
}

/**
 * log P(Y > y).
 * @example logSurvival(3, { low: 1, high: 6 })  // -0.6931471805599453
 */
export function logSurvival(y: number, theta: DiscreteUniformTheta): number {
  const above = survival(y, theta);
  return above < 0.5 ? Math.log(above) : Math.log1p(-cdf(y, theta));
}

/** The smallest integer k ≥ p m, the product compared exactly. */
function ceilingOfShare(p: number, size: number): number {
  const count = Math.ceil(p * size);
  if (differenceOfProducts(p, size, count, 1) > 0) return count + 1;
  return differenceOfProducts(p, size, count - 1, 1) <= 0 ? count - 1 : count;
}

/**
 * The smallest y with P(Y ≤ y) ≥ p; a at p = 0, b at 1, NaN outside [0, 1].
 * @example quantile(0.5, { low: 1, high: 6 })  // 3
 */
export function quantile(p: number, theta: DiscreteUniformTheta): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  return theta.low + Math.max(ceilingOfShare(p, sizeOf(theta)), 1) - 1;
}

/**
 * The smallest y with P(Y > y) ≤ q.
 * @example inverseSurvival(0.1, { low: 1, high: 6 })  // 6
 */
export function inverseSurvival(q: number, theta: DiscreteUniformTheta): number {
  if (!(q >= 0 && q <= 1)) return NaN;
  // b − y must be at most q m: the largest integer below.
  const size = sizeOf(theta);
  const above = -ceilingOfShare(-q, size);
  return theta.high - Math.min(above, size - 1);
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = (a + b)/2.
 * @example mean({ low: 1, high: 6 })  // 3.5
 */
export function mean(theta: DiscreteUniformTheta): number {
  return theta.low + 0.5 * (sizeOf(theta) - 1);
}

/**
 * Var Y = (m² − 1)/12.
 * @example variance({ low: 1, high: 6 })  // 2.9166666666666665
 */
export function variance(theta: DiscreteUniformTheta): number {
  const size = sizeOf(theta);
  return ((size - 1) * (size + 1)) / 12;
}

/**
 * a, as likely as every other integer of the support.
 * @example mode({ low: 1, high: 6 })  // 1
 */
export function mode(theta: DiscreteUniformTheta): number {
  return Number.isNaN(sizeOf(theta)) ? NaN : theta.low;
}

/**
 * log m, nats.
 * @example entropy({ low: 1, high: 6 })  // 1.791759469228055
 */
export function entropy(theta: DiscreteUniformTheta): number {
  return Math.log(sizeOf(theta));
}

/**
 * KL(p ‖ q) = log(m_q/mₚ) where q covers p, else Infinity, nats; closed form.
 * @example klDivergence({ low: 1, high: 6 }, { low: 0, high: 11 })  // 0.6931471805599453
 */
export function klDivergence(p: DiscreteUniformTheta, q: DiscreteUniformTheta): number {
  const excess = sizeOf(q) - sizeOf(p);
  if (Number.isNaN(excess)) return NaN;
  return p.low < q.low || p.high > q.high ? Infinity : Math.log1p(excess / sizeOf(p));
}

/**
 * NaN for both: the parameters are integers.
 * @example Array.from(score(3, { low: 1, high: 6 }, new Float64Array(2)))  // [NaN, NaN]
 */
export function score(_y: number, _theta: DiscreteUniformTheta, out: Float64Array): Float64Array {
  return out.fill(NaN, 0, 2);
}

/**
 * NaN: the parameters are integers.
 * @example fisherInformation({ low: 1, high: 6 }, new Float64Array(4))[0]  // NaN
 */
export function fisherInformation(_theta: DiscreteUniformTheta, out: Float64Array): Float64Array {
  return out.fill(NaN, 0, 4);
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw. */
export function sample(rng: Rng, theta: DiscreteUniformTheta): number {
  const size = sizeOf(theta);
  return theta.low + (size <= 2 ** 32 ? rng.below(size) : Math.floor(rng.uniform() * size));
}

/**
 * Maximum likelihood: the smallest and the largest observation of positive weight.
 *
 * @throws LoglikError for an empty sample, a target that is no integer, an invalid weight
 * @example fit([2, 5, 3]).theta.high  // 5
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<DiscreteUniformTheta> {
  const observations = checkFit("fit discrete-uniform", y, options, allIntegers);
  const observed = extent(y, options.weights);
  if (hasKnown(options)) {
    return fitAroundKnown({ name, paramSpecs, support, logProb }, y, options, (known) => ({
      theta: { ...observed, ...known },
    }));
  }
  const { low, high } = observed;
  return {
    theta: { low, high },
    logLikelihood: 0 - observations * Math.log(high - low + 1),
    observations,
    converged: true,
    reason: "closed-form",
    message: "The maximum has a closed form: the smallest and the largest observation.",
    iterations: 0,
  };
}
