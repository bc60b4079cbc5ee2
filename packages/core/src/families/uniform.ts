import { checkFit } from "../check-fit.js";
import { checkOut, checkParameters } from "../check-parameters.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitAroundKnown, hasKnown } from "../fit/fit-around-known.js";
import { realLine } from "../interval.js";
import type { Rng } from "../random/rng.js";
import { extent } from "../sample.js";

/**
 * The uniform distribution between `low` and `high`.
 *
 *   f(y; a, b) = 1/(b − a),   a ≤ y ≤ b
 *
 * Not a regular family: its support depends on its parameters, so that scores do not have mean 0 and estimates converge at rate
 * 1/n instead of 1/√n.
 *
 * @see Johnson, Kotz & Balakrishnan (1995), ch. 26
 */
export const name = "uniform";
export const measure = "continuous";
export const paramNames = ["low", "high"] as const;

/** Names of the parameters. */
export type UniformParam = (typeof paramNames)[number];
/** `{ low, high }`. */
export type UniformTheta = Theta<UniformParam>;

export const paramSpecs: { readonly [P in UniformParam]: ParamSpec } = {
  low: { domain: realLine, shape: "scalar", kind: "real", link: "identity", doc: "lower end, in the unit of y" },
  high: {
    domain: realLine,
    shape: "scalar",
    kind: "real",
    link: "identity",
    doc: "upper end, in the unit of y, above low",
  },
};

/** Whether the parameters lie in their domains: with others every function gives NaN, never a plausible number. */
function inDomain(low: number, high: number): boolean {
  return low < high && high - low < Infinity;
}

/** The numbers from low to high, both ends included. */
export function support({ low, high }: UniformTheta): Interval {
  return { low, high, lowIncluded: true, highIncluded: true, integers: false };
}

// ── Density and distribution ────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-density in nats: −log(b − a), −Infinity outside the support; NaN where low is not below high.
 * @example logProb(1, { low: 0, high: 4 })  // -1.3862943611198906
 */
export function logProb(y: number, { low, high }: UniformTheta): number {
  if (!inDomain(low, high)) return NaN;
  if (!(low < high) || Number.isNaN(y)) return NaN;
  return y >= low && y <= high ? -Math.log(high - low) : -Infinity;
}

/**
 * {@link logProb} of each y, with the constants computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([1], { low: 0, high: 4 }, new Float64Array(1))[0]  // -1.3862943611198906
 */
export function logProbInto(y: ArrayLike<number>, theta: UniformTheta, out: Float64Array): Float64Array {
  checkParameters("uniform.logProbInto", paramSpecs, theta);
  checkOut("uniform.logProbInto", y.length, out);
  const { low, high } = theta;
  const constant = logProb(low, theta);
  for (let i = 0; i < y.length; i++) out[i] = y[i] >= low && y[i] <= high ? constant : logProb(y[i], theta);
  return out;
}

/**
 * P(Y ≤ y) = (y − a)/(b − a).
 * @example cdf(1, { low: 0, high: 4 })  // 0.25
 */
export function cdf(y: number, { low, high }: UniformTheta): number {
  if (!inDomain(low, high)) return NaN;
  return Math.min(1, Math.max(0, (y - low) / (high - low)));
}

/**
 * P(Y > y) = (b − y)/(b − a).
 * @example survival(1, { low: 0, high: 4 })  // 0.75
 */
export function survival(y: number, { low, high }: UniformTheta): number {
  if (!inDomain(low, high)) return NaN;
  return Math.min(1, Math.max(0, (high - y) / (high - low)));
}

/**
 * log P(Y ≤ y).
 * @example logCdf(1, { low: 0, high: 4 })  // -1.3862943611198906
 */
export function logCdf(y: number, { low, high }: UniformTheta): number {
  if (!inDomain(low, high)) return NaN;
  if (y <= low) return -Infinity;
  const above = survival(y, { low, high });
  return above < 0.5 ? Math.log1p(-above) : Math.log((y - low) / (high - low));
}

/**
 * log P(Y > y).
 * @example logSurvival(1, { low: 0, high: 4 })  // -0.2876820724517809
 */
export function logSurvival(y: number, { low, high }: UniformTheta): number {
  if (!inDomain(low, high)) return NaN;
  if (y >= high) return -Infinity;
  const below = cdf(y, { low, high });
  return below < 0.5 ? Math.log1p(-below) : Math.log((high - y) / (high - low));
}

/**
 * a + p(b − a); NaN outside [0, 1].
 * @example quantile(0.25, { low: 0, high: 4 })  // 1
 */
export function quantile(p: number, { low, high }: UniformTheta): number {
  if (!inDomain(low, high)) return NaN;
  if (!(p >= 0 && p <= 1)) return NaN;
  // From the nearer end, so that both ends are met exactly.
  return p <= 0.5 ? low + p * (high - low) : high - (1 - p) * (high - low);
}

/**
 * The y with P(Y > y) = q: b − q(b − a).
 * @example inverseSurvival(1e-20, { low: 0, high: 4 })  // 4
 */
