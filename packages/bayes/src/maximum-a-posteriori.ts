import { type Family, LoglikError, type Theta } from "@loglik/core";
import { extremeEigenvalues } from "@loglik/core/fit/extreme-eigenvalues";
import type { Objective } from "@loglik/core/numeric/minimize-newton";
import { knownOptions } from "./known-options.js";
import { modeOfDensity } from "./mode-of-density.js";
import { type FamilyPosterior, type PosteriorOptions, type Priors, posterior } from "./posterior/family-posterior.js";

/** Settings of {@link mapEstimate}. */
export interface MapOptions<K extends string = string> extends PosteriorOptions<K> {
  /**
   * Whose density is maximised: "parameter" the density of θ, "link" that of η = g(θ). They differ by the Jacobian, so their
   * maxima differ, though both describe one and the same posterior. "parameter" unless told.
   */
  readonly density?: "parameter" | "link";
  /** Where to begin, for some parameters or all; the maximum likelihood estimate, or the middle of the links, unless told. */
  readonly start?: Partial<Theta<K>>;
  readonly maxIterations?: number;
  /**
   * Largest component of the gradient at convergence, per observation, in link space, each coordinate in units of its width
   * 1/√(−∂² log p/∂η²). 1e-9 unless told.
   */
  readonly tolerance?: number;
}

/** A maximum a posteriori with the evidence that it is one. Plain data. */
export interface MapResult<K extends string = string> {
  readonly theta: Theta<K>;
  readonly logLikelihood: number;
  /** Σ log πⱼ(θⱼ), the priors' own constants included. */
  readonly logPrior: number;
  readonly converged: boolean;
  readonly reason: "converged" | "iteration-limit" | "line-search-failed" | "boundary" | "flat";
  readonly message: string;
  readonly iterations: number;
  /** Largest component of the gradient, per observation, in link space, each coordinate in units of its width. */
  readonly gradientNorm: number;
  /** Extreme eigenvalues of −∇² log p(η | y) per observation in those units: both positive at a maximum. */
  readonly curvature: { readonly smallest: number; readonly largest: number };
}

/** A parameter that has gone so far along its link (a factor e²⁵) runs to the edge of its domain. */
const RUN_AWAY = 25;

/**
 * Maximum a posteriori: the θ with the highest posterior density, θ̂ = argmax L(θ; y) Π πⱼ(θⱼ).
 *
 * Newton's method in link space. With `flat()` priors it is the maximum likelihood estimate. A mode is a property of the
 * coordinates as well as of the distribution: `density: "link"` maximises the density of η instead, and a prior that is flat in
 * the link, `flat("link")`, is not flat in θ.
 *
 * @throws LoglikError those of `posterior`, and `posterior-options`
 * @see Gelman et al. (2013), Bayesian Data Analysis, section 13.1
 * @example mapEstimate(bernoulli, [0, 0, 0, 1, 0], { prob: prior(beta, { alpha: 2, beta: 2 }) }).theta.prob  // 0.2857142857…
 */
