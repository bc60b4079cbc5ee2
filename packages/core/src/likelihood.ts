import { LoglikError } from "./error.js";
import type { Family, Theta, VectorFamily, VectorTheta } from "./family.js";
import { weightedSum } from "./sample.js";

export { logProbRowsInto, type ThetaColumns } from "./log-prob-rows.js";

/**
 * Log-likelihood of an independent sample, log L(θ; y) = Σ log f(yᵢ; θ), nats. 0 for an empty sample (the empty product is
 * 1), −Infinity where an observation is impossible. θ is the variable here and y is held fixed.
 *
 * @example logLikelihood(bernoulli, [0, 0, 0, 1, 0], { prob: 0.2 })  // -2.502012117…
 */
export function logLikelihood<K extends string>(family: Family<K>, y: ArrayLike<number>, theta: Theta<K>): number;
export function logLikelihood<K extends string>(
  family: VectorFamily<K, number>,
  y: ArrayLike<number>,
  theta: VectorTheta<K>,
): number;
export function logLikelihood(
  family: Family | VectorFamily<string, number>,
  y: ArrayLike<number>,
  theta: Theta | VectorTheta,
): number {
  const logProbInto = (family as Family).logProbInto;
  const out = new Float64Array(y.length);
  if (logProbInto !== undefined) return weightedSum(logProbInto(y, theta as Theta, out));
  for (let i = 0; i < y.length; i++) out[i] = (family as Family).logProb(y[i], theta as Theta);
  return weightedSum(out);
}

/**
 * Negative log-likelihood of the whole sample, −Σ log f(yᵢ; θ), nats: what a fit minimises. Divide by the number of
 * observations for the mean that training reports.
 *
 * @example negativeLogLikelihood(normal, [-1, 0, 1], { loc: 0, scale: Math.sqrt(2 / 3) })  // 3.6486179…
 */
export function negativeLogLikelihood<K extends string>(
  family: Family<K>,
  y: ArrayLike<number>,
  theta: Theta<K>,
): number;
export function negativeLogLikelihood<K extends string>(
  family: VectorFamily<K, number>,
  y: ArrayLike<number>,
  theta: VectorTheta<K>,
): number;
export function negativeLogLikelihood(
  family: Family | VectorFamily<string, number>,
  y: ArrayLike<number>,
  theta: Theta | VectorTheta,
): number {
  // 0 − x rather than −x: an impossible-to-beat fit has NLL 0, not −0.
  return 0 - logLikelihood(family as Family, y, theta as Theta);
}

/**
 * Likelihood L(θ; y) = Π f(yᵢ; θ), multiplied in the order of the sample exactly as the definition says. A density has a
 * unit, so L may exceed 1; and for a few hundred observations the product underflows to 0 or overflows to Infinity, which
 * is why {@link logLikelihood} exists.
 *
 * @example likelihood(bernoulli, [0, 0, 0, 1, 0], { prob: 0.2 })  // 0.08192
 */
export function likelihood<K extends string>(family: Family<K>, y: ArrayLike<number>, theta: Theta<K>): number;
export function likelihood<K extends string>(
  family: VectorFamily<K, number>,
  y: ArrayLike<number>,
  theta: VectorTheta<K>,
): number;
export function likelihood(
  family: Family | VectorFamily<string, number>,
  y: ArrayLike<number>,
  theta: Theta | VectorTheta,
): number {
  let product = 1;
  for (let i = 0; i < y.length; i++) product *= Math.exp((family as Family).logProb(y[i], theta as Theta));
  return product;
}

/**
 * Log-likelihood over a grid of one or two parameters: what a likelihood curve or surface draws.
 *
 * @param axes one or two parameters with the values to try, e.g. `{ loc: Float64Array, scale: Float64Array }`
 * @param fixed values of the family's other parameters
 * @returns row-major, the first key of `axes` outermost: value (i, j) is at i · (length of the second axis) + j
 * @throws LoglikError `grid-axes-invalid`, `parameter-missing`
 * @example Array.from(logLikelihoodGrid(bernoulli, [1], { prob: Float64Array.of(0.5, 1) }))  // [-0.6931471805599453, 0]
 */
export function logLikelihoodGrid<K extends string>(
  family: Family<K>,
  y: ArrayLike<number>,
  axes: { readonly [P in K]?: ArrayLike<number> },
  fixed: Partial<Theta<K>> = {},
): Float64Array {
  const keys = Object.keys(axes) as K[];
  if (keys.length < 1 || keys.length > 2 || keys.some((key) => !family.paramNames.includes(key))) {
    throw new LoglikError(
      "grid-axes-invalid",
      `logLikelihoodGrid: axes names ${keys.join(", ") || "nothing"}; expected one or two of the parameters of ` +
        `${family.name}: ${family.paramNames.join(", ")}.`,
      { axes: keys, paramNames: family.paramNames },
    );
  }
  for (const key of family.paramNames) {
    if (!keys.includes(key) && typeof fixed[key] !== "number") {
      throw new LoglikError(
        "parameter-missing",
        `logLikelihoodGrid: ${family.name} also needs ${key}, which is neither an axis nor in fixed. Give it a value.`,
        { parameter: key },
      );
    }
  }
  const first = axes[keys[0]] as ArrayLike<number>;
  const second = keys.length === 2 ? (axes[keys[1]] as ArrayLike<number>) : undefined;
  const columns = second?.length ?? 1;
  const out = new Float64Array(first.length * columns);
  const theta = { ...fixed } as { -readonly [P in K]: number };
  for (let i = 0; i < first.length; i++) {
    theta[keys[0]] = first[i];
    for (let j = 0; j < columns; j++) {
      if (second !== undefined) theta[keys[1]] = second[j];
      out[i * columns + j] = logLikelihood(family, y, theta);
    }
  }
  return out;
}
