import { checkFit } from "../check-fit.js";
import { checkOut, checkParameters } from "../check-parameters.js";
import type { FitOptions, FitResult, Interval, ParamSpec, Theta } from "../family.js";
import { fitAroundKnown, hasKnown } from "../fit/fit-around-known.js";
import { openUnitInterval, positiveNumbers, realLine } from "../interval.js";
import type { Rng } from "../random/rng.js";
import { weightedSum } from "../sample.js";

/**
 * The asymmetric Laplace distribution whose τ-quantile is `loc`, with scale s = `scale` and τ = `tau`: the likelihood behind
 * quantile (pinball) loss.
 *
 *   f(y; μ, s, τ) = τ(1 − τ)/s · exp(−ρ(u)),   u = (y − μ)/s,   ρ(u) = τu for u ≥ 0, (τ − 1)u for u < 0
 *
 * @see Yu & Moyeed (2001), Bayesian quantile regression
 */
export const name = "asymmetric-laplace";
export const measure = "continuous";
export const paramNames = ["loc", "scale", "tau"] as const;

/** Names of the parameters. */
export type AsymmetricLaplaceParam = (typeof paramNames)[number];
/** `{ loc, scale, tau }`. */
export type AsymmetricLaplaceTheta = Theta<AsymmetricLaplaceParam>;

export const paramSpecs: { readonly [P in AsymmetricLaplaceParam]: ParamSpec } = {
  loc: { domain: realLine, shape: "scalar", kind: "real", link: "identity", doc: "the τ-quantile, in the unit of y" },
  scale: { domain: positiveNumbers, shape: "scalar", kind: "real", link: "log", doc: "scale s, in the unit of y" },
  tau: { domain: openUnitInterval, shape: "scalar", kind: "real", link: "logit", doc: "probability τ below loc" },
};

/** The check function: τu to the right, (τ − 1)u to the left. */
function check(u: number, tau: number): number {
  return u >= 0 ? tau * u : (tau - 1) * u;
}

/** Whether the parameters lie in their domains: with others every function gives NaN, never a plausible number. */
function inDomain(loc: number, scale: number, tau: number): boolean {
  return Math.abs(loc) < Infinity && scale > 0 && scale < Infinity && tau > 0 && tau < 1;
}

/** Every real number. */
export function support(_theta: AsymmetricLaplaceTheta): Interval {
  return realLine;
}

// ── Density and distribution ────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-density in nats: log(τ(1 − τ)/s) − ρ(u).
 * @example logProb(1, { loc: 0, scale: 2, tau: 0.25 })  // -2.492123614131617
 */
export function logProb(y: number, { loc, scale, tau }: AsymmetricLaplaceTheta): number {
  if (!inDomain(loc, scale, tau)) return NaN;
  return Math.log((tau * (1 - tau)) / scale) - check((y - loc) / scale, tau);
}

/**
 * {@link logProb} of each y, with the constants computed once.
 *
 * @throws LoglikError `parameter-invalid`, `out-length`
 * @example logProbInto([1], { loc: 0, scale: 2, tau: 0.25 }, new Float64Array(1))[0]  // -2.492123614131617
 */
export function logProbInto(y: ArrayLike<number>, theta: AsymmetricLaplaceTheta, out: Float64Array): Float64Array {
  checkParameters("asymmetricLaplace.logProbInto", paramSpecs, theta);
  checkOut("asymmetricLaplace.logProbInto", y.length, out);
  const { loc, scale, tau } = theta;
  const constant = Math.log((tau * (1 - tau)) / scale);
  for (let i = 0; i < y.length; i++) out[i] = constant - check((y[i] - loc) / scale, tau);
  return out;
}

/**
 * P(Y ≤ y): τ e^{−ρ(u)} below μ, 1 − (1 − τ) e^{−ρ(u)} above.
 * @example cdf(1, { loc: 0, scale: 2, tau: 0.25 })  // 0.33812732306155335
 */
export function cdf(y: number, { loc, scale, tau }: AsymmetricLaplaceTheta): number {
  if (!inDomain(loc, scale, tau)) return NaN;
  const u = (y - loc) / scale;
  return u < 0 ? tau * Math.exp((1 - tau) * u) : 1 - (1 - tau) * Math.exp(-tau * u);
}

/**
 * P(Y > y), to full relative accuracy in the tail.
 * @example survival(1, { loc: 0, scale: 2, tau: 0.25 })  // 0.6618726769384466
 */
