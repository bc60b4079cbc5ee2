import { checkFitOptions } from "../check-fit.js";
import { checkOut } from "../check-parameters.js";
import { LoglikError } from "../error.js";
import type { FitOptions, FitResult, Interval, ParamSpec, VectorTheta } from "../family.js";
import { positiveNumbers, unitInterval } from "../interval.js";
import { checkEvent } from "../multivariate/check-event.js";
import { dirichletDivergence, dirichletEntropy, logNormaliserRest } from "../multivariate/dirichlet-information.js";
import { fitDirichlet } from "../multivariate/fit-dirichlet.js";
import { differenceOfProducts } from "../numeric/difference-of-products.js";
import type { Rng } from "../random/rng.js";
import { standardGamma } from "../random/standard-gamma.js";
import { weightedSum } from "../sample.js";
import { digammaMinusLog } from "../special/digamma.js";
import { logSumExp } from "../special/log-sum-exp.js";
import { log1pMinusX } from "../special/log1p-minus-x.js";
import { trigamma } from "../special/trigamma.js";

/**
 * The Dirichlet distribution over shares that sum to one, with concentrations α = `alpha`: compositions, topic shares, the
 * conjugate of the multinomial. For two shares it is the beta distribution of the first.
 *
 *   f(y; α) = Γ(A)/Π Γ(αⱼ) · Π yⱼ^(αⱼ − 1),   yⱼ ≥ 0, Σ yⱼ = 1,   A = Σ αⱼ
 *
 * A density with respect to the first k − 1 shares. It is evaluated at the shares given; they must sum to one within 1e-3, as
 * shares printed with three decimals do.
 *
 * @see Johnson, Kotz & Balakrishnan (2000), Continuous Multivariate Distributions, ch. 49
 */
export const name = "dirichlet";
export const measure = "continuous";
export const paramNames = ["alpha"] as const;

/** Name of the parameter. */
export type DirichletParam = (typeof paramNames)[number];
/** `{ alpha }`, k positive numbers. */
export type DirichletTheta = VectorTheta<DirichletParam>;

export const paramSpecs: { readonly [P in DirichletParam]: ParamSpec } = {
  alpha: { domain: positiveNumbers, shape: "vector", kind: "real", link: "log", doc: "concentration of each share" },
};

/** How far from one the shares of an observation may sum. */
const SUM_TOLERANCE = 1e-3;

/** Whether the parameters lie in their domains: with others every function gives NaN, never a plausible number. */
function inDomain(alpha: ArrayLike<number>): boolean {
  for (let j = 0; j < alpha.length; j++) if (!(alpha[j] > 0 && alpha[j] < Infinity)) return false;
  return alpha.length > 0;
}

/** k, the number of shares. */
export function eventSize({ alpha }: DirichletTheta): number {
  return alpha.length;
}

/** Each share lies in [0, 1]; together they sum to one. */
export function support(_theta: DirichletTheta): Interval {
  return unitInterval;
}

/** The parameters with the given mean shares and total A: α = A · mean. */
export function fromMean(mean: ArrayLike<number>, total: number): DirichletTheta {
  return { alpha: Float64Array.from(mean, (share) => total * share) };
}

// ── Density ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-density in nats; −Infinity off the simplex. On its edge, where a share is 0: Infinity if its α is below 1, −Infinity if
 * above.
 *
 * In saddle-point form, with δ Stirling's error, as Σ αⱼ log(A yⱼ/αⱼ) + ½ Σ log αⱼ − ½ log A − Σ log yⱼ + δ(A) − Σ δ(αⱼ) + …: the
 * textbook form loses 9 digits at α = 1e8 by cancellation.
 *
 * @throws LoglikError `event-size`
 * @example logProb([0.25, 0.25, 0.5], { alpha: [2, 3, 5] })  // 1.9991546635741253
 */
