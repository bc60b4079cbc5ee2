import * as normal from "@loglik/core/normal";
import type { Network } from "@loglik/engine";
import { type NetworkMapOptions, networkMap } from "../network/network-map.js";
import { type NetworkData, networkPosterior } from "../network/network-posterior.js";
import { prior } from "../priors/prior.js";
import { type LaplaceApproximation, laplaceApproximation } from "./laplace-approximation.js";
import type { LaplaceStructure } from "./network-curvature.js";

/** Settings of {@link choosePriorPrecision}. */
export interface ChoosePriorOptions extends NetworkMapOptions {
  readonly structure?: LaplaceStructure;
  /**
   * Precision of the prior to begin with; 10 unless told. The evidence has several maxima: from a strong prior the search starts
   * at simple functions and loosens them, from a weak one it may stay with intricate ones.
   */
  readonly precision?: number;
  /** Most rounds of fit and update; 30 unless told. */
  readonly rounds?: number;
}

/** A prior precision with the fits along the way. */
export interface ChosenPrior {
  readonly precision: number;
  readonly laplace: LaplaceApproximation;
  /** Whether the precision changed by less than 1 % in the last round. */
  readonly converged: boolean;
  readonly history: readonly { readonly precision: number; readonly logMarginalLikelihood: number }[];
}

/**
 * Chooses the precision of a normal prior on all weights and biases by maximising the marginal likelihood, with no row held out:
 * fit the mode, expand around it, set δ = γ/‖ŵ‖² (MacKay's fixed point, where the evidence at that mode is stationary), and so on
 * until δ stays. One maximum of several: compare `logMarginalLikelihood` from other seeds and other first precisions.
 *
 * @see MacKay (1992), A Practical Bayesian Framework for Backpropagation Networks, eq. 21
 * @example
 * const { precision, laplace } = await choosePriorPrecision(net, { x, y }, { structure: "full", seed: 1 });
 */
export async function choosePriorPrecision(
  network: Network,
  data: NetworkData,
  { structure = "full", precision: first = 10, rounds = 30, ...options }: ChoosePriorOptions = {},
): Promise<ChosenPrior> {
  let precision = first;
  let start = options.start;
  const history: { precision: number; logMarginalLikelihood: number }[] = [];
  for (let round = 1; ; round++) {
    const weights = prior(normal, { loc: 0, scale: 1 / Math.sqrt(precision) });
    const posterior = await networkPosterior(network, data, { weights });
    start = networkMap(posterior, { ...options, start }).parameters;
    const laplace = laplaceApproximation(posterior, start, { structure });
    history.push({ precision, logMarginalLikelihood: laplace.logMarginalLikelihood });
    const position = posterior.position(start);
    const uncertain = structure === "lastLayer" ? position.slice(-laplace.priorPrecision.length) : position;
    const next = laplace.effectiveParameters / uncertain.reduce((sum, w) => sum + w * w, 0);
    const converged = Math.abs(Math.log(next / precision)) < 0.01;
    if (converged || round >= rounds) return { precision, laplace, converged, history };
    precision = next;
  }
}
