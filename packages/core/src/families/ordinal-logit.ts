import { CLASS_OPTIONS, checkFit } from "../check-fit.js";
import * as classes from "../discrete/ordinal.js";
import type { FitOptions, FitResult, Interval, ParamSpec, VectorTheta } from "../family.js";
import { integersBetween, realLine } from "../interval.js";
import { countClasses } from "../numeric/count-classes.js";
import type { Rng } from "../random/rng.js";
import { log1mExp } from "../special/log1m-exp.js";
import { logit as logOdds, sigmoid } from "../special/sigmoid.js";
import { softplus } from "../special/softplus.js";

/**
 * The ordinal distribution of the cumulative logit model: one of K ordered classes, numbered from 0. A hidden logistic variable
 * around η = `loc` falls between two of the increasing cut points c₁ < … < c_K₋₁ = `cuts`.
 *
 *   P(Y ≤ y) = σ(c_y₊₁ − η),   y = 0, …, K − 2
 *
 * Only the differences c − η have a meaning: in a regression η = xᵀβ without intercept. A larger η moves the mass to higher
 * classes.
 *
 * @see McCullagh (1980), Regression models for ordinal data; the convention of R's MASS::polr
 */
export const name = "ordinal-logit";
export const measure = "discrete";
export const paramNames = ["loc", "cuts"] as const;

/** Name of a parameter. */
export type OrdinalLogitParam = (typeof paramNames)[number];
/** `{ loc, cuts }`: one number, and K − 1 increasing ones. */
export type OrdinalLogitTheta = VectorTheta<OrdinalLogitParam>;

export const paramSpecs: { readonly [P in OrdinalLogitParam]: ParamSpec } = {
  loc: {
    domain: realLine,
    shape: "vector",
    kind: "real",
    link: "identity",
    doc: "position η of the hidden variable (one number)",
  },
  cuts: {
    domain: realLine,
    shape: "vector",
    kind: "real",
    link: "identity",
    doc: "cut points between the classes, increasing",
  },
};

/** The standard logistic distribution: σ(b) − σ(a) = σ(b) σ(−a) (1 − e^{a−b}), in which nothing cancels. */
const hidden: classes.HiddenLaw = {
  cdf: sigmoid,
  survival: (z) => sigmoid(-z),
  logCdf: (z) => -softplus(-z),
  logSurvival: (z) => -softplus(z),
  logDensity: (z) => -softplus(z) - softplus(-z),
  quantile: logOdds,
  inverseSurvival: (q) => 0 - logOdds(q),
  logBetween: (low, high, loc) => log1mExp(high - low) - softplus(loc - high) - softplus(low - loc),
  slope: (a, b) => (a > 0 ? sigmoid(-a) - sigmoid(b) : sigmoid(-b) - sigmoid(a)),
};

/** One class index. */
export function eventSize(_theta: OrdinalLogitTheta): number {
  return 1;
}

/** {0, …, K − 1}. */
export function support({ cuts }: OrdinalLogitTheta): Interval {
  return integersBetween(0, cuts.length);
}

// ── Mass and distribution ────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Log-mass in nats: log(σ(c_y₊₁ − η) − σ(c_y − η)) with c₀ = −∞ and c_K = ∞; −Infinity for what is not a class, NaN where the
 * cut points do not increase. No digits are lost in either tail, nor between close cut points.
 *
 * @example logProb(1, { loc: [0], cuts: [-1, 1] })  // -0.7719368329053048
 */
export function logProb(y: number, theta: OrdinalLogitTheta): number {
  return classes.logMass(y, theta, hidden);
}

/**
 * {@link logProb} of each y, computed once a class.
 * @example logProbInto([1], { loc: [0], cuts: [-1, 1] }, new Float64Array(1))[0]  // -0.7719368329053048
 */
export function logProbInto(y: ArrayLike<number>, theta: OrdinalLogitTheta, out: Float64Array): Float64Array {
  const table = Float64Array.from({ length: theta.cuts.length + 1 }, (_, k) => logProb(k, theta));
  for (let i = 0; i < y.length; i++) out[i] = table[y[i]] ?? logProb(y[i], theta);
  return out;
}

/**
 * P(Y ≤ y) = σ(c_y₊₁ − η).
 * @example cdf(0, { loc: [0], cuts: [-1, 1] })  // 0.2689414213699951
 */
export function cdf(y: number, theta: OrdinalLogitTheta): number {
  return classes.tail(y, theta, hidden.cdf);
}

