import type { LikelihoodHead } from "@loglik/core";
import { type Standardisation, standardisation } from "@loglik/data";
import type { Likelihood } from "./likelihoods.js";

/**
 * A change of units of the target, y = centre + scale · z, and what it does to each output of the head:
 * η(y) = shift + factor · η(z). So a model fitted to z is a model of y, and its NLL grows by exactly log scale.
 */
export interface TargetUnits {
  readonly centre: number;
  readonly scale: number;
  /** One number an output. */
  readonly factor: readonly number[];
  readonly shift: readonly number[];
}

/**
 * Units in which a target of numbers has mean 0 and variance 1; classes keep theirs.
 *
 * Fitted so, a table in millimetres and the same table in kilometres give the same steps.
 */
export function targetUnits(likelihood: Likelihood, head: LikelihoodHead, y: ArrayLike<number>): TargetUnits {
  const none = { centre: 0, scale: 1, factor: head.outputs.map(() => 1), shift: head.outputs.map(() => 0) };
  if (likelihood.etaInUnits === undefined) return none;
  const units: Standardisation = standardisation(y, y.length, 1);
  const [centre, scale] = [units.centre[0], units.scale[0]];
  return { centre, scale, ...likelihood.etaInUnits(centre, scale) };
}

/** η of the target in its own units from η of the target in units of the fit; rows × outputs. */
export function etaInOwnUnits(eta: ArrayLike<number>, { factor, shift }: TargetUnits): Float64Array {
  const outputs = factor.length;
  return Float64Array.from({ length: eta.length }, (_, i) => shift[i % outputs] + factor[i % outputs] * eta[i]);
}
