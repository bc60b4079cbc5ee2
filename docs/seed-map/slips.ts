import type { Slip } from "./entry.js";
import { slipsOfLikelihood } from "./slips-of-likelihood.js";
import { slipsOfLosses } from "./slips-of-losses.js";
import { slipsOfOutputs } from "./slips-of-outputs.js";
import { slipsOfProbability } from "./slips-of-probability.js";

/** All slips, in the order of their numbers. */
export const slips: readonly Slip[] = [
  ...slipsOfLikelihood,
  ...slipsOfLosses,
  ...slipsOfOutputs,
  ...slipsOfProbability,
];