export function inverseSurvival(q: number, { low, high }: UniformTheta): number {
  if (!inDomain(low, high)) return NaN;
  if (!(q >= 0 && q <= 1)) return NaN;
  return q <= 0.5 ? high - q * (high - low) : low + (1 - q) * (high - low);
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = (a + b)/2.
 * @example mean({ low: 0, high: 4 })  // 2
 */
export function mean({ low, high }: UniformTheta): number {
  if (!inDomain(low, high)) return NaN;
  return low + 0.5 * (high - low);
}

/**
 * Var Y = (b − a)²/12.
 * @example variance({ low: 0, high: 4 })  // 1.3333333333333333
 */
export function variance({ low, high }: UniformTheta): number {
  if (!inDomain(low, high)) return NaN;
  return (high - low) ** 2 / 12;
}

/**
 * Every point is as likely: the middle stands for them.
 * @example mode({ low: 0, high: 4 })  // 2
 */
export function mode({ low, high }: UniformTheta): number {
  if (!inDomain(low, high)) return NaN;
  return low + 0.5 * (high - low);
}

/**
 * log(b − a), nats.
 * @example entropy({ low: 0, high: 4 })  // 1.3862943611198906
 */
export function entropy({ low, high }: UniformTheta): number {
  if (!inDomain(low, high)) return NaN;
  return Math.log(high - low);
}

/**
 * KL(p ‖ q) = log((b_q − a_q)/(bₚ − aₚ)) where q covers p, else Infinity, nats; closed form.
 * @example klDivergence({ low: 0, high: 4 }, { low: -1, high: 5 })  // 0.4054651081081644
 */
export function klDivergence(p: UniformTheta, q: UniformTheta): number {
  if (!inDomain(p.low, p.high) || !inDomain(q.low, q.high)) return NaN;
  if (p.low < q.low || p.high > q.high) return Infinity;
  return Math.log((q.high - q.low) / (p.high - p.low));
}

/**
 * CRPS of the forecast after y came: (b − a) (|z − u| + u² − u + ⅓), z = (y − a)/(b − a), u = z kept inside [0, 1].
 *
 * @see Jordan, Krüger & Lerch (2019), Evaluating probabilistic forecasts with scoringRules
 * @example crps(1, { low: 0, high: 4 })  // 0.5833333333333333
 */
export function crps(y: number, { low, high }: UniformTheta): number {
  if (!inDomain(low, high)) return NaN;
  const z = (y - low) / (high - low);
  const inside = Math.min(1, Math.max(0, z));
  return (high - low) * (Math.abs(z - inside) + inside * (inside - 1) + 1 / 3);
}

/**
 * ∂ log f/∂a = 1/(b − a) and ∂ log f/∂b = −1/(b − a), inside the support.
 * @example Array.from(score(1, { low: 0, high: 4 }, new Float64Array(2)))  // [0.25, -0.25]
 */
export function score(y: number, { low, high }: UniformTheta, out: Float64Array): Float64Array {
  if (!inDomain(low, high)) return out.fill(NaN);
  out[0] = y >= low && y <= high ? 1 / (high - low) : NaN;
  out[1] = -out[0];
  return out;
}

/**
 * E[s sᵀ] = [[1, −1], [−1, 1]]/(b − a)²: of rank 1, and no bound on the variance of estimates, the family being irregular.
 * @example Array.from(fisherInformation({ low: 0, high: 4 }, new Float64Array(4)))  // [0.0625, -0.0625, -0.0625, 0.0625]
 */
export function fisherInformation({ low, high }: UniformTheta, out: Float64Array): Float64Array {
  if (!inDomain(low, high)) return out.fill(NaN);
  out[0] = 1 / (high - low) ** 2;
  out[1] = -out[0];
  out[2] = -out[0];
  out[3] = out[0];
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw. */
export function sample(rng: Rng, { low, high }: UniformTheta): number {
  if (!inDomain(low, high)) return NaN;
  return low + rng.uniform() * (high - low);
}

/**
 * Maximum likelihood: the smallest and the largest observation of positive weight. Equal observations leave the likelihood unbounded.
 *
 * @throws LoglikError for an empty sample, a target outside the support or not finite, an invalid weight
 * @example fit([1, 2, 4]).theta.low  // 1
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<UniformTheta> {
  const observations = checkFit("fit uniform", y, options, realLine);
  const observed = extent(y, options.weights);
  if (hasKnown(options)) {
    return fitAroundKnown({ name, paramSpecs, support, logProb }, y, options, (known) => ({
      theta: { ...observed, ...known },
    }));
  }
  const { low, high } = observed;
  const bounded = low < high;
  return {
    theta: { low, high },
    logLikelihood: bounded ? -observations * Math.log(high - low) : Infinity,
    observations,
    converged: bounded,
    reason: bounded ? "closed-form" : "unbounded",
    message: bounded
      ? "The maximum has a closed form: the smallest and the largest observation."
      : "All observations are equal, so the likelihood grows without bound as the interval shrinks around them.",
    iterations: 0,
  };
}
