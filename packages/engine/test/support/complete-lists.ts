import type { ActivationName, activationNames } from "../../src/activations/activation-name.js";
import type { Averaging } from "../../src/averaging/averaging.js";
import type { InitializerName, initializerNames } from "../../src/initializers/initializer.js";
import type { Optimizer } from "../../src/optimizers/optimizer.js";
import type { averagingTypes, optimizerTypes } from "../../src/train-options.js";

/** Compiles for no name only: the error names those that a list lacks. That a list has no other names its `satisfies` holds. */
type NoneMissing<Missing extends never> = Missing;
export type AllListed = [
  NoneMissing<Exclude<ActivationName, (typeof activationNames)[number]>>,
  NoneMissing<Exclude<InitializerName, (typeof initializerNames)[number]>>,
  NoneMissing<Exclude<Optimizer["type"], (typeof optimizerTypes)[number]>>,
  NoneMissing<Exclude<Averaging["type"], (typeof averagingTypes)[number]>>,
];
