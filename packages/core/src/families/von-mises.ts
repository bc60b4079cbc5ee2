import { checkFit } from "../check-fit.js";
import { checkOut, checkParameters } from "../check-parameters.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitAroundKnown, hasKnown } from "../fit/fit-around-known.js";
import { positiveNumbers, realLine } from "../interval.js";
import { integrateLegendre } from "../numeric/gauss-legendre.js";
import { solveMonotone } from "../numeric/solve-monotone.js";
import type { Rng } from "../random/rng.js";
import { weightedSum } from "../sample.js";
import { besselRatioComplement, besselRatioI1I0, logScaledBesselI0 } from "../special/bessel-i.js";
import { normalQuantile } from "../special/normal-quantile.js";

/**
 * The von Mises distribution on the circle with mean direction μ = `loc` and κ = `concentration`: the normal distribution of
 * angles.
 *
 *   f(y; μ, κ) = exp(κ cos(y − μ)) / (2π I₀(κ)),   y in radians
 *
 * Angles are taken modulo 2π; the distribution function starts at μ − π.
 *
 * @see Mardia & Jupp (2000), Directional Statistics, 3.5.4
 */
export const name = "von-mises";
export const measure = "continuous";
export const paramNames = ["loc", "concentration"] as const;

/** Names of the parameters. */
export type VonMisesParam = (typeof paramNames)[number];
/** `{ loc, concentration }`. */
export type VonMisesTheta = Theta<VonMisesParam>;

export const paramSpecs: { readonly [P in VonMisesParam]: ParamSpec } = {
  loc: { domain: realLine, shape: "scalar", kind: "real", link: "identity", doc: "mean direction μ, radians" },
  concentration: {
    domain: positiveNumbers,
    shape: "scalar",
    kind: "real",
    link: "log",
    doc: "concentration κ; 1/κ is about the variance for large κ",
  },
};

const LOG_TWO_PI = 1.8378770664093453;
/** π − Math.PI. */
const PI_LOW = 1.2246467991473532e-16;

/** The angle from μ to y in [−π, π]. */
function angleFrom(loc: number, y: number): number {
  const turn = y - loc;
  return Math.abs(turn) <= Math.PI ? turn : turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI));
}

/** −2κ sin²(d/2) = κ (cos d − 1), without the cancellation near d = 0. */
function exponent(d: number, concentration: number): number {
  return -2 * concentration * Math.sin(0.5 * d) ** 2;
}

/** log P(D ≤ d) for −π ≤ d ≤ 0: density at d times the integral of its relative decay down to where it no longer counts. */
function logLowerTail(d: number, concentration: number): number {
  if (d <= -Math.PI) return -Infinity;
  // The distance to −π, to which Math.PI alone would not be close enough, or to where the density is e⁻⁴⁵ of that at d.
  const decayed = Math.acos(Math.max(-1, Math.cos(d) - 45 / concentration));
  const reach = decayed < Math.PI ? decayed + d : Math.PI + d + PI_LOW;
  const integral = integrateLegendre(
    (s) => Math.exp(2 * concentration * Math.sin(d - 0.5 * s) * Math.sin(0.5 * s)),
    0,
    reach,
    8,
  );
  return exponent(d, concentration) - LOG_TWO_PI - logScaledBesselI0(concentration) + Math.log(integral);
}

/** The d ≤ 0 with P(D ≤ d) = p ≤ ½. */
function lowerQuantile(p: number, concentration: number): number {
  if (p === 0) return -Math.PI;
  const target = Math.log(p);
  const uniform = (2 * p - 1) * Math.PI;
  const start = concentration > 4 ? normalQuantile(p) / Math.sqrt(concentration) : uniform;
  return solveMonotone(
    (d) => logLowerTail(d, concentration) - target,
    (d) =>
      Math.exp(
        exponent(d, concentration) - LOG_TWO_PI - logScaledBesselI0(concentration) - logLowerTail(d, concentration),
      ),
    Math.max(start, -3.1),
    -Math.PI,
    1e-9,
  );
}

/** dA/dκ = 1 − A² − A/κ with A = I₁/I₀; about 1/2κ² for large κ, where its parts cancel. */
function concentrationInformation(concentration: number): number {
  if (concentration > 1e4)
    return ((0.375 / concentration + 0.25) / concentration + 0.5) / concentration / concentration;
  const complement = besselRatioComplement(concentration);
  return complement * (2 - complement) - besselRatioI1I0(concentration) / concentration;
}

