import type { Finding } from "../events.js";
import type { FitHead } from "./fit.js";

/** How many times the tolerance of the gradient the mean NLL may be to count as nothing: for inputs of about unit size they are alike. */
const nearTolerance = 10;

/**
 * A fit of outcomes that have probabilities, not densities, which ended because the loss itself vanished, and its gradient with it:
 * every outcome is as good as certain, as when classes are separated, and no finite weights are the best.
 *
 * @param nll mean over the training rows, without a penalty
 * @param tolerance at which the gradient counted as zero
 */
export function vanishingLoss({ name, targets }: FitHead, nll: number, tolerance: number): readonly Finding[] {
  // A class may also be given as probabilities; behind the targets of a head may stand offsets.
  const hasProbabilities = name === "bernoulli" || name === "categorical" || targets[0].domain.integers;
  if (!hasProbabilities || nll > nearTolerance * tolerance) return [];
  return [{ code: "outcomes-certain", detail: { nll } }];
}
