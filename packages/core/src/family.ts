import type { Rng } from "./random/rng.js";

/** Any array of floating-point numbers that the library reads or fills in place. */
export type FloatArray = Float32Array | Float64Array;

/** An interval of the real line. `integers` restricts it to the integers inside. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** Whether the bounds themselves belong to the interval (infinite bounds never do). */
  readonly lowIncluded: boolean;
  readonly highIncluded: boolean;
  readonly integers: boolean;
}

/** What a parameter may be, and how a network's real output reaches it. */
export interface ParamSpec {
  /** The set of admissible values; for a vector parameter, of each component. */
  readonly domain: Interval;
  /** `simplex`: non-negative components that sum to one. */
  readonly shape: "scalar" | "vector" | "simplex";
  /** An integer parameter (a number of trials) is never trained: its component of every score is NaN. */
  readonly kind: "real" | "integer";
  /** Name of the default link, as in `@loglik/core/links/<name>`. */
  readonly link: LinkName;
  /** One line: what the parameter means and in which unit. */
  readonly doc: string;
}

/** Names of the links that a family may propose for a parameter. */
export type LinkName = "identity" | "log" | "softplus" | "logit" | "softmax" | "logVariance";

/** The parameters of a family with scalar parameters, by name. */
export type Theta<K extends string = string> = { readonly [P in K]: number };

/** The parameters of a family whose parameters are vectors, as flat arrays. */
export type VectorTheta<K extends string = string> = { readonly [P in K]: ArrayLike<number> };

/** What the fit of a family may be told. */
export interface FitOptions {
  /** Non-negative weight of each observation; a weight of 2 equals that observation written twice. */
  readonly weights?: ArrayLike<number>;
  /** Parameters that are known: they keep these values and the others are fitted. */
  readonly fixed?: Readonly<Record<string, number>>;
  readonly maxIterations?: number;
  /** Stop when every component of the mean score, in link space, is below this. */
  readonly tolerance?: number;
}

/**
 * Why a fit ended. `closed-form` and `converged` are successes. The others say why no finite interior maximum was reached:
 * `separation` (a hyperplane splits the classes: weights run to infinity), `boundary` (the maximum lies on the edge of the
 * parameter space), `unbounded` (the likelihood has no upper bound), `flat` (a direction leaves it unchanged).
 */
export type FitReason =
  | "closed-form"
  | "converged"
  | "iteration-limit"
  | "separation"
  | "boundary"
  | "unbounded"
  | "flat"
  | "line-search-failed";

/** A maximum likelihood estimate with the evidence that it is one. Plain data. */
export interface FitResult<T = Theta> {
  readonly theta: T;
  /** Σ wᵢ log f(yᵢ; θ̂), nats. */
  readonly logLikelihood: number;
  /** Σ wᵢ. */
  readonly observations: number;
  readonly converged: boolean;
  readonly reason: FitReason;
  /** One sentence for a reader: what was reached, or why not and what to do. */
  readonly message: string;
  readonly iterations: number;
}

/**
 * A probability family with scalar observations and scalar parameters: a module whose namespace satisfies this interface.
 *
 * Vectors over the parameters are ordered as `paramNames`; matrices are p × p, row-major. All logarithms are natural.
 * Functions are total on valid parameters: `logProb` is −Infinity outside the support and NaN at NaN.
 */