export function logProb(y: ArrayLike<number>, { alpha }: DirichletTheta): number {
  checkEvent("dirichlet.logProb", y, alpha.length);
  if (!inDomain(alpha)) return NaN;
  const place = placeOnSimplex(y);
  if (place !== "inside") return place === "nowhere" ? NaN : -Infinity;
  const total = weightedSum(alpha);
  const terms: number[] = [logNormaliserRest(alpha, total)];
  let edge = 0;
  for (let j = 0; j < y.length; j++) {
    if (y[j] === 0) {
      if (alpha[j] === 1) terms.push(logAtUnitAlpha(total));
      else edge = edge === -Infinity || alpha[j] > 1 ? -Infinity : Infinity;
      continue;
    }
    terms.push(saddle(alpha[j], y[j], total) - Math.log(y[j]));
  }
  if (edge !== 0) return edge;
  // What the linear parts of the saddle-point terms sum to: A (Σ y − 1), zero on the simplex itself.
  terms.push(total * weightedSum([-1, ...Array.from(y)]));
  return weightedSum(terms);
}

/** α log(A y/α) − (A y − α), without cancellation where A y is near α. */
function saddle(alpha: number, y: number, total: number): number {
  const excess = differenceOfProducts(y, total, alpha, 1);
  const relative = excess / alpha;
  return Math.abs(relative) < 0.5 ? alpha * log1pMinusX(relative) : alpha * Math.log((y * total) / alpha) - excess;
}

/** α log(A y/α) − (A y − α) − log y at α = 1 and y → 0. */
function logAtUnitAlpha(total: number): number {
  return Math.log(total) + 1;
}

function placeOnSimplex(y: ArrayLike<number>): "inside" | "outside" | "nowhere" {
  let outside = false;
  for (let j = 0; j < y.length; j++) {
    if (Number.isNaN(y[j])) return "nowhere";
    outside ||= !(y[j] >= 0 && y[j] <= 1);
  }
  return outside || Math.abs(weightedSum(y) - 1) > SUM_TOLERANCE ? "outside" : "inside";
}

/**
 * {@link logProb} of each observation.
 * @throws LoglikError `out-length`, `event-size`, `parameter-invalid`
 * @example logProbInto([[0.5, 0.5]], { alpha: [1, 1] }, new Float64Array(1))[0]  // 2.220446049250313e-16
 */
