import { LoglikError } from "@loglik/core";
import { createRng } from "@loglik/core/random";
import type { NetworkPosterior } from "../network/network-posterior.js";
import type { Covariance } from "./covariance.js";
import { type LaplaceStructure, networkCurvature } from "./network-curvature.js";

/** A network's posterior as a normal distribution around a mode. */
export interface LaplaceApproximation {
  readonly structure: LaplaceStructure;
  readonly posterior: NetworkPosterior;
  /** The mode, as the flat vector of the network. */
  readonly parameters: Float64Array;
  /** Precision of the prior of each uncertain coordinate. */
  readonly priorPrecision: Float64Array;
  /** How many parameters the data determine, γ. */
  readonly effectiveParameters: number;
  /**
   * log p(y | x) with the weights integrated out: log p(y | ŵ) + log π(ŵ) + (d/2) log 2π − ½ log det(C + P). With it models,
   * and prior precisions, are compared without held-out rows.
   */
  readonly logMarginalLikelihood: number;
  /** Flat vectors drawn from it. */
  draw(count: number, seed?: number): Float64Array[];
  /**
   * Mean and covariance of η for each row of x, the network taken as linear around the mode: η ~ N(η̂, J (C + P)⁻¹ Jᵀ).
   * `covariance` holds outputs × outputs numbers a row.
   */
  etaMoments(x: ArrayLike<number> | readonly ArrayLike<number>[]): {
    readonly mean: Float64Array;
    readonly covariance: Float64Array;
  };
}

/**
 * Laplace's approximation of a network's posterior: the normal distribution with the mode and the (generalised Gauss-Newton)
 * curvature of the posterior at it.
 *
 * The priors have to be normal around zero, which weight decay is; for the Kronecker structure the same one everywhere. Only as
 * good as the mode: run `networkMap` to convergence first.
 *
 * @param parameters the mode, as `networkMap` or `train` found it
 * @throws LoglikError `laplace-prior`, `laplace-structure`, `laplace-not-a-maximum`
 * @see MacKay (1992), A Practical Bayesian Framework; Daxberger et al. (2021), Laplace Redux
 * @example
 * const laplace = laplaceApproximation(target, networkMap(target).parameters, { structure: "kronecker" });
 * laplace.logMarginalLikelihood;
 */
export function laplaceApproximation(
  posterior: NetworkPosterior,
  parameters: ArrayLike<number>,
  { structure = "full" }: { readonly structure?: LaplaceStructure } = {},
): LaplaceApproximation {
  if (!["full", "diagonal", "lastLayer", "kronecker"].includes(structure)) {
    throw new LoglikError(
      "laplace-structure",
      `laplaceApproximation: structure is ${JSON.stringify(structure)}; expected "full", "diagonal", "lastLayer" or "kronecker".`,
      { structure },
    );
  }
  const mode = Float64Array.from(parameters);
  const position = posterior.position(mode);
  const { curvature, coordinates } = networkCurvature(posterior, mode, structure);
  const priorPrecision = Float64Array.from(coordinates, (j) => precisionOf(posterior, j));
  if (structure === "kronecker" && priorPrecision.some((each) => each !== priorPrecision[0])) {
    throw new LoglikError(
      "laplace-prior",
      'laplaceApproximation: structure "kronecker" takes one prior for weights and biases alike. Leave biases out of the priors, or choose another structure.',
    );
  }
  const covariance = curvature.withPrior(priorPrecision);
  return {
    structure,
    posterior,
    parameters: mode,
    priorPrecision,
    effectiveParameters: covariance.effectiveParameters,
    logMarginalLikelihood: logEvidence(posterior, mode, position, coordinates, priorPrecision, covariance),
    draw(count, seed = 0) {
      const rng = createRng(seed, "laplace");
      return Array.from({ length: count }, (_, k) => {
        const step = covariance.draw(rng.split("draw", k));
        const drawn = Float64Array.from(position);
        coordinates.forEach((j, i) => {
          drawn[j] += step[i];
        });
        return posterior.parameters(drawn);
      });
    },
    etaMoments(x) {
      const p = posterior.network.likelihood.outputs.length;
      const n = mode.length;
      const means: number[] = [];
      const covariances: number[] = [];
      const places = Uint32Array.from(coordinates, (j) => posterior.objective.free[j]);
      posterior.objective.jacobian(mode, x, ({ eta, jacobian }) => {
        means.push(...eta);
        const rows = Array.from({ length: p }, (_, k) => Float64Array.from(places, (place) => jacobian[k * n + place]));
        const solved = rows.map((row) => covariance.apply(row));
        for (const row of rows) {
          for (const other of solved) covariances.push(row.reduce((sum, value, i) => sum + value * other[i], 0));
        }
      });
      return { mean: Float64Array.from(means), covariance: Float64Array.from(covariances) };
    },
  };
}

/** The precision of a coordinate's prior, which has to be normal around zero. */
function precisionOf({ priors, names }: NetworkPosterior, j: number): number {
  const prior = priors[j];
  if (!("flat" in prior) && prior.family.name === "normal" && prior.theta.loc === 0) return prior.theta.scale ** -2;
  const what = "flat" in prior ? "flat" : `${prior.family.name} ${JSON.stringify(prior.theta)}`;
  throw new LoglikError(
    "laplace-prior",
    `laplaceApproximation: the prior of ${names[j]} is ${what}; expected a normal one around 0, as weightDecayPrior gives. Sample with sampleNuts under other priors.`,
    { name: names[j] },
  );
}

function logEvidence(
  { objective }: NetworkPosterior,
  mode: Float64Array,
  position: Float64Array,
  coordinates: Uint32Array,
  precision: Float64Array,
  { logDeterminant }: Covariance,
): number {
  let value = -objective.nll(mode, new Float64Array(mode.length)) - 0.5 * logDeterminant;
  // The d/2 log 2π of the integral is that of the priors' normalisers.
  coordinates.forEach((j, i) => {
    value += 0.5 * (Math.log(precision[i]) - precision[i] * position[j] ** 2);
  });
  return value;
}
