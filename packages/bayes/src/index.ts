export { bulkSampleSize, effectiveSampleSize, tailSampleSize } from "./diagnostics/effective-sample-size.js";
export { energyFraction } from "./diagnostics/energy-fraction.js";
export {
  type CalibrationOfRanks,
  type CalibrationOptions,
  type SimulatedModel,
  simulationBasedCalibration,
} from "./diagnostics/simulation-based-calibration.js";
export { splitRHat } from "./diagnostics/split-r-hat.js";
export { type QuantitySummary, summariseQuantity } from "./diagnostics/summarise-quantity.js";
export { laplaceOfTarget, type TargetLaplace } from "./laplace/laplace-of-target.js";
export { averageLogistic, averageSoftmax, integrateLogistic } from "./laplace/logit-average.js";
export { type MapOptions, type MapResult, mapEstimate } from "./maximum-a-posteriori.js";
export type { Chain } from "./nuts/chain.js";
export { drawsOf, type NutsOptions, type Sampling, sampleNuts } from "./nuts/sample-nuts.js";
export { type FamilyPosterior, type PosteriorOptions, type Priors, posterior } from "./posterior/family-posterior.js";
export {
  type LinearModelPosterior,
  type LinearObservations,
  type LinearPriors,
  linearModelPosterior,
} from "./posterior/linear-model-posterior.js";
export { type PredictiveDistribution, predictiveDistribution } from "./predictive/mixture.js";
export { type EntropySplit, splitEntropy } from "./predictive/split-entropy.js";
export { classProbabilityDraws, headThetaDraws, positionDraws, thetaDraws } from "./predictive/theta-draws.js";
export { type FlatPrior, flat, type Prior, type ProperPrior, prior } from "./priors/prior.js";
export { l1PenaltyOf, l1Prior, weightDecayOf, weightDecayPrior } from "./priors/weight-decay.js";
export type { Target } from "./target.js";