export function logProbInto(y: ArrayLike<ArrayLike<number>>, theta: DirichletTheta, out: Float64Array): Float64Array {
  checkOut("dirichlet.logProbInto", y.length, out);
  if (!inDomain(theta.alpha)) {
    throw new LoglikError(
      "parameter-invalid",
      `dirichlet.logProbInto: alpha is [${Array.from(theta.alpha).join(", ")}]; it must be numbers above 0. Pass valid ones.`,
      { parameter: "alpha" },
    );
  }
  for (let i = 0; i < y.length; i++) out[i] = logProb(y[i], theta);
  return out;
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E yⱼ = αⱼ/A.
 * @example Array.from(mean({ alpha: [1, 3] }))  // [0.25, 0.75]
 */
export function mean({ alpha }: DirichletTheta): Float64Array {
  const total = weightedSum(alpha);
  return Float64Array.from(alpha, (value) => (inDomain(alpha) ? value / total : NaN));
}

/**
 * Covariances, k × k row-major: αᵢ([i = j] A − αⱼ)/(A² (A + 1)).
 * @example Array.from(variance({ alpha: [1, 1] }))  // [0.08333333333333333, -0.08333333333333333, -0.08333333333333333, 0.08333333333333333]
 */
export function variance({ alpha }: DirichletTheta): Float64Array {
  const k = alpha.length;
  const out = new Float64Array(k * k);
  if (!inDomain(alpha)) return out.fill(NaN);
  const total = weightedSum(alpha);
  for (let i = 0; i < k; i++) {
    let others = 0;
    for (let j = 0; j < k; j++) {
      if (j === i) continue;
      others += alpha[j];
      out[i * k + j] = (-(alpha[i] / total) * (alpha[j] / total)) / (total + 1);
    }
    out[i * k + i] = ((alpha[i] / total) * (others / total)) / (total + 1);
  }
  return out;
}

/**
 * (αⱼ − 1)/(A − k) where every α is at least 1 and one is above; NaN where the density has no highest point.
 * @example Array.from(mode({ alpha: [2, 4] }))  // [0.25, 0.75]
 */
export function mode({ alpha }: DirichletTheta): Float64Array {
  const above = Float64Array.from(alpha, (value) => value - 1);
  const total = weightedSum(above);
  const unimodal = inDomain(alpha) && total > 0 && above.every((value) => value >= 0);
  return above.map((value) => (unimodal ? value / total : NaN));
}

/**
 * log B(α) + (A − k) ψ(A) − Σ (αⱼ − 1) ψ(αⱼ), nats, with the terms αⱼ log αⱼ of both parts taken out.
 * @example entropy({ alpha: [1, 1, 1] })  // -0.6931471805599461
 */
export function entropy({ alpha }: DirichletTheta): number {
  if (!inDomain(alpha)) return NaN;
  return dirichletEntropy(alpha);
}

/**
 * KL(p ‖ q) = Σ D(αⱼ, βⱼ) − D(A, B) with D(a, b) = log Γ(b) − log Γ(a) − (b − a) ψ(a), nats; closed form.
 *
 * D, the excess of log Γ over its tangent, is computed as such: nothing cancels for nearly equal or large concentrations.
 *
 * @example klDivergence({ alpha: [1, 1] }, { alpha: [2, 1] })  // 0.30685281944005427
 */
export function klDivergence(p: DirichletTheta, q: DirichletTheta): number {
  if (!inDomain(p.alpha) || !inDomain(q.alpha) || p.alpha.length !== q.alpha.length) return NaN;
  return dirichletDivergence(p.alpha, q.alpha);
}

/**
 * ∂ log f/∂αⱼ = log yⱼ + ψ(A) − ψ(αⱼ), length k; NaN off the simplex.
 * @throws LoglikError `event-size`
 * @example Array.from(score([0.5, 0.5], { alpha: [1, 1] }, new Float64Array(2)))  // [0.30685281944005427, 0.30685281944005427]
 */
export function score(y: ArrayLike<number>, { alpha }: DirichletTheta, out: Float64Array): Float64Array {
  checkEvent("dirichlet.score", y, alpha.length);
  if (!inDomain(alpha) || placeOnSimplex(y) !== "inside") return out.fill(NaN, 0, alpha.length);
  const total = weightedSum(alpha);
  const rest = digammaMinusLog(total);
  for (let j = 0; j < alpha.length; j++) {
    const relative = differenceOfProducts(y[j], total, alpha[j], 1) / alpha[j];
    const log = Math.abs(relative) < 0.5 ? Math.log1p(relative) : Math.log((y[j] * total) / alpha[j]);
    out[j] = log + (rest - digammaMinusLog(alpha[j]));
  }
  return out;
}

/**
 * E[s sᵀ] = diag ψ′(αⱼ) − ψ′(A), k × k.
 * @example fisherInformation({ alpha: [1, 1] }, new Float64Array(4))[0]  // 1.0000000000000002
 */
export function fisherInformation({ alpha }: DirichletTheta, out: Float64Array): Float64Array {
  const k = alpha.length;
  const valid = inDomain(alpha);
  out.fill(valid ? -trigamma(weightedSum(alpha)) : NaN, 0, k * k);
  for (let j = 0; j < k && valid; j++) out[j * k + j] += trigamma(alpha[j]);
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw: gamma variables over their sum, in logarithms, for with small α all of them may underflow. */
export function sample(rng: Rng, { alpha }: DirichletTheta): Float64Array {
  // A gamma variable of shape α is one of shape α + 1 times U^(1/α).
  const logs = Float64Array.from(
    alpha,
    (value) => Math.log(standardGamma(rng, value + 1)) + Math.log(rng.uniform()) / value,
  );
  const total = logSumExp(logs);
  return logs.map((log) => Math.exp(log - total));
}

/**
 * Maximum likelihood by Newton's method on α; the likelihood is concave. It depends on the mean logarithms of the shares only.
 *
 * `unbounded` where all observations are equal, or a share is 0.
 *
 * @throws LoglikError for an empty sample, shares that are not on the simplex, observations of different sizes, an invalid weight
 * @see Minka (2000), Estimating a Dirichlet distribution
 * @example fit([[0.2, 0.8], [0.4, 0.6], [0.3, 0.7]]).theta.alpha[0]  // 9.2243999921…
 */
export function fit(y: ArrayLike<ArrayLike<number>>, options: FitOptions = {}): FitResult<DirichletTheta> {
  checkFitOptions("fit dirichlet", options);
  return fitDirichlet(y, options, (row) => placeOnSimplex(row) === "inside", logProb);
}
