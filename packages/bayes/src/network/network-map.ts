import { type LbfgsOptions, minimizeLbfgs } from "@loglik/engine/objective";
import type { NetworkPosterior } from "./network-posterior.js";

/** Settings of {@link networkMap}. */
export interface NetworkMapOptions extends LbfgsOptions {
  /** The flat vector to start from, a trained model's `parameters` say; drawn with `seed` unless told. */
  readonly start?: ArrayLike<number>;
  /** Of the weights to start from; 0 unless told. */
  readonly seed?: number;
}

/** A maximum a posteriori of a network. Plain data. */
export interface NetworkMap {
  /** The flat vector of the network. */
  readonly parameters: Float64Array;
  /** log p(y | x, w) + log π(w), nats. */
  readonly logDensity: number;
  /** Largest component of the gradient, per observation. */
  readonly gradientNorm: number;
  readonly converged: boolean;
  readonly steps: number;
}

/**
 * A maximum a posteriori of a network under any priors, by L-BFGS in float64. One of several: which one depends on the start. With
 * normal priors it is what `train` finds with `weightDecay` (see `weightDecayPrior`).
 *
 * @param options.tolerance largest component of the gradient per observation; 1e-6 unless told
 * @example
 * const { parameters, converged } = networkMap(target, { seed: 1 });
 */
export function networkMap(posterior: NetworkPosterior, options: NetworkMapOptions = {}): NetworkMap {
  const { start, seed = 0, ...settings } = options;
  const scale = posterior.objective.totalWeight;
  const objective = (x: Float64Array, gradient: Float64Array) => {
    const value = posterior.logDensity(x, gradient);
    for (let j = 0; j < gradient.length; j++) gradient[j] = -gradient[j] / scale;
    return -value / scale;
  };
  const from = posterior.position(start ?? posterior.objective.initial(seed));
  const found = minimizeLbfgs(objective, from, settings);
  return {
    parameters: posterior.parameters(found.x),
    logDensity: -found.value * scale,
    gradientNorm: found.gradientNorm,
    converged: found.outcome === "converged",
    steps: found.steps,
  };
}
