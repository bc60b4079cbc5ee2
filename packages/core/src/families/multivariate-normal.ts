import { checkFitOptions } from "../check-fit.js";
import { checkOut } from "../check-parameters.js";
import { checkWeights } from "../check-weights.js";
import { LoglikError } from "../error.js";
import type { FitOptions, FitResult, Interval, ParamSpec, VectorTheta } from "../family.js";
import { realLine } from "../interval.js";
import { checkEvent, checkEvents } from "../multivariate/check-event.js";
import { choleskyFactor, invertLower, solveLower, solveLowerTransposed } from "../multivariate/triangular.js";
import type { Rng } from "../random/rng.js";
import { weightedSum } from "../sample.js";
import { log1pMinusX } from "../special/log1p-minus-x.js";

/**
 * The multivariate normal distribution of d numbers, with mean μ = `loc` and covariance Σ = L Lᵀ given by its lower Cholesky factor
 * L = `cholesky`, d × d, flat, row by row.
 *
 *   f(y; μ, L) = exp(−½ |z|²)/((2π)^(d/2) Π Lᵢᵢ),   L z = y − μ
 *
 * By its factor a covariance is always positive definite, and nothing has to be decomposed to evaluate the density; coming from a
 * covariance matrix, use {@link fromCovariance}. What stands above the diagonal of `cholesky` is not read, and its score is 0.
 *
 * @see Anderson (2003), An Introduction to Multivariate Statistical Analysis, ch. 2
 */
export const name = "multivariate-normal";
export const measure = "continuous";
export const paramNames = ["loc", "cholesky"] as const;

/** Name of a parameter. */
export type MultivariateNormalParam = (typeof paramNames)[number];
/** `{ loc, cholesky }`: d numbers, and d × d numbers of which the lower triangle counts. */
export type MultivariateNormalTheta = VectorTheta<MultivariateNormalParam>;

export const paramSpecs: { readonly [P in MultivariateNormalParam]: ParamSpec } = {
  loc: { domain: realLine, shape: "vector", kind: "real", link: "identity", doc: "mean of each component" },
  cholesky: {
    domain: realLine,
    shape: "vector",
    kind: "real",
    link: "identity",
    doc: "lower Cholesky factor of the covariance, d × d row-major, with a positive diagonal",
  },
};

const HALF_LOG_TWO_PI = 0.9189385332046727;

/** d. */
export function eventSize({ loc }: MultivariateNormalTheta): number {
  return loc.length;
}

/** Every real number, for each component. */
export function support(_theta: MultivariateNormalTheta): Interval {
  return realLine;
}

/**
 * The parameters of a covariance matrix, d × d row-major.
 *
 * The factor is computed with compensated sums, so that correlations close to ±1 keep their digits.
 *
 * @throws LoglikError `parameter-shape`, `covariance-invalid` for a matrix that is not symmetric or not positive definite
 * @example Array.from(fromCovariance([0, 0], [4, 2, 2, 2]).cholesky)  // [2, 0, 1, 1]
 */
export function fromCovariance(loc: ArrayLike<number>, covariance: ArrayLike<number>): MultivariateNormalTheta {
  const d = loc.length;
  checkShape("multivariateNormal.fromCovariance", d, covariance.length, "covariance");
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < i; j++) {
      const [a, b] = [covariance[i * d + j], covariance[j * d + i]];
      if (Math.abs(a - b) <= 1e-12 * Math.sqrt(covariance[i * d + i] * covariance[j * d + j])) continue;
      throw new LoglikError(
        "covariance-invalid",
        `multivariateNormal.fromCovariance: covariance[${i}][${j}] is ${a} and covariance[${j}][${i}] is ${b}; they must be equal. ` +
          "Pass a symmetric matrix, row by row.",
        { i, j },
      );
    }
  }
  const cholesky = choleskyFactor(covariance, d);
  if (cholesky !== undefined) return { loc: Float64Array.from(loc), cholesky };
  throw new LoglikError(
    "covariance-invalid",
    "multivariateNormal.fromCovariance: the matrix is not positive definite: some combination of the components has no variance, " +
      "or a negative one. Drop a component that the others determine.",
    { d },
  );
}

