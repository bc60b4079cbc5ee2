import type { Figure } from "../src/index.js";
import { pit, reliability, reliabilityGaps } from "./samples/calibrations.js";
import { ranks, trace } from "./samples/chains.js";
import { gradientAtLogits, huffmanLengths, huffmanTree, information, temperatures } from "./samples/codes.js";
import { costs, precisionRecall, roc, twoClasses } from "./samples/decisions.js";
import { cumulative, cumulativeSteps, density, densityWithPole, masses } from "./samples/distributions.js";
import { coinLikelihood, coinNll, coinPosterior, coinUpdate, normalLogLikelihood } from "./samples/likelihoods.js";
import { regression, residuals, spaghetti, uncertainty } from "./samples/regressions.js";
import { descentSurface, logSurface, normalSurface, optimizers } from "./samples/surfaces.js";
import { convergence, training, trainingLog } from "./samples/trainings.js";

/** Every figure that the tests draw, by the name of its snapshot. */
export const sampleFigures: Readonly<Record<string, Figure>> = {
  "likelihood-coin": coinLikelihood,
  "likelihood-coin-nll": coinNll,
  "likelihood-coin-posterior": coinPosterior,
  "log-likelihood-normal": normalLogLikelihood,
  "surface-normal": normalSurface,
  "surface-normal-descent": descentSurface,
  "surface-normal-log": logSurface,
  "training-curve": training,
  "training-curve-log": trainingLog,
  "regression-band": regression,
  "regression-residuals": residuals,
  density: density,
  "density-pole": densityWithPole,
  masses: masses,
  cumulative: cumulative,
  "cumulative-steps": cumulativeSteps,
  "information-bars": information,
  "code-tree": huffmanTree,
  "code-lengths": huffmanLengths,
  "logit-gradient": gradientAtLogits,
  "softmax-temperatures": temperatures,
  "uncertainty-band": uncertainty,
  "posterior-draws": spaghetti,
  "pit-histogram": pit,
  "rank-histogram": ranks,
  "chain-trace": trace,
  "prior-posterior": coinUpdate,
  roc: roc,
  "precision-recall": precisionRecall,
  "threshold-cost": costs,
  "class-densities": twoClasses,
  "sample-size-curve": convergence,
  "reliability-diagram": reliability,
  "reliability-gaps": reliabilityGaps,
  "surface-optimizers": optimizers,
};
