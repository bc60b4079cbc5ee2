export {
  type GaussianProcessClassifier,
  type GaussianProcessClassifierOptions,
  gaussianProcessClassifier,
} from "./gaussian-process/classification.js";
export {
  hingeLoss,
  hingeNormaliser,
  normalisedHinge,
  type SupportVectorMode,
  supportVectorMode,
} from "./gaussian-process/hinge.js";
export {
  type Kernel,
  type KernelPair,
  linear,
  matern,
  productKernel,
  type StationaryOptions,
  squaredExponential,
  sumKernel,
} from "./gaussian-process/kernel.js";
export type { EvidenceCertificate, EvidenceOptions } from "./gaussian-process/maximise-evidence.js";
export {
  type GaussianProcess,
  type GaussianProcessOptions,
  type GaussianProcessPrediction,
  gaussianProcess,
} from "./gaussian-process/regression.js";