export function survival(y: number, { loc, scale, tau }: AsymmetricLaplaceTheta): number {
  if (!inDomain(loc, scale, tau)) return NaN;
  const u = (y - loc) / scale;
  return u < 0 ? 1 - tau * Math.exp((1 - tau) * u) : (1 - tau) * Math.exp(-tau * u);
}

/**
 * log P(Y ≤ y), finite where the probability underflows.
 * @example logCdf(1, { loc: 0, scale: 2, tau: 0.25 })  // -1.0843327589826535
 */
export function logCdf(y: number, { loc, scale, tau }: AsymmetricLaplaceTheta): number {
  if (!inDomain(loc, scale, tau)) return NaN;
  const u = (y - loc) / scale;
  return u < 0 ? Math.log(tau) + (1 - tau) * u : Math.log1p((tau - 1) * Math.exp(-tau * u));
}

/**
 * log P(Y > y), finite where the probability underflows.
 * @example logSurvival(1, { loc: 0, scale: 2, tau: 0.25 })  // -0.4126820724517809
 */
export function logSurvival(y: number, { loc, scale, tau }: AsymmetricLaplaceTheta): number {
  if (!inDomain(loc, scale, tau)) return NaN;
  const u = (y - loc) / scale;
  return u < 0 ? Math.log1p(-tau * Math.exp((1 - tau) * u)) : Math.log1p(-tau) - tau * u;
}

/**
 * μ + s log(p/τ)/(1 − τ) for p < τ, μ − s log((1 − p)/(1 − τ))/τ above; NaN outside [0, 1].
 * @example quantile(0.25, { loc: 0, scale: 2, tau: 0.25 })  // 0
 */
export function quantile(p: number, { loc, scale, tau }: AsymmetricLaplaceTheta): number {
  if (!inDomain(loc, scale, tau)) return NaN;
  if (!(p >= 0 && p <= 1)) return NaN;
  return loc + scale * (p < tau ? Math.log(p / tau) / (1 - tau) : (Math.log1p(-tau) - Math.log1p(-p)) / tau);
}

/**
 * The y with P(Y > y) = q, for q far below 1e-16 too.
 * @example inverseSurvival(1e-20, { loc: 0, scale: 2, tau: 0.25 })  // 366.1121582994331
 */
export function inverseSurvival(q: number, { loc, scale, tau }: AsymmetricLaplaceTheta): number {
  if (!inDomain(loc, scale, tau)) return NaN;
  if (!(q >= 0 && q <= 1)) return NaN;
  return loc + scale * (q <= 1 - tau ? -Math.log(q / (1 - tau)) / tau : (Math.log1p(-q) - Math.log(tau)) / (1 - tau));
}

// ── Moments and information ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * E Y = μ + s (1 − 2τ)/(τ(1 − τ)).
 * @example mean({ loc: 0, scale: 2, tau: 0.25 })  // 5.333333333333333
 */
export function mean({ loc, scale, tau }: AsymmetricLaplaceTheta): number {
  if (!inDomain(loc, scale, tau)) return NaN;
  return loc + (scale * (1 - 2 * tau)) / (tau * (1 - tau));
}

/**
 * Var Y = s² (1/τ² + 1/(1 − τ)²).
 * @example variance({ loc: 0, scale: 2, tau: 0.25 })  // 71.11111111111111
 */
export function variance({ loc, scale, tau }: AsymmetricLaplaceTheta): number {
  if (!inDomain(loc, scale, tau)) return NaN;
  return scale * scale * (1 / tau ** 2 + 1 / (1 - tau) ** 2);
}

/**
 * The density is highest at μ.
 * @example mode({ loc: 0, scale: 2, tau: 0.25 })  // 0
 */
export function mode({ loc, scale, tau }: AsymmetricLaplaceTheta): number {
  if (!inDomain(loc, scale, tau)) return NaN;
  return loc;
}

/**
 * 1 + log(s/(τ(1 − τ))), nats.
 * @example entropy({ loc: 0, scale: 2, tau: 0.25 })  // 3.367123614131617
 */
export function entropy({ loc, scale, tau }: AsymmetricLaplaceTheta): number {
  if (!inDomain(loc, scale, tau)) return NaN;
  return 1 + Math.log(scale / (tau * (1 - tau)));
}