function checkShape(where: string, d: number, length: number, what: string): void {
  if (d > 0 && length === d * d) return;
  throw new LoglikError(
    "parameter-shape",
    `${where}: loc has ${d} elements and ${what} ${length}; ${what} must have ${d * d}, the ${d} × ${d} matrix row by row. ` +
      "Flatten the matrix, the zeros above the diagonal included.",
    { loc: d, [what]: length },
  );
}

/** d, after a look at the shapes; NaN where the values are invalid. */
function dimension(where: string, { loc, cholesky }: MultivariateNormalTheta): number {
  const d = loc.length;
  checkShape(where, d, cholesky.length, "cholesky");
  for (let i = 0; i < d; i++) {
    if (!(Math.abs(loc[i]) < Infinity && cholesky[i * d + i] > 0)) return NaN;
    for (let j = 0; j <= i; j++) if (!(Math.abs(cholesky[i * d + j]) < Infinity)) return NaN;
  }
  return d;
}

/** z with L z = y − μ. */
function standardise(y: ArrayLike<number>, { loc, cholesky }: MultivariateNormalTheta): Float64Array {
  return solveLower(
    cholesky,
    loc.length,
    Float64Array.from(loc, (value, i) => y[i] - value),
  );
}

/** Σ log Lᵢᵢ, half the logarithm of the determinant. */
function logDiagonal(cholesky: ArrayLike<number>, d: number): number {
  let sum = 0;
  for (let i = 0; i < d; i++) sum += Math.log(cholesky[i * d + i]);
  return sum;
}

// ── Density ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-density in nats: −½ |z|² − Σ log Lᵢᵢ − ½ d log 2π.
 *
 * @throws LoglikError `event-size`, `parameter-shape`
 * @example logProb([0, 0], { loc: [0, 0], cholesky: [1, 0, 0, 1] })  // -1.8378770664093453
 */
export function logProb(y: ArrayLike<number>, theta: MultivariateNormalTheta): number {
  checkEvent("multivariateNormal.logProb", y, theta.loc.length);
  const d = dimension("multivariateNormal.logProb", theta);
  if (Number.isNaN(d)) return NaN;
  return -d * HALF_LOG_TWO_PI - logDiagonal(theta.cholesky, d) - 0.5 * mahalanobis(y, theta);
}

/**
 * |z|² = (y − μ)ᵀ Σ⁻¹ (y − μ), the squared Mahalanobis distance; chi-squared with d degrees of freedom.
 * @example mahalanobis([3, 4], { loc: [0, 0], cholesky: [1, 0, 0, 1] })  // 25
 */
export function mahalanobis(y: ArrayLike<number>, theta: MultivariateNormalTheta): number {
  return standardise(y, theta).reduce((sum, z) => sum + z * z, 0);
}

/**
 * {@link logProb} of each observation.
 * @throws LoglikError `out-length`, `event-size`, `parameter-shape`, `parameter-invalid`
 * @example logProbInto([[0]], { loc: [0], cholesky: [1] }, new Float64Array(1))[0]  // -0.9189385332046727
 */
export function logProbInto(
  y: ArrayLike<ArrayLike<number>>,
  theta: MultivariateNormalTheta,
  out: Float64Array,
): Float64Array {
  checkOut("multivariateNormal.logProbInto", y.length, out);
  const d = dimension("multivariateNormal.logProbInto", theta);
  if (Number.isNaN(d)) {
    throw new LoglikError(
      "parameter-invalid",
      "multivariateNormal.logProbInto: loc and cholesky must be finite, and the diagonal of cholesky above 0. Pass valid ones.",
    );
  }
  const constant = -d * HALF_LOG_TWO_PI - logDiagonal(theta.cholesky, d);
  for (let i = 0; i < y.length; i++) {
    checkEvent(`multivariateNormal.logProbInto: y[${i}]`, y[i], d);
    out[i] = constant - 0.5 * mahalanobis(y[i], theta);
  }
  return out;
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = μ.
 * @example Array.from(mean({ loc: [1, 2], cholesky: [1, 0, 0, 1] }))  // [1, 2]
 */
export function mean(theta: MultivariateNormalTheta): Float64Array {
  const valid = !Number.isNaN(dimension("multivariateNormal.mean", theta));
  return Float64Array.from(theta.loc, (value) => (valid ? value : NaN));
}

/** The density is highest at μ. */
export function mode(theta: MultivariateNormalTheta): Float64Array {
  return mean(theta);
}

/**
 * The covariance matrix Σ = L Lᵀ, d × d row-major.
 * @example Array.from(variance({ loc: [0, 0], cholesky: [2, 0, 1, 1] }))  // [4, 2, 2, 2]
 */
export function variance(theta: MultivariateNormalTheta): Float64Array {
  const d = theta.loc.length;
  const valid = !Number.isNaN(dimension("multivariateNormal.variance", theta));
  const out = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = valid ? 0 : NaN;
      for (let k = 0; k <= j; k++) sum += theta.cholesky[i * d + k] * theta.cholesky[j * d + k];
      out[i * d + j] = sum;
      out[j * d + i] = sum;
    }
  }
  return out;
}

