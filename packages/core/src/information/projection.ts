import { checkFixed, checkParameters } from "../check-parameters.js";
import { LoglikError } from "../error.js";
import type { Family, FitOptions, FitReason, Theta } from "../family.js";
import { linkCoordinates } from "../fit/link-coordinates.js";
import { minimizeNewton } from "../numeric/minimize-newton.js";
import { weightedSum } from "../sample.js";
import { type Distribution, quadratureNodes } from "./quadrature-nodes.js";

/** The member of a family that is closest to a target, with how the search ended. Plain data. */
export interface KlProjection<K extends string> {
  readonly theta: Theta<K>;
  /** KL(target ‖ member) of the forward projection, KL(member ‖ target) of the reverse one, nats. */
  readonly divergence: number;
  readonly converged: boolean;
  readonly reason: FitReason;
  readonly message: string;
  readonly iterations: number;
}

/** A family that can be fitted. */
type Fitted<K extends string> = Family<K> & Required<Pick<Family<K>, "fit">>;
/** A family with quantiles. */
type Ranked<K extends string> = Family<K> & Required<Pick<Family<K>, "quantile" | "inverseSurvival">>;

/**
 * The forward projection argmin over θ of KL(p ‖ q_θ): maximum likelihood with infinitely many observations of p. Here the
 * observations are the nodes of a quadrature rule and their weights its masses, so that it is the family's own `fit`. It has to
 * cover all that p allows; an exponential family takes over the moments of p.
 *
 * @param target what is approximated: `distributionOf(family, theta)`, or a mixture's functions closed over its parameters
 * @param options `fixed` parameters, tolerance
 * @throws LoglikError those of the family's fit, such as `target-outside-support`
 * @see Csiszár & Matúš (2003), Information projections revisited
 * @example forwardProjection(distributionOf(laplace, { loc: 1, scale: 2 }), normal).theta.scale  // 2.8284271247461903
 */
export function forwardProjection<K extends string>(
  target: Distribution,
  family: Fitted<K>,
  options: Omit<FitOptions, "weights"> = {},
): KlProjection<K> {
  const { points, weights } = quadratureNodes(target);
  const { theta, converged, reason, message, iterations } = family.fit(points, { ...options, weights });
  const terms = points.map((y) => target.logProb(y) - family.logProb(y, theta));
  return { theta, divergence: weightedSum(terms, weights), converged, reason, message, iterations };
}

/**
 * The reverse projection argmin over θ of KL(q_θ ‖ p), what variational inference minimises. It must not put mass where p has
 * none: of a target with two summits it takes one, the one near `start`, where the forward one spreads over both.
 *
 * By Newton's method on the parameters' links; there may be several local minima, so that the start matters.
 *
 * @throws LoglikError `projection-infinite` where p excludes what the start allows, `parameter-invalid`, `parameter-unknown`
 * @see Minka (2005), Divergence measures and message passing
 * @example reverseProjection(distributionOf(normal, { loc: 1, scale: 2 }), normal, { loc: 0, scale: 1 }).theta.scale  // 2
 */
export function reverseProjection<K extends string>(
  target: Pick<Distribution, "logProb">,
  family: Ranked<K>,
  start: Theta<K>,
  options: Omit<FitOptions, "weights"> = {},
): KlProjection<K> {
  const { fixed = {} } = options;
  checkFixed("reverseProjection", family.paramSpecs, fixed);
  const origin = { ...start, ...fixed } as Theta<K>;
  checkParameters("reverseProjection", family.paramSpecs, origin);
  const coordinates = linkCoordinates(family, origin, fixed);
  const score = new Float64Array(family.paramNames.length);
  const objective = (eta: Float64Array, gradient: Float64Array): number => {
    const theta = coordinates.thetaAt(eta);
    const { points, weights } = quadratureNodes(distributionOf(family, theta));
    const excess = points.map((y) => family.logProb(y, theta) - target.logProb(y));
    gradient.fill(0);
    // ∂/∂θ E_q[log q − log p] = E_q[s (log q − log p)]: the derivative of log q itself has mean zero.
    points.forEach((y, i) => {
      family.score(y, theta, score);
      coordinates.addScore(gradient, weights[i] * excess[i], score);
    });
    coordinates.chain(gradient, eta);
    return weightedSum(excess, weights);
  };
  const first = coordinates.origin;
  if (!Number.isFinite(objective(first, new Float64Array(first.length)))) {
    throw new LoglikError(
      "projection-infinite",
      `reverseProjection: KL(${family.name} ‖ target) is infinite at the start ${JSON.stringify(origin)}: the target excludes what the family allows there. ` +
        "Choose a family with a support inside the target's, or another start.",
      { start: origin },
    );
  }
  const found = minimizeNewton(objective, first, options);
  return {
    theta: coordinates.thetaAt(found.x),
    divergence: found.value,
    iterations: found.iterations,
    ...verdict(found.outcome, found.gradientNorm, coordinates.runaway(found.x)?.name),
  };
}

/**
 * A member of a family as a distribution of its own: its functions at fixed parameters.
 *
 * @example distributionOf(exponential, { rate: 2 }).quantile(0.5)  // 0.34657359027997264
 */
export function distributionOf<K extends string>(family: Ranked<K>, theta: Theta<K>): Distribution {
  return {
    discrete: family.measure === "discrete",
    logProb: (y) => family.logProb(y, theta),
    quantile: (p) => family.quantile(p, theta),
    inverseSurvival: (q) => family.inverseSurvival(q, theta),
  };
}

function verdict(
  outcome: "converged" | "iteration-limit" | "stalled",
  gradientNorm: number,
  away: string | undefined,
): Pick<KlProjection<string>, "converged" | "reason" | "message"> {
  const size = gradientNorm.toExponential(1);
  if (away !== undefined) {
    const message = `The divergence keeps falling as ${away} runs to the end of its domain: there is no closest member.`;
    return { converged: false, reason: "boundary", message };
  }
  if (outcome === "converged") {
    const message = `A local minimum: the gradient in link space is at most ${size}. Another start may find another.`;
    return { converged: true, reason: "converged", message };
  }
  const reason = outcome === "stalled" ? "line-search-failed" : "iteration-limit";
  return { converged: false, reason, message: `Stopped with a gradient of ${size} in link space.` };
}
