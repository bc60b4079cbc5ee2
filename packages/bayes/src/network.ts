export { baggedEnsemble, deepEnsemble, type Ensemble, type EnsembleOptions } from "./ensembles/deep-ensemble.js";
export { monteCarloDropout } from "./ensembles/monte-carlo-dropout.js";
export { type ChoosePriorOptions, type ChosenPrior, choosePriorPrecision } from "./laplace/choose-prior.js";
export { type LaplaceApproximation, laplaceApproximation } from "./laplace/laplace-approximation.js";
export type { LaplaceStructure } from "./laplace/network-curvature.js";
export { type NetworkMap, type NetworkMapOptions, networkMap } from "./network/network-map.js";
export {
  type NetworkData,
  type NetworkPosterior,
  type NetworkPriors,
  networkPosterior,
} from "./network/network-posterior.js";
