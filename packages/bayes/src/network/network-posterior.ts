import { LoglikError } from "@loglik/core";
import * as identity from "@loglik/core/links/identity";
import type { Network } from "@loglik/engine";
import { type NetworkObjective, networkObjective } from "@loglik/engine/objective";
import { type CoordinatePrior, coordinatePrior } from "../priors/log-prior.js";
import type { Prior } from "../priors/prior.js";
import type { Target } from "../target.js";

/** Observations, as `train` takes them. */
export type NetworkData = Parameters<typeof networkObjective>[1];

/** Independent priors on the parameters of a network. */
export interface NetworkPriors {
  readonly weights: Prior;
  /** Of the biases, and of what all rows share; as the weights unless told. */
  readonly biases?: Prior;
}

/** The posterior of a network's parameters. A position holds the free ones; see `parameters`. */
export interface NetworkPosterior extends Target {
  readonly network: Network;
  readonly objective: NetworkObjective;
  /** Of each coordinate. */
  readonly priors: readonly Prior[];
  /** The flat vector of the network at a position. */
  parameters(position: ArrayLike<number>): Float64Array;
  /** The position of a flat vector. */
  position(parameters: ArrayLike<number>): Float64Array;
}

/**
 * The posterior of a network's weights and biases, log p(w | x, y) = −Σ NLLᵢ(w) + Σ log π(wⱼ) + constant, in float64: what
 * `sampleNuts`, `networkMap` and `laplaceApproximation` take.
 *
 * @throws LoglikError `network-not-a-density`, `prior-support`, and those of the data
 * @example
 * const target = await networkPosterior(net, { x, y }, { weights: prior(normal, { loc: 0, scale: 1 }) });
 * sampleNuts(target, { seed: 1 });
 */
export async function networkPosterior(
  network: Network,
  data: NetworkData,
  { weights, biases = weights }: NetworkPriors,
): Promise<NetworkPosterior> {
  const objective = await networkObjective(network, data);
  const { free, tensors } = objective;
  for (const each of [weights, biases]) checkSupport(each);
  const [onWeight, onBias] = [weights, biases].map((each) => coordinatePrior(each, identity));
  const ofPlace = places(objective);
  const isBias = Array.from(free, (place) => ofPlace[place].key.endsWith("bias"));
  const coordinates: CoordinatePrior[] = isBias.map((bias) => (bias ? onBias : onWeight));
  const parameters = new Float64Array(network.parameterCount);
  const slopes = new Float64Array(network.parameterCount);
  const slope = new Float64Array(1);

  function spread(position: ArrayLike<number>, out: Float64Array): Float64Array {
    for (let j = 0; j < free.length; j++) out[free[j]] = position[j];
    return out;
  }

  return {
    network,
    objective,
    priors: isBias.map((bias) => (bias ? biases : weights)),
    dimension: free.length,
    names: Array.from(free, (place) => `${ofPlace[place].name}[${place - ofPlace[place].start}]`),
    logDensity(position, gradient) {
      let value = -objective.nll(spread(position, parameters), slopes);
      for (let j = 0; j < free.length; j++) {
        value += coordinates[j].logDensity(position[j], slope);
        gradient[j] = slope[0] - slopes[free[j]];
      }
      return Number.isNaN(value) ? -Infinity : value;
    },
    parameters: (position) => spread(position, new Float64Array(network.parameterCount)),
    position: (vector) => Float64Array.from(free, (place) => vector[place]),
  };

  function places({ tensors: all }: NetworkObjective): (typeof tensors)[number][] {
    return all.flatMap((tensor) => new Array(tensor.shape.reduce((n, extent) => n * extent, 1)).fill(tensor));
  }
}

function checkSupport(prior: Prior): void {
  if ("flat" in prior) return;
  const { low, high } = prior.family.support(prior.theta);
  if (low === -Infinity && high === Infinity) return;
  throw new LoglikError(
    "prior-support",
    `networkPosterior: the prior ${prior.family.name} covers ${low} to ${high}; a weight may be any number. Choose one such as normal, laplace or student-t.`,
    { prior: prior.family.name },
  );
}