/** Whether the parameters lie in their domains: with others every function gives NaN, never a plausible number. */
function inDomain(loc: number, concentration: number): boolean {
  return Math.abs(loc) < Infinity && concentration > 0 && concentration < Infinity;
}

/** The angles within half a turn of the mean direction. */
export function support({ loc }: VonMisesTheta): Interval {
  return { low: loc - Math.PI, high: loc + Math.PI, lowIncluded: true, highIncluded: true, integers: false };
}

// ── Density and distribution ────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-density in nats: κ (cos(y − μ) − 1) − log 2π − log(e^{−κ} I₀(κ)).
 * @example logProb(1, { loc: 0, concentration: 2 })  // -1.581265996156022
 */
export function logProb(y: number, { loc, concentration }: VonMisesTheta): number {
  if (!inDomain(loc, concentration)) return NaN;
  return exponent(y - loc, concentration) - LOG_TWO_PI - logScaledBesselI0(concentration);
}

/**
 * {@link logProb} of each y, with the constants computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([1], { loc: 0, concentration: 2 }, new Float64Array(1))[0]  // -1.5812659961560223
 */
export function logProbInto(y: ArrayLike<number>, theta: VonMisesTheta, out: Float64Array): Float64Array {
  checkParameters("vonMises.logProbInto", paramSpecs, theta);
  checkOut("vonMises.logProbInto", y.length, out);
  const { loc, concentration } = theta;
  const constant = -LOG_TWO_PI - logScaledBesselI0(concentration);
  for (let i = 0; i < y.length; i++) out[i] = constant + exponent(y[i] - loc, concentration);
  return out;
}

/**
 * P(Y ≤ y) for y in [μ − π, μ + π], by quadrature of the density.
 * @example cdf(1, { loc: 0, concentration: 2 })  // 0.8895777369550366
 */
export function cdf(y: number, { loc, concentration }: VonMisesTheta): number {
  if (!inDomain(loc, concentration)) return NaN;
  const d = angleFrom(loc, y);
  return d <= 0 ? Math.exp(logLowerTail(d, concentration)) : -Math.expm1(logLowerTail(-d, concentration));
}

/**
 * P(Y > y).
 * @example survival(1, { loc: 0, concentration: 2 })  // 0.11042226304496344
 */
export function survival(y: number, { loc, concentration }: VonMisesTheta): number {
  if (!inDomain(loc, concentration)) return NaN;
  const d = angleFrom(loc, y);
  return d >= 0 ? Math.exp(logLowerTail(-d, concentration)) : -Math.expm1(logLowerTail(d, concentration));
}

/**
 * log P(Y ≤ y), finite where the probability underflows.
 * @example logCdf(1, { loc: 0, concentration: 2 })  // -0.11700838170383229
 */
export function logCdf(y: number, { loc, concentration }: VonMisesTheta): number {
  if (!inDomain(loc, concentration)) return NaN;
  const d = angleFrom(loc, y);
  return d <= 0 ? logLowerTail(d, concentration) : Math.log1p(-Math.exp(logLowerTail(-d, concentration)));
}

/**
 * log P(Y > y), finite where the probability underflows.
 * @example logSurvival(1, { loc: 0, concentration: 2 })  // -2.2034435074534136
 */
export function logSurvival(y: number, { loc, concentration }: VonMisesTheta): number {
  if (!inDomain(loc, concentration)) return NaN;
  const d = angleFrom(loc, y);
  return d >= 0 ? logLowerTail(-d, concentration) : Math.log1p(-Math.exp(logLowerTail(d, concentration)));
}

/**
 * The y in [μ − π, μ + π] with P(Y ≤ y) = p; NaN outside [0, 1].
 * @example quantile(0.25, { loc: 0, concentration: 2 })  // -0.52966318368067
 */
export function quantile(p: number, { loc, concentration }: VonMisesTheta): number {
  if (!inDomain(loc, concentration)) return NaN;
  if (!(p >= 0 && p <= 1)) return NaN;
  return loc + (p <= 0.5 ? lowerQuantile(p, concentration) : -lowerQuantile(1 - p, concentration));
}