/**
 * P(Y > y).
 * @example survival(0, { loc: [0], cuts: [-1, 1] })  // 0.7310585786300049
 */
export function survival(y: number, theta: OrdinalLogitTheta): number {
  return classes.tail(y, theta, hidden.survival);
}

/**
 * log P(Y ≤ y), finite where the probability underflows.
 * @example logCdf(0, { loc: [50], cuts: [-1, 1] })  // -51
 */
export function logCdf(y: number, theta: OrdinalLogitTheta): number {
  return classes.tail(y, theta, hidden.logCdf);
}

/**
 * log P(Y > y), finite where the probability underflows.
 * @example logSurvival(0, { loc: [-50], cuts: [-1, 1] })  // -49
 */
export function logSurvival(y: number, theta: OrdinalLogitTheta): number {
  return classes.tail(y, theta, hidden.logSurvival);
}

/**
 * The smallest class with P(Y ≤ y) ≥ p; NaN outside [0, 1].
 * @example quantile(0.9, { loc: [0], cuts: [-1, 1] })  // 2
 */
export function quantile(p: number, theta: OrdinalLogitTheta): number {
  return classes.classOf(p >= 0 && p <= 1 ? hidden.quantile(p) : NaN, theta);
}

// ── Moments and information ──────────────────────────────────────────────────────────────────────────────────────────

/**
 * The likeliest class; the first of several.
 * @example mode({ loc: [0], cuts: [-1, 1] })  // 1
 */
export function mode(theta: OrdinalLogitTheta): number {
  const masses = classes.masses(theta, hidden);
  return masses.indexOf(Math.max(...masses));
}

/**
 * −Σ f log f, nats.
 * @example entropy({ loc: [0], cuts: [-1, 1] })  // 1.063106184550313
 */
export function entropy(theta: OrdinalLogitTheta): number {
  return classes.entropyOf(theta, hidden);
}

/**
 * KL(p ‖ q) = Σ f (log f − log g) over the classes, nats.
 * @example klDivergence({ loc: [0], cuts: [-1, 1] }, { loc: [1], cuts: [-1, 1] })  // 0.14149771591034055
 */
export function klDivergence(p: OrdinalLogitTheta, q: OrdinalLogitTheta): number {
  return classes.divergence(p, q, hidden);
}

/**
 * ∂ log f/∂η = −(f(b) − f(a))/(σ(b) − σ(a)) at the ends a, b of the class, then ∂ log f/∂cₖ of each cut point: the density at it over
 * the mass of the class, positive above and negative below, else 0. NaN outside the support.
 * @example Array.from(score(0, { loc: [0], cuts: [-1, 1] }, new Float64Array(3)))  // [-0.7310585786300049, 0.7310585786300049, 0]
 */
export function score(y: number, theta: OrdinalLogitTheta, out: Float64Array): Float64Array {
  return classes.scoreInto(y, theta, hidden, out);
}

/**
 * E[s sᵀ], K × K. Its null direction moves η and all cut points together.
 * @example fisherInformation({ loc: [0], cuts: [-1, 1] }, new Float64Array(9))[0]  // 0.28746968091443026
 */
export function fisherInformation(theta: OrdinalLogitTheta, out: Float64Array): Float64Array {
  return classes.informationInto(theta, hidden, out);
}

// ── Simulation and estimation ────────────────────────────────────────────────────────────────────────────────────────

/** One draw: the class in which the hidden variable falls. */
export function sample(rng: Rng, theta: OrdinalLogitTheta): number {
  return classes.classOf(logOdds(rng.uniform()), theta);
}

/**
 * Maximum likelihood of the cut points at η = 0: the quantiles of the cumulative shares. `options.classes` is the number of
 * classes, the largest index + 1 by default. A class that was not seen leaves no finite maximum: reason `boundary`.
 *
 * @throws LoglikError for an empty sample, a target that is no class index, an invalid weight
 * @example Array.from(fit([0, 1, 1, 2]).theta.cuts)  // [-1.0986122886681098, 1.0986122886681098]
 */
export function fit(
  y: ArrayLike<number>,
  options: FitOptions & { readonly classes?: number } = {},
): FitResult<OrdinalLogitTheta> {
  const highest = options.classes === undefined ? Infinity : options.classes - 1;
  checkFit("fit ordinal-logit", y, options, integersBetween(0, highest), CLASS_OPTIONS);
  return classes.fitCuts(countClasses(y, options.weights, options.classes), hidden);
}