/**
 * ½ d log(2πe) + Σ log Lᵢᵢ, nats.
 * @example entropy({ loc: [0], cholesky: [1] })  // 1.4189385332046727
 */
export function entropy(theta: MultivariateNormalTheta): number {
  const d = dimension("multivariateNormal.entropy", theta);
  return d * (HALF_LOG_TWO_PI + 0.5) + logDiagonal(theta.cholesky, d);
}

/**
 * KL(p ‖ q) = ½ (|M|² − d) − Σ log Mᵢᵢ + ½ |L_q⁻¹(μₚ − μ_q)|², with M = L_q⁻¹ Lₚ lower triangular; closed form, nats.
 *
 * The diagonal's part is −½ Σ (log(1 + u) − u) with u = Mᵢᵢ² − 1, which does not cancel for nearly equal distributions.
 *
 * @throws LoglikError `parameter-shape`
 * @example klDivergence({ loc: [1], cholesky: [1] }, { loc: [0], cholesky: [1] })  // 0.5
 */
export function klDivergence(p: MultivariateNormalTheta, q: MultivariateNormalTheta): number {
  const d = dimension("multivariateNormal.klDivergence", p);
  const other = dimension("multivariateNormal.klDivergence", q);
  if (Number.isNaN(d) || d !== other) return NaN;
  const shift = solveLower(
    q.cholesky,
    d,
    Float64Array.from(p.loc, (value, i) => value - q.loc[i]),
  );
  let sum = 0.5 * shift.reduce((total, value) => total + value * value, 0);
  for (let j = 0; j < d; j++) {
    // Column j of M, as that of M − 1: (L_q)⁻¹ (Lₚ − L_q).
    const difference = Float64Array.from({ length: d }, (_, i) =>
      i < j ? 0 : p.cholesky[i * d + j] - q.cholesky[i * d + j],
    );
    const column = solveLower(q.cholesky, d, difference);
    const u = column[j] * (2 + column[j]);
    sum +=
      Math.abs(u) < 0.5 ? -0.5 * log1pMinusX(u) : 0.5 * u - Math.log(p.cholesky[j * d + j] / q.cholesky[j * d + j]);
    for (let i = j + 1; i < d; i++) sum += 0.5 * column[i] * column[i];
  }
  return sum;
}

/**
 * ∂ log f/∂μ = w and ∂ log f/∂Lᵢⱼ = wᵢ zⱼ − [i = j]/Lᵢᵢ for i ≥ j, with Lᵀ w = z; length d + d².
 * @throws LoglikError `event-size`, `parameter-shape`
 * @example Array.from(score([1], { loc: [0], cholesky: [1] }, new Float64Array(2)))  // [1, 0]
 */
export function score(y: ArrayLike<number>, theta: MultivariateNormalTheta, out: Float64Array): Float64Array {
  checkEvent("multivariateNormal.score", y, theta.loc.length);
  const d = dimension("multivariateNormal.score", theta);
  if (Number.isNaN(d)) return out.fill(NaN);
  const z = standardise(y, theta);
  const w = solveLowerTransposed(theta.cholesky, d, z);
  out.fill(0, 0, d + d * d);
  for (let i = 0; i < d; i++) {
    out[i] = w[i];
    for (let j = 0; j <= i; j++) out[d + i * d + j] = w[i] * z[j] - (i === j ? 1 / theta.cholesky[i * d + i] : 0);
  }
  return out;
}

/**
 * E[s sᵀ], (d + d²) × (d + d²): Σ⁻¹ for μ; for Lᵢⱼ and Lₖₗ of the lower triangle [j = l] Σ⁻¹ᵢₖ + L⁻¹ₗᵢ L⁻¹ⱼₖ; 0 elsewhere.
 * @example Array.from(fisherInformation({ loc: [0], cholesky: [2] }, new Float64Array(4)))  // [0.25, 0, 0, 0.5]
 */