/**
 * The y in [μ − π, μ + π] with P(Y > y) = q.
 * @example inverseSurvival(1e-20, { loc: 0, concentration: 2 })  // 3.141592653589793
 */
export function inverseSurvival(q: number, { loc, concentration }: VonMisesTheta): number {
  if (!inDomain(loc, concentration)) return NaN;
  if (!(q >= 0 && q <= 1)) return NaN;
  return loc - (q <= 0.5 ? lowerQuantile(q, concentration) : -lowerQuantile(1 - q, concentration));
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * The mean direction μ.
 * @example mean({ loc: 0, concentration: 2 })  // 0
 */
export function mean({ loc, concentration }: VonMisesTheta): number {
  if (!inDomain(loc, concentration)) return NaN;
  return loc;
}

/**
 * The circular variance 1 − I₁(κ)/I₀(κ).
 * @example variance({ loc: 0, concentration: 2 })  // 0.30222534203599205
 */
export function variance({ loc, concentration }: VonMisesTheta): number {
  if (!inDomain(loc, concentration)) return NaN;
  return besselRatioComplement(concentration);
}

/**
 * The density is highest at μ.
 * @example mode({ loc: 0, concentration: 2 })  // 0
 */
export function mode({ loc, concentration }: VonMisesTheta): number {
  if (!inDomain(loc, concentration)) return NaN;
  return loc;
}

/**
 * log 2π + log(e^{−κ} I₀(κ)) + κ (1 − I₁(κ)/I₀(κ)), nats.
 * @example entropy({ loc: 0, concentration: 2 })  // 1.2663212919642857
 */
export function entropy({ loc, concentration }: VonMisesTheta): number {
  if (!inDomain(loc, concentration)) return NaN;
  return LOG_TWO_PI + logScaledBesselI0(concentration) + concentration * besselRatioComplement(concentration);
}

/**
 * KL(p ‖ q) = log(I₀(κ_q)/I₀(κₚ)) + A(κₚ) (κₚ − κ_q cos(μₚ − μ_q)), nats; closed form, in the scaled Bessel functions.
 * @example klDivergence({ loc: 0, concentration: 2 }, { loc: 1, concentration: 3 })  // 1.0258356262355628
 */
export function klDivergence(p: VonMisesTheta, q: VonMisesTheta): number {
  if (!inDomain(p.loc, p.concentration) || !inDomain(q.loc, q.concentration)) return NaN;
  const complement = besselRatioComplement(p.concentration);
  const apart = complement + 2 * (1 - complement) * Math.sin(0.5 * (p.loc - q.loc)) ** 2;
  const normalisers = logScaledBesselI0(q.concentration) - logScaledBesselI0(p.concentration);
  return normalisers - p.concentration * complement + q.concentration * apart;
}

/**
 * ∂ log f/∂μ = κ sin(y − μ) and ∂ log f/∂κ = cos(y − μ) − I₁(κ)/I₀(κ).
 * @example Array.from(score(1, { loc: 0, concentration: 2 }, new Float64Array(2)))  // [1.682941969615793, -0.15747235209586824]
 */
export function score(y: number, { loc, concentration }: VonMisesTheta, out: Float64Array): Float64Array {
  if (!inDomain(loc, concentration)) return out.fill(NaN);
  const d = y - loc;
  out[0] = concentration * Math.sin(d);
  out[1] = besselRatioComplement(concentration) - 2 * Math.sin(0.5 * d) ** 2;
  return out;
}

/**
 * E[s sᵀ] = diag(κ A, 1 − A² − A/κ) with A = I₁(κ)/I₀(κ).
 * @example Array.from(fisherInformation({ loc: 0, concentration: 2 }, new Float64Array(4)))  // [1.395549315928016, 0, 0, 0.1642231977212078]
 */
export function fisherInformation({ loc, concentration }: VonMisesTheta, out: Float64Array): Float64Array {
  if (!inDomain(loc, concentration)) return out.fill(NaN);
  out[0] = concentration * besselRatioI1I0(concentration);
  out[1] = 0;
  out[2] = 0;
  out[3] = concentrationInformation(concentration);
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw. */
export function sample(rng: Rng, { loc, concentration }: VonMisesTheta): number {
  if (!inDomain(loc, concentration)) return NaN;
  // Best and Fisher's rejection from a wrapped Cauchy distribution.
  const root = Math.sqrt(1 + 4 * concentration * concentration);
  const tau = 1 + root;
  const rho = (tau - Math.sqrt(2 * tau)) / (2 * concentration);
  const r = concentration < 1e-5 ? 1 / concentration : (1 + rho * rho) / (2 * rho);
  for (;;) {
    const z = Math.cos(Math.PI * rng.uniform());
    const f = (1 + r * z) / (r + z);
    const c = concentration * (r - f);
    const u = rng.uniform();
    if (c * (2 - c) > u || Math.log(c / u) + 1 >= c) {
      return loc + Math.sign(rng.uniform() - 0.5) * Math.acos(Math.min(1, Math.max(-1, f)));
    }
  }
}

/**
 * Maximum likelihood: μ̂ is the direction of the mean vector, and κ̂ solves I₁(κ)/I₀(κ) = its length by Newton. No common direction
 * puts κ̂ at 0 (`boundary`); equal angles leave the likelihood unbounded.
 *
 * @throws LoglikError for an empty sample, a target outside the support or not finite, an invalid weight
 * @example fit([0.2, 0.5, 1.1]).theta.loc  // 0.5964826703972987
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<VonMisesTheta> {
  const { weights } = options;
  const observations = checkFit("fit von-mises", y, options, realLine);
  const sine = weightedSum(Float64Array.from(y, Math.sin), weights);
  const cosine = weightedSum(Float64Array.from(y, Math.cos), weights);
  const loc = Math.atan2(sine, cosine);
  // 1 − resultant length, from small terms where the angles are close together.
  const spreadAbout = (centre: number) =>
    weightedSum(
      Float64Array.from(y, (value) => 2 * Math.sin(0.5 * (value - centre)) ** 2),
      weights,
    ) / observations;
  if (hasKnown(options)) {
    // Angles may be counted from anywhere.
    return fitAroundKnown({ name, paramSpecs, support: () => realLine, logProb }, y, options, (known) => {
      const { loc: centre = loc, concentration } = known;
      if (concentration !== undefined) return { theta: { loc: centre, concentration } };
      const apart = spreadAbout(centre);
      if (apart >= 1) return { edge: edgeFit(centre, apart, observations) };
      const { iterations, ...found } = concentrationOf(apart);
      return { theta: { loc: centre, ...found }, iterations };
    });
  }
  const spread = spreadAbout(loc);
  if (spread === 0 || spread >= 1) return edgeFit(loc, spread, observations);
  const { concentration, iterations } = concentrationOf(spread);
  const theta = { loc, concentration };
  return {
    theta,
    // At the maximum the mean log-density is minus the entropy.
    logLikelihood: -observations * entropy(theta),
    observations,
    converged: true,
    reason: "converged",
    message:
      "The direction has a closed form; Newton's method on the likelihood equation of the concentration converged.",
    iterations,
  };
}

/** The κ at which the mean of 1 − cos(y − μ) is `spread`, below 1; Infinity at 0. */
function concentrationOf(spread: number): { readonly concentration: number; readonly iterations: number } {
  if (spread === 0) return { concentration: Infinity, iterations: 0 };
  let iterations = 0;
  const logConcentration = solveMonotone(
    (t) => {
      iterations++;
      return besselRatioComplement(Math.exp(t)) - spread;
    },
    (t) => -Math.exp(t) * concentrationInformation(Math.exp(t)),
    -Math.log(2 * spread),
    -Infinity,
    Infinity,
  );
  return { concentration: Math.exp(logConcentration), iterations };
}

function edgeFit(loc: number, spread: number, observations: number): FitResult<VonMisesTheta> {
  const concentrated = spread === 0;
  return {
    theta: { loc, concentration: concentrated ? Infinity : 0 },
    logLikelihood: concentrated ? Infinity : -observations * LOG_TWO_PI,
    observations,
    converged: !concentrated,
    reason: concentrated ? "unbounded" : "boundary",
    message: concentrated
      ? "All angles are equal, so the likelihood grows without bound as the concentration goes to infinity."
      : "The angles have no common direction: the maximum lies on the boundary, concentration 0, the uniform distribution on the circle.",
    iterations: 0,
  };
}
