import { LoglikError } from "../error.js";
import type { Family, Theta } from "../family.js";
import { realLine } from "../interval.js";
import type { ThetaColumns } from "../log-prob-rows.js";
import { checkSample, weightedSum } from "../sample.js";
import { thetaRows } from "../theta-rows.js";
import { type Cumulative, integrateCrps } from "./integrate-crps.js";

/** A family over numbers: its parameters may be vectors, as those of a mixture. */
export type Scorable<T> = Omit<Cumulative<T>, "cdf"> &
  Partial<Pick<Cumulative<T>, "cdf">> & { readonly name: string; crps?(y: number, theta: T): number };

/**
 * The continuous ranked probability score ∫ (F(t) − [y ≤ t])² dt = E|Y − y| − ½ E|Y − Y′| of a predictive distribution after y
 * came, in the unit of y; smaller is better. For a certain forecast it is the absolute error; for classes 0 and 1, Brier's score.
 * Strictly proper where the mean exists.
 *
 * By the family's own closed form where it has one (`family.crps`), else by integration of its distribution function.
 *
 * @throws LoglikError `family-without-cdf`
 * @see Matheson & Winkler (1976), Scoring rules for continuous probability distributions; Gneiting & Raftery (2007)
 * @example crps(normal, { loc: 0, scale: 1 }, 0)  // 0.23369497725510…
 */
export function crps<T>(family: Scorable<T>, theta: T, y: number): number {
  if (family.crps !== undefined) return family.crps(y, theta);
  const { cdf, measure, support, survival, quantile } = family;
  if (cdf === undefined) {
    throw new LoglikError(
      "family-without-cdf",
      `crps: ${family.name} has neither crps nor cdf. Draw from it and use sampleCrps, or give it a cdf.`,
      { family: family.name },
    );
  }
  return integrateCrps({ measure, support, cdf, survival, quantile }, theta, y);
}

/**
 * Mean of {@link crps} over rows, each with its own parameters.
 *
 * @param theta a column or one number for each parameter, as in `logProbRowsInto`; or a function of the row, such as a head's
 *   `theta` of its outputs, which mixtures need
 * @throws LoglikError `family-without-cdf`, and those of the sample and of the columns
 * @example meanCrps(normal, [0, 1], { loc: [0, 1], scale: 1 })  // 0.23369497725510…
 */
export function meanCrps<K extends string>(family: Family<K>, y: ArrayLike<number>, theta: ThetaColumns<K>): number;
export function meanCrps<T>(family: Scorable<T>, y: ArrayLike<number>, theta: (row: number) => T): number;
export function meanCrps(
  family: Family | Scorable<Theta>,
  y: ArrayLike<number>,
  theta: ThetaColumns | ((row: number) => Theta),
): number {
  checkSample("meanCrps", y, undefined, realLine);
  const at = typeof theta === "function" ? theta : thetaRows("meanCrps", family as Family, theta, y.length);
  return weightedSum(Float64Array.from(y, (value, row) => crps(family, at(row), value))) / y.length;
}
