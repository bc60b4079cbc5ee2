import type { Family, Theta } from "../family.js";
import { checkCrps } from "./check-crps.js";
import { checkPathwise, checkScore } from "./check-derivatives.js";
import {
  checkDistribution,
  checkEnds,
  checkInverseSurvival,
  checkQuantile,
  checkSampler,
} from "./check-distribution.js";
import * as expectations from "./check-expectations.js";
import { checkFit } from "./check-fit.js";
import { checkEdges, checkInvalidParameters, checkOutside } from "./check-refusals.js";
import { placeOf } from "./place.js";
import { createReport, type Report } from "./report.js";

/** Settings of {@link checkFamily}. */
export interface FamilyCheckOptions {
  /** Relative error allowed where an integral or a difference is compared; default 1e-7. */
  readonly tolerance?: number;
  /**
   * Groups that do not apply, with the reason: edges, outside, invalid parameters, normalisation, ends, distribution, quantile,
   * inverse survival, score, pathwise, information, moments, mode, entropy, divergence, crps, sample, fit.
   */
  readonly except?: Readonly<Record<string, string>>;
  /** Points of positive mass of a `mixed` family, where `logProb` is a log mass. */
  readonly atoms?: (theta: Theta) => readonly number[];
  /** Draws for the test of `sample`; default 20,000. */
  readonly draws?: number;
}

/**
 * Contract tests of any family, ours or yours: the density integrates to one, cdf and density agree, the quantiles of both
 * tails invert them, the score is the gradient, E[score] = 0 and E[s sᵀ] is the Fisher information, moments, entropy, divergence
 * and CRPS are the integrals they claim to be, samples follow the cdf, a fit is a stationary point that respects weights,
 * and nothing invalid gives a plausible number.
 *
 * It reads `measure`, `support`, `paramSpecs` and which optional members exist, never the family's name.
 *
 * @param cases parameters to check at
 * @returns one sentence a violation; an empty list means that the contract holds
 * @example checkFamily(normal, [{ loc: 0, scale: 1 }, { loc: 3, scale: 0.5 }])  // []
 */
export function checkFamily<K extends string>(
  family: Family<K>,
  cases: readonly Theta<K>[],
  options: FamilyCheckOptions = {},
): readonly string[] {
  return cases.flatMap((theta, index) => {
    const report = createReport(`${family.name} at ${JSON.stringify(theta)}`, options.except);
    report.group("set-up", () => checkAt(family, theta, cases[(index + 1) % cases.length], options, report));
    return report.violations;
  });
}

function checkAt<K extends string>(
  family: Family<K>,
  theta: Theta<K>,
  other: Theta<K>,
  options: FamilyCheckOptions,
  report: Report,
): void {
  const { tolerance = 1e-7, draws = 20_000 } = options;
  const place = placeOf(family, theta);
  const units = unitsOf(family, theta);
  const atoms = family.measure === "mixed" ? (options.atoms?.(theta) ?? []) : [];
  const at = { family, theta, place, units, atoms, tolerance };
  report.group("edges", () => checkEdges(family, theta, place, report));
  report.group("outside", () => checkOutside(family, theta, place, report));
  report.group("invalid parameters", () => checkInvalidParameters(family, theta, place, report));
  report.group("normalisation", () => expectations.checkNormalisation(at, report));
  report.group("ends", () => checkEnds(family, theta, report));
  report.group("distribution", () => checkDistribution(family, theta, place, tolerance, report));
  report.group("quantile", () => checkQuantile(family, theta, place, report));
  report.group("inverse survival", () => checkInverseSurvival(family, theta, place, report));
  report.group("score", () => checkScore(family, theta, place, units, tolerance, report));
  report.group("pathwise", () => checkPathwise(family, theta, place, units, tolerance, report));
  report.group("information", () => expectations.checkInformation(at, report));
  report.group("moments", () => expectations.checkMoments(at, report));
  report.group("mode", () => expectations.checkMode(at, report));
  report.group("entropy", () => expectations.checkEntropy(at, report));
  report.group("divergence", () => expectations.checkDivergence(at, other, report));
  report.group("crps", () => checkCrps(family, theta, place, tolerance, report));
  report.group("sample", () => checkSampler(family, theta, place, draws, report));
  report.group("fit", () => checkFit(family, theta, units, report));
}

/** Natural unit of each parameter: 1/√(its Fisher information), or its own size where that says nothing. */
function unitsOf<K extends string>(family: Family<K>, theta: Theta<K>): readonly number[] {
  const p = family.paramNames.length;
  const information = family.fisherInformation(theta, new Float64Array(p * p));
  return family.paramNames.map((name, k) => {
    const unit = 1 / Math.sqrt(information[k * p + k]);
    return unit > 0 && unit < Infinity ? unit : Math.max(1e-3, Math.abs(theta[name]));
  });
}
