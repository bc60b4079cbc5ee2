import type { Family, Link, Theta } from "@loglik/core";
import type { Prior } from "./prior.js";

/** A prior as a function of the unconstrained coordinate η of one parameter θ = g⁻¹(η). */
export interface CoordinatePrior {
  /**
   * log π(θ(η)) as a density of the parameter θ; a prior that is flat in the link has π(θ) = |dη/dθ|. Its derivative with
   * respect to η into slope[0].
   */
  logDensity(eta: number, slope: Float64Array): number;
}

/**
 * The log density of a prior, with its derivative along the link. The density of η itself is this plus the
 * {@link logJacobian}.
 *
 * A family knows its derivatives with respect to its parameters, not to the observation, and here the observation moves. For a
 * location family the two are one but for the sign; otherwise sixth-order differences along η do, good to about 1e-12.
 */
export function coordinatePrior(prior: Prior, link: Link): CoordinatePrior {
  if ("flat" in prior) {
    if (prior.flat === "parameter") return { logDensity: (_, slope) => setSlope(slope, 0, 0) };
    return {
      logDensity(eta, slope) {
        const value = logJacobian(link, eta, slope);
        return setSlope(slope, -slope[0], -value);
      },
    };
  }
  const { family, theta } = prior;
  const at = (eta: number) => family.logProb(link.inverse(eta), theta);
  const location = locationIndex(family, theta);
  if (location >= 0) {
    const score = new Float64Array(family.paramNames.length);
    return {
      logDensity(eta, slope) {
        family.score(link.inverse(eta), theta, score);
        return setSlope(slope, -score[location] * link.derivative(eta), at(eta));
      },
    };
  }
  const step = differenceStep(family, theta, link);
  return {
    logDensity: (eta, slope) => setSlope(slope, difference(at, eta, step), at(eta)),
  };
}

/**
 * log |dθ/dη|, what a density of θ is multiplied by to be one of η, and its derivative into slope[0].
 *
 * @example logJacobian(logit, 0, new Float64Array(1))  // -1.3862943611198906
 */
export function logJacobian(link: Link, eta: number, slope: Float64Array): number {
  const derivative = link.derivative(eta);
  return setSlope(slope, link.secondDerivative(eta) / derivative, Math.log(Math.abs(derivative)));
}

function setSlope(slope: Float64Array, derivative: number, value: number): number {
  slope[0] = derivative;
  return value;
}

/** The parameter that shifts the whole distribution, so that its density depends on y − loc only: each quantile moves with it. */
function locationIndex(family: Family, theta: Theta): number {
  if (family.pathwise === undefined || family.quantile === undefined) return -1;
  const moves = new Float64Array(family.paramNames.length);
  const shifted = [0.1, 0.5, 0.8].map((p) => {
    family.pathwise?.(family.quantile?.(p, theta) ?? NaN, theta, moves);
    return Array.from(moves, (move) => move === 1);
  });
  return family.paramNames.findIndex((_, k) => shifted.every((each) => each[k]));
}

/** A hundredth of the prior's width along η, and no more than a hundredth: the curvature of a link is of order one. */
function differenceStep(family: Family, theta: Theta, link: Link): number {
  const [low, high] = [0.16, 0.84].map((p) => link.link(family.quantile?.(p, theta) ?? NaN));
  const width = 0.5 * Math.abs(high - low);
  return 0.01 * (width > 0 && width < 1 ? width : 1);
}

/** f′(x) by central differences of order six. */
function difference(f: (x: number) => number, x: number, h: number): number {
  const odd = (k: number) => f(x + k * h) - f(x - k * h);
  return (45 * odd(1) - 9 * odd(2) + odd(3)) / (60 * h);
}