export function fisherInformation(theta: MultivariateNormalTheta, out: Float64Array): Float64Array {
  const d = dimension("multivariateNormal.fisherInformation", theta);
  if (Number.isNaN(d)) return out.fill(NaN);
  const n = d + d * d;
  const inverse = invertLower(theta.cholesky, d);
  const precision = (i: number, k: number): number => {
    let sum = 0;
    for (let a = Math.max(i, k); a < d; a++) sum += inverse[a * d + i] * inverse[a * d + k];
    return sum;
  };
  out.fill(0, 0, n * n);
  for (let i = 0; i < d; i++) {
    for (let k = 0; k < d; k++) {
      const shared = precision(i, k);
      out[i * n + k] = shared;
      for (let j = 0; j <= i; j++) {
        for (let l = 0; l <= k; l++) {
          out[(d + i * d + j) * n + d + k * d + l] = (j === l ? shared : 0) + inverse[l * d + i] * inverse[j * d + k];
        }
      }
    }
  }
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw, μ + L z with z standard normal. */
export function sample(rng: Rng, { loc, cholesky }: MultivariateNormalTheta): Float64Array {
  const d = loc.length;
  const z = Float64Array.from(loc, () => rng.normal());
  return Float64Array.from(loc, (value, i) => {
    let sum = value;
    for (let j = 0; j <= i; j++) sum += cholesky[i * d + j] * z[j];
    return sum;
  });
}

/**
 * Maximum likelihood: the weighted mean, and the factor of the covariance Σ w (y − μ̂)(y − μ̂)ᵀ/Σ w. The divisor is n, not n − 1.
 *
 * With d observations or fewer, or components that determine each other, the likelihood has no upper bound: reason `unbounded`.
 *
 * @throws LoglikError for an empty sample, observations of different sizes, a component or weight that is not finite
 * @example Array.from(fit([[0, 0], [2, 0], [0, 2], [2, 2]]).theta.loc)  // [1, 1]
 */
export function fit(y: ArrayLike<ArrayLike<number>>, options: FitOptions = {}): FitResult<MultivariateNormalTheta> {
  checkFitOptions("fit multivariate-normal", options);
  const { weights, fixed } = options;
  if (fixed !== undefined && Object.keys(fixed).length > 0) {
    const message = "fit multivariate-normal: fixed is not possible; loc and cholesky are fitted whole. Leave it out.";
    throw new LoglikError("option-invalid", message);
  }
  const d = checkEvents("fit multivariate-normal", y);
  const observations = checkWeights("fit multivariate-normal", weights, y.length);
  const average = (f: (row: ArrayLike<number>) => number) =>
    weightedSum(Float64Array.from(y, f), weights) / observations;
  const rough = Float64Array.from({ length: d }, (_, j) => average((row) => row[j]));
  // The mean of the residuals is what rounding left in the first mean: small, hence accurate.
  const loc = rough.map((value, j) => value + average((row) => row[j] - value));
  const covariance = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      covariance[i * d + j] = average((row) => (row[i] - loc[i]) * (row[j] - loc[j]));
      covariance[j * d + i] = covariance[i * d + j];
    }
  }
  const cholesky = choleskyFactor(covariance, d);
  const bounded = cholesky !== undefined && !isSingular(cholesky, covariance, d);
  const theta = { loc, cholesky: cholesky ?? new Float64Array(d * d) };
  return {
    theta,
    // At the maximum Σ w |z|² = n d, so the log-likelihood is minus n times the entropy.
    logLikelihood: bounded ? -observations * entropy(theta) : Infinity,
    observations,
    converged: bounded,
    reason: bounded ? "closed-form" : "unbounded",
    message: bounded
      ? "The maximum has a closed form: the mean and the covariance with divisor n."
      : "The observations lie in a plane of fewer dimensions, so the likelihood grows without bound as the covariance flattens. " +
        "Use more observations or fewer components.",
    iterations: 0,
  };
}

/** Whether what is left of a variance, given the components before it, is rounding. */
function isSingular(cholesky: Float64Array, covariance: Float64Array, d: number): boolean {
  for (let i = 0; i < d; i++) if (cholesky[i * d + i] ** 2 <= 4e-15 * covariance[i * d + i]) return true;
  return false;
}
