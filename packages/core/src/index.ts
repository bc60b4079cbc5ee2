export { LoglikError } from "./error.js";
export type {
  Family,
  FitOptions,
  FitReason,
  FitResult,
  FloatArray,
  Interval,
  LinkName,
  ParamSpec,
  Theta,
  VectorFamily,
  VectorTheta,
} from "./family.js";
export type { HeadOutput, HeadSource, LikelihoodHead } from "./head.js";
export type { LedgerEntry, LossLedger } from "./ledger/ledger.js";
export type { Link } from "./link.js";
export type { Rng, UniformRng } from "./random/rng.js";
