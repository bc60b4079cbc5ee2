import { LoglikError } from "@loglik/core";
import type { Derivation } from "./derivation/derivation.js";
import { asymmetricLaplaceQuantileLoss } from "./derivations/asymmetric-laplace-quantile-loss.js";
import { bernoulliBinaryCrossEntropy } from "./derivations/bernoulli-binary-cross-entropy.js";
import { categoricalEstimate } from "./derivations/categorical-estimate.js";
import { categoricalOneHotCrossEntropy } from "./derivations/categorical-one-hot-cross-entropy.js";
import { categoricalSoftCrossEntropy } from "./derivations/categorical-soft-cross-entropy.js";
import { categoricalSparseCrossEntropy } from "./derivations/categorical-sparse-cross-entropy.js";
import { coinFiveTosses } from "./derivations/coin-five-tosses.js";
import { conditionalLikelihood } from "./derivations/conditional-likelihood.js";
import { derivativeOfAProduct } from "./derivations/derivative-of-a-product.js";
import { bernoulliEstimate, geometricEstimate, poissonEstimate } from "./derivations/estimates-of-counts.js";
import {
  laplaceScaleEstimate,
  logNormalEstimate,
  normalMeanEstimate,
  normalScaleEstimate,
} from "./derivations/estimates-of-locations-and-scales.js";
import {
  exponentialEstimate,
  gammaRateEstimate,
  inverseGaussianShapeEstimate,
  paretoShapeEstimate,
} from "./derivations/estimates-of-rates-and-shapes.js";
import { fisherInformationLogistic } from "./derivations/fisher-information-logistic.js";
import { focalIsNoLikelihood } from "./derivations/focal-is-no-likelihood.js";
import { hingeIsNoLikelihood } from "./derivations/hinge-is-no-likelihood.js";
import { huberLoss, huberNormaliser } from "./derivations/huber-normaliser.js";
import { labelSmoothing } from "./derivations/label-smoothing.js";
import { laplaceAbsoluteError } from "./derivations/laplace-absolute-error.js";
import { likelihoodToKlDivergence } from "./derivations/likelihood-to-kl-divergence.js";
import { logitGradient } from "./derivations/logit-gradient.js";
import { newtonIsReweightedLeastSquares } from "./derivations/newton-is-reweighted-least-squares.js";
import { normalLearnedScale } from "./derivations/normal-learned-scale.js";
import { normalMeanSquaredError } from "./derivations/normal-mean-squared-error.js";
import { normalProfiledScale } from "./derivations/normal-profiled-scale.js";
import { normalThreeObservations } from "./derivations/normal-three-observations.js";
import { poissonLoss } from "./derivations/poisson-loss.js";
import { posteriorWeightDecay } from "./derivations/posterior-weight-decay.js";
import { productToSumOfLogs } from "./derivations/product-to-sum-of-logs.js";
import { softmaxOfTwoIsLogistic } from "./derivations/softmax-of-two-is-logistic.js";
import { studentTRobustLoss } from "./derivations/student-t-robust-loss.js";
import { temperatureGradient, temperatureScaling } from "./derivations/temperature-scaling.js";

/**
 * Every derivation, in the order in which a reader meets them. A new one is its file and its line here: verification, the check
 * of its mutants and its rendering follow from the line.
 *
 * Importing this brings every derivation along: take a single one from `@loglik/derive/derivations/<file>` where bytes matter.
 *
 * @example derivations.find(({ loss }) => loss === "binary cross-entropy")?.name  // "bernoulli-binary-cross-entropy"
 */
export const derivations: readonly Derivation[] = [
  coinFiveTosses,
  normalThreeObservations,
  productToSumOfLogs,
  derivativeOfAProduct,
  conditionalLikelihood,
  bernoulliBinaryCrossEntropy,
  categoricalSparseCrossEntropy,
  categoricalOneHotCrossEntropy,
  categoricalSoftCrossEntropy,
  softmaxOfTwoIsLogistic,
  logitGradient,
  normalMeanSquaredError,
  normalProfiledScale,
  normalLearnedScale,
  laplaceAbsoluteError,
  asymmetricLaplaceQuantileLoss,
  poissonLoss,
  studentTRobustLoss,
  huberNormaliser,
  huberLoss,
  likelihoodToKlDivergence,
  labelSmoothing,
  temperatureScaling,
  temperatureGradient,
  posteriorWeightDecay,
  fisherInformationLogistic,
  newtonIsReweightedLeastSquares,
  bernoulliEstimate,
  poissonEstimate,
  geometricEstimate,
  normalMeanEstimate,
  normalScaleEstimate,
  laplaceScaleEstimate,
  logNormalEstimate,
  exponentialEstimate,
  gammaRateEstimate,
  inverseGaussianShapeEstimate,
  paretoShapeEstimate,
  categoricalEstimate,
  hingeIsNoLikelihood,
  focalIsNoLikelihood,
];

/**
 * A derivation by its name.
 *
 * @throws LoglikError `derivation-unknown`
 * @example derivationNamed("poisson-loss").title  // "Poisson → Poisson loss"
 */
export function derivationNamed(name: string): Derivation {
  const found = derivations.find((derivation) => derivation.name === name);
  if (found === undefined) {
    throw new LoglikError(
      "derivation-unknown",
      `derivationNamed: there is no derivation "${name}"; there are ${derivations.map((each) => each.name).join(", ")}.`,
      { name },
    );
  }
  return found;
}
