import { type LikelihoodHead, LoglikError } from "@loglik/core";
import { type Standardisation, standardisation } from "@loglik/data";
import type { Likelihood } from "./likelihoods.js";
import type { Sample } from "./sample.js";

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

/** A standard deviation outside this range leaves no room for densities and squares of residuals in double precision. */
const scaleRange = [1e-290, 1e290] as const;

/**
 * Units in which a target of numbers has mean 0 and variance 1; classes keep theirs.
 *
 * Fitted so, a table in millimetres and the same table in kilometres give the same steps.
 *
 * @throws LoglikError `target-out-of-range` for a target that spreads over less than 1e-290 or more than 1e290.
 */
export function targetUnits(
  likelihood: Likelihood,
  head: LikelihoodHead,
  { fitted, target, name }: Sample,
): TargetUnits {
  const { y } = fitted;
  const none = { centre: 0, scale: 1, factor: head.outputs.map(() => 1), shift: head.outputs.map(() => 0) };
  if (likelihood.etaInUnits === undefined) return none;
  const units: Standardisation = standardisation(y, y.length, 1);
  const [centre, scale] = [units.centre[0], units.scale[0]];
  if (!(scale >= scaleRange[0] && scale <= scaleRange[1])) {
    throw new LoglikError(
      "target-out-of-range",
      `${name}: ${target} has standard deviation ${scale.toPrecision(3)}, at the edge of what numbers can hold, so its likelihood cannot be computed. Write it in other units, with a standard deviation between ${scaleRange[0]} and ${scaleRange[1]}.`,
      { column: target, scale },
    );
  }
  return { centre, scale, ...likelihood.etaInUnits(centre, scale) };
}

/** The target of some rows in these units. */
export function targetInUnits(y: ArrayLike<number>, { centre, scale }: TargetUnits): Float64Array {
  return Float64Array.from(y, (value) => (value - centre) / scale);
}

/** η of the target in its own units from η of the target in units of the fit; rows × outputs. */
export function etaInOwnUnits(eta: ArrayLike<number>, { factor, shift }: TargetUnits): Float64Array {
  const outputs = factor.length;
  return Float64Array.from({ length: eta.length }, (_, i) => shift[i % outputs] + factor[i % outputs] * eta[i]);
}