/**
 * KL(p ‖ q) = log(τₚ(1 − τₚ) s_q / (τ_q(1 − τ_q) sₚ)) − 1 + (τ_q E(Y − μ_q)⁺ + (1 − τ_q) E(μ_q − Y)⁺)/s_q, nats; closed form.
 *
 * With d = (μ_q − μₚ)/sₚ ≤ 0 the two parts beyond μ_q are sₚ τ/(1 − τ) e^{(1−τ)d} below it and
 * sₚ ((1 − τ)/τ − d − τ/(1 − τ) (1 − e^{(1−τ)d})) above it, τ = τₚ; for d > 0 by reflection.
 *
 * @example klDivergence({ loc: 0, scale: 2, tau: 0.25 }, { loc: 1, scale: 2, tau: 0.5 })  // 0.2764…
 */
export function klDivergence(p: AsymmetricLaplaceTheta, q: AsymmetricLaplaceTheta): number {
  if (!inDomain(p.loc, p.scale, p.tau) || !inDomain(q.loc, q.scale, q.tau)) return NaN;
  const d = (q.loc - p.loc) / p.scale;
  const [near, far] = d > 0 ? partsBeyond(-d, 1 - p.tau) : partsBeyond(d, p.tau);
  const [below, above] = d > 0 ? [far, near] : [near, far];
  const logs = Math.log((p.tau * (1 - p.tau)) / (q.tau * (1 - q.tau))) + Math.log(q.scale / p.scale);
  // Never negative; for equal p and q rounding could leave −1e-16.
  return Math.max(0, logs - 1 + (p.scale / q.scale) * (q.tau * above + (1 - q.tau) * below));
}

/** E(d − U)⁺ and E(U − d)⁺ of the standard distribution with P(U ≤ 0) = τ, for d ≤ 0. */
function partsBeyond(d: number, tau: number): readonly [below: number, above: number] {
  const odds = tau / (1 - tau);
  const decay = (1 - tau) * d;
  return [odds * Math.exp(decay), 1 / odds - d + odds * Math.expm1(decay)];
}

/**
 * ∂ log f/∂μ = ψ/s with ψ = τ right of μ and τ − 1 left of it, ∂ log f/∂s = (ρ(u) − 1)/s, ∂ log f/∂τ = 1/τ − 1/(1 − τ) − u.
 * @example Array.from(score(1, { loc: 0, scale: 2, tau: 0.25 }, new Float64Array(3)))  // [0.125, -0.4375, 2.166666666666667]
 */
export function score(y: number, { loc, scale, tau }: AsymmetricLaplaceTheta, out: Float64Array): Float64Array {
  if (Number.isNaN(y) || !inDomain(loc, scale, tau)) return out.fill(NaN);
  const u = (y - loc) / scale;
  out[0] = (u >= 0 ? tau : tau - 1) / scale;
  out[1] = (check(u, tau) - 1) / scale;
  out[2] = 1 / tau - 1 / (1 - tau) - u;
  return out;
}

/**
 * E[s sᵀ] = [[τ(1 − τ)/s², 0, −1/s], [0, 1/s², −m/s], [−1/s, −m/s, 1/τ² + 1/(1 − τ)²]] with m = (1 − 2τ)/(τ(1 − τ)).
 * @example Array.from(fisherInformation({ loc: 0, scale: 2, tau: 0.25 }, new Float64Array(9)))  // [0.046875, 0, -0.5, 0, 0.25, -1.3333333333333333, -0.5, -1.3333333333333333, 17.77777777777778]
 */
export function fisherInformation({ loc, scale, tau }: AsymmetricLaplaceTheta, out: Float64Array): Float64Array {
  if (!inDomain(loc, scale, tau)) return out.fill(NaN);
  const slant = (1 - 2 * tau) / (tau * (1 - tau));
  out[0] = (tau * (1 - tau)) / scale / scale;
  out[1] = 0;
  out[2] = -1 / scale;
  out[3] = 0;
  out[4] = 1 / scale / scale;
  out[5] = -slant / scale;
  out[6] = out[2];
  out[7] = out[5];
  out[8] = 1 / tau ** 2 + 1 / (1 - tau) ** 2;
  return out;
}

// ── Simulation and estimation ───────────────────────────────────────────────────────────────────────────────────────

/** One draw. */
export function sample(rng: Rng, theta: AsymmetricLaplaceTheta): number {
  if (!inDomain(theta.loc, theta.scale, theta.tau)) return NaN;
  return quantile(rng.uniform(), theta);
}