export interface Family<K extends string = string> {
  readonly name: string;
  /** Whether the family has a density, masses, or both. */
  readonly measure: "continuous" | "discrete" | "mixed";
  /** Names of the parameters, in the order of every vector over them. */
  readonly paramNames: readonly K[];
  /** What each parameter means, where it lies, and the link that it is usually modelled through. */
  readonly paramSpecs: { readonly [P in K]: ParamSpec };
  support(theta: Theta<K>): Interval;
  /** Log density, or log mass for a discrete family, in nats. */
  logProb(y: number, theta: Theta<K>): number;
  /** `logProb` of each y into `out` (as long as y), constants hoisted out of the loop. */
  logProbInto(y: ArrayLike<number>, theta: Theta<K>, out: Float64Array): Float64Array;
  /** ∂ log f(y; θ)/∂θ into `out`, length p. */
  score(y: number, theta: Theta<K>, out: Float64Array): Float64Array;
  /** Expected information E[s sᵀ] of one observation into `out`, p × p. */
  fisherInformation(theta: Theta<K>, out: Float64Array): Float64Array;
  sample(rng: Rng, theta: Theta<K>): number;
  /**
   * ∂y/∂θ of the quantile y at a fixed probability, −(∂F/∂θ)/f, into `out`, length p: how an observation moves with the
   * parameters when its rank stays. What censoring and truncation need for their scores; (1, z) for a location and scale.
   */
  pathwise?(y: number, theta: Theta<K>, out: Float64Array): Float64Array;
  /**
   * log f(from + offset; θ) − log f(from; θ) from the offset itself: far out in a tail the two logarithms agree in the digits
   * that their difference needs. Used where a window of the tail is all that is observed.
   */
  logProbShift?(from: number, offset: number, theta: Theta<K>): number;
  /** score(from + offset) − score(from) from the offset itself, into `out`, length p. */
  scoreShift?(from: number, offset: number, theta: Theta<K>, out: Float64Array): Float64Array;
  cdf?(y: number, theta: Theta<K>): number;
  survival?(y: number, theta: Theta<K>): number;
  logCdf?(y: number, theta: Theta<K>): number;
  logSurvival?(y: number, theta: Theta<K>): number;
  quantile?(p: number, theta: Theta<K>): number;
  /** The quantile of the upper tail: y with survival(y) = q; for a discrete family the smallest y with survival(y) ≤ q. */
  inverseSurvival?(q: number, theta: Theta<K>): number;
  mean?(theta: Theta<K>): number;
  variance?(theta: Theta<K>): number;
  mode?(theta: Theta<K>): number;
  entropy?(theta: Theta<K>): number;
  klDivergence?(p: Theta<K>, q: Theta<K>): number;
  /** Continuous ranked probability score ∫ (F(t) − [y ≤ t])² dt of this forecast after y came, in the unit of y. */
  crps?(y: number, theta: Theta<K>): number;
  fit?(y: ArrayLike<number>, options?: FitOptions): FitResult<Theta<K>>;
}

/**
 * A family whose parameters, and perhaps observations, are vectors. `Y` is the observation: a class index for
 * `categorical`, a flat array for `dirichlet` or `multivariateNormal`. Parameter vectors are concatenated in the order of
 * `paramNames` wherever one flat vector is meant (score, Fisher information).
 */
export interface VectorFamily<
  K extends string = string,
  Y extends number | ArrayLike<number> = number | ArrayLike<number>,
> {
  readonly name: string;
  /** Whether the family has a density, masses, or both. */
  readonly measure: "continuous" | "discrete" | "mixed";
  /** Names of the parameters, in the order of every vector over them. */
  readonly paramNames: readonly K[];
  /** What each parameter means, where it lies, and the link that it is usually modelled through. */
  readonly paramSpecs: { readonly [P in K]: ParamSpec };
  /** Numbers in one observation at these parameters (1 for a class index). */
  eventSize(theta: VectorTheta<K>): number;
  /** Interval of each component of the observation. */
  support(theta: VectorTheta<K>): Interval;
  logProb(y: Y, theta: VectorTheta<K>): number;
  /** ∂ log f/∂θ, length = total length of the parameter vectors. */
  score(y: Y, theta: VectorTheta<K>, out: Float64Array): Float64Array;
  fisherInformation?(theta: VectorTheta<K>, out: Float64Array): Float64Array;
  sample(rng: Rng, theta: VectorTheta<K>): Y;
  logProbInto?(y: ArrayLike<Y>, theta: VectorTheta<K>, out: Float64Array): Float64Array;
  /** Where the observation is one ordered number; the same for the others of its kind. */
  cdf?(y: Y, theta: VectorTheta<K>): number;
  survival?(y: Y, theta: VectorTheta<K>): number;
  logCdf?(y: Y, theta: VectorTheta<K>): number;
  logSurvival?(y: Y, theta: VectorTheta<K>): number;
  quantile?(p: number, theta: VectorTheta<K>): Y;
  inverseSurvival?(q: number, theta: VectorTheta<K>): Y;
  mean?(theta: VectorTheta<K>): Y extends number ? number : Float64Array;
  /** Variance of a number, covariance matrix (row-major) of a vector. */
  variance?(theta: VectorTheta<K>): Y extends number ? number : Float64Array;
  /** The most probable observation. */
  mode?(theta: VectorTheta<K>): Y;
  entropy?(theta: VectorTheta<K>): number;
  klDivergence?(p: VectorTheta<K>, q: VectorTheta<K>): number;
  fit?(y: ArrayLike<Y>, options?: FitOptions & { readonly classes?: number }): FitResult<VectorTheta<K>>;
}