export function mapEstimate<K extends string>(
  family: Family<K>,
  y: ArrayLike<number>,
  priors: Priors<K>,
  options: MapOptions<K> = {},
): MapResult<K> {
  const { density = "parameter", maxIterations = 200, tolerance = 1e-9 } = options;
  if (density !== "parameter" && density !== "link") {
    throw new LoglikError(
      "posterior-options",
      `mapEstimate: density is ${JSON.stringify(density)}; expected "parameter" (of θ) or "link" (of η).`,
      { density },
    );
  }
  knownOptions("mapEstimate", options, ["fixed", "links", "weights", "density", "start", "maxIterations", "tolerance"]);
  if (!(Number.isInteger(maxIterations) && maxIterations > 0)) {
    throw new LoglikError(
      "posterior-options",
      `mapEstimate: maxIterations is ${maxIterations}; expected a positive integer.`,
    );
  }
  if (!(tolerance > 0 && tolerance < 1)) {
    throw new LoglikError(
      "posterior-options",
      `mapEstimate: tolerance is ${tolerance}; expected a number between 0 and 1.`,
    );
  }
  const { fixed, links, weights } = options;
  const target = posterior(family, y, priors, { fixed, links, weights });
  const scale = Math.max(1, target.observations);
  const logDensity = density === "link" ? target.logDensity : target.logDensityOfTheta;
  const objective: Objective = (x, gradient) => {
    const value = logDensity(x, gradient);
    for (let j = 0; j < gradient.length; j++) gradient[j] = -gradient[j] / scale;
    return -value / scale;
  };
  const start = startOf(family, y, target, options);
  const widest = (j: number) => (isBounded(family, target.names[j]) ? 1 : Infinity);
  const found = modeOfDensity(objective, start, { maxIterations, tolerance }, widest);
  const curvature = extremeEigenvalues(found.hessian, target.dimension);
  const runaway = target.names.find(
    (_, j) => Math.abs(found.x[j] - start[j]) > RUN_AWAY && isBounded(family, target.names[j]),
  );
  return {
    theta: target.theta(found.x),
    ...target.parts(found.x),
    ...verdict(found, runaway, curvature.smallest),
    iterations: found.iterations,
    gradientNorm: found.gradientNorm,
    curvature,
  };
}

function isBounded<K extends string>(family: Family<K>, name: K): boolean {
  return family.paramSpecs[name].link !== "identity";
}

function startOf<K extends string>(
  family: Family<K>,
  y: ArrayLike<number>,
  target: Pick<FamilyPosterior<K>, "dimension" | "names" | "position">,
  { start, fixed, weights }: MapOptions<K>,
): Float64Array {
  const fitted = y.length > 0 ? family.fit?.(y, { fixed: fixed as Record<string, number>, weights }) : undefined;
  const position = fitted === undefined ? undefined : target.position(fitted.theta);
  // A likelihood whose maximum lies on the edge (a scale of 0) is no place to begin from.
  const usual = position?.every(Number.isFinite) ? position : new Float64Array(target.dimension);
  if (start === undefined) return usual;
  const unknown = Object.keys(start).find((name) => !family.paramNames.includes(name as K));
  const told = target.position(start);
  const wrong = target.names.find((name, j) => start[name] !== undefined && !Number.isFinite(told[j]));
  if (unknown !== undefined || wrong !== undefined) {
    const name = unknown ?? wrong;
    throw new LoglikError(
      "posterior-options",
      `mapEstimate: start names ${name} = ${start[name as K]}; expected values inside the domains of ${target.names.join(", ")}.`,
      { name },
    );
  }
  return usual.map((value, j) => (start[target.names[j]] === undefined ? value : told[j]));
}

function verdict(
  found: { readonly outcome: string; readonly gradientNorm: number },
  runaway: string | undefined,
  smallest: number,
): Pick<MapResult, "converged" | "reason" | "message"> {
  const norm = found.gradientNorm.toExponential(1);
  if (runaway !== undefined) {
    return {
      converged: false,
      reason: "boundary",
      message: `The posterior keeps rising as ${runaway} runs to the edge of its domain. Give ${runaway} a prior that holds it.`,
    };
  }
  if (found.outcome === "iteration-limit") {
    return {
      converged: false,
      reason: "iteration-limit",
      message: `Stopped with a gradient of ${norm}. Allow more iterations.`,
    };
  }
  if (found.outcome === "stalled") {
    return {
      converged: false,
      reason: "line-search-failed",
      message: `No step raises the posterior, though its gradient is ${norm}.`,
    };
  }
  if (!(smallest > 0)) {
    return {
      converged: false,
      reason: "flat",
      message: "The posterior is flat along some direction: it has no single maximum.",
    };
  }
  return {
    converged: true,
    reason: "converged",
    message: `Maximum found: the gradient is at most ${norm}, the curvature positive.`,
  };
}