/**
 * Maximum likelihood of all three: for a given μ, with A and B the mean excess and shortfall of y about it, the best τ and s leave
 * the NLL 2 log(√A + √B), and the μ that makes it least is one of the observations.
 *
 * @throws LoglikError for an empty sample, a target outside the support or not finite, an invalid weight
 * @example fit([1, 2, 4, 3, 7]).theta.loc  // 1
 */
export function fit(y: ArrayLike<number>, options: FitOptions = {}): FitResult<AsymmetricLaplaceTheta> {
  const { weights } = options;
  const observations = checkFit("fit asymmetric-laplace", y, options, realLine);
  if (hasKnown(options)) {
    return fitAroundKnown({ name, paramSpecs, support, logProb }, y, options, ({ loc, ...known }) => {
      const centres =
        loc === undefined ? atObservations(y, weights, observations) : [about(loc, y, weights, observations)];
      const completed = centres.map((centre) => ({ loc: centre.loc, ...bestShape(centre, known) }));
      const { nll: _, ...theta } = completed.reduce((best, here) => (here.nll < best.nll ? here : best));
      return { theta };
    });
  }
  const best = atObservations(y, weights, observations).reduce((least, here) =>
    spread(here) < spread(least) ? here : least,
  );
  const inside = best.excess > 0 && best.shortfall > 0;
  const tau = tauOf(best.excess, best.shortfall);
  const scale = tau * best.excess + (1 - tau) * best.shortfall;
  return {
    theta: { loc: best.loc, scale, tau },
    logLikelihood: -observations * (1 + 2 * Math.log(spread(best))),
    observations,
    converged: inside,
    reason: inside ? "closed-form" : spread(best) > 0 ? "boundary" : "unbounded",
    message: inside
      ? "The maximum has a closed form for each location; the best one is an observation."
      : "The likelihood keeps rising as tau goes to 0 or 1: an exponential tail on one side of the extreme observation fits best.",
    iterations: 0,
  };
}

/** A location with the mean excess A and the mean shortfall B of the observations about it. */
interface Centre {
  readonly loc: number;
  readonly excess: number;
  readonly shortfall: number;
}

/** Every observation as a location, in order: A and B about the smallest, then moved from one to the next. */
function atObservations(y: ArrayLike<number>, weights: ArrayLike<number> | undefined, observations: number): Centre[] {
  const order = Array.from(y, (_, i) => i).filter((i) => weights?.[i] !== 0);
  order.sort((a, b) => y[a] - y[b]);
  let excess = 0;
  for (const i of order) excess += (weights?.[i] ?? 1) * (y[i] - y[order[0]]);
  let shortfall = 0;
  let above = observations;
  return order.map((i, k) => {
    if (k > 0) {
      const step = y[i] - y[order[k - 1]];
      above -= weights?.[order[k - 1]] ?? 1;
      excess = Math.max(0, excess - above * step);
      shortfall += (observations - above) * step;
    }
    return { loc: y[i], excess: excess / observations, shortfall: shortfall / observations };
  });
}

function about(
  loc: number,
  y: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  observations: number,
): Centre {
  const meanOf = (part: (value: number) => number) => weightedSum(Float64Array.from(y, part), weights) / observations;
  return {
    loc,
    excess: meanOf((value) => Math.max(0, value - loc)),
    shortfall: meanOf((value) => Math.max(0, loc - value)),
  };
}

/** The best of τ and s that are not known, about a centre, and the mean NLL. */
function bestShape(
  { excess, shortfall }: Centre,
  known: { readonly scale?: number; readonly tau?: number },
): { readonly scale: number; readonly tau: number; readonly nll: number } {
  // With s known, (1 − 2τ)/(τ(1 − τ)) = (A − B)/s.
  const slope = (excess - shortfall) / (known.scale ?? 1);
  const free = known.scale === undefined ? tauOf(excess, shortfall) : 2 / (2 + slope + Math.hypot(2, slope));
  const tau = known.tau ?? free;
  const loss = tau * excess + (1 - tau) * shortfall;
  const scale = known.scale ?? loss;
  return { scale, tau, nll: Math.log(scale) - Math.log(tau * (1 - tau)) + (loss === 0 ? 0 : loss / scale) };
}

/** The τ that is best with the best s: √B/(√A + √B). */
function tauOf(excess: number, shortfall: number): number {
  const ratio = Math.sqrt(shortfall / excess);
  return ratio / (1 + ratio);
}

/** √A + √B, whose double logarithm is the profile NLL less one. */
function spread({ excess, shortfall }: Centre): number {
  return Math.sqrt(excess) + Math.sqrt(shortfall);
}
