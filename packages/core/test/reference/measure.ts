import type { Family, Theta } from "../../src/family.js";
import { families, type ScalarFamilyEntry } from "../../src/registry.js";
import distributions from "../reference-data/distributions.json" with { type: "json" };
import { type FamilyTolerance, toleranceOf } from "./tolerances.js";

/** One number compared. */
export interface Comparison {
  readonly family: string;
  readonly id: string;
  readonly what: string;
  readonly at: number | undefined;
  readonly actual: number;
  readonly expected: number;
  /** Relative error; absolute where the true value is 0. */
  readonly error: number;
  readonly within: boolean;
}

type ReferenceNumber = number | string;
interface Point {
  readonly x: ReferenceNumber;
  readonly score?: Readonly<Record<string, ReferenceNumber>>;
  readonly [field: string]: unknown;
}
interface Case {
  readonly id: string;
  readonly params: Readonly<Record<string, number>>;
  readonly mean?: ReferenceNumber;
  readonly variance?: ReferenceNumber;
  readonly entropy?: ReferenceNumber;
  readonly fisher?: { readonly params: readonly string[]; readonly matrix: readonly (readonly ReferenceNumber[])[] };
  readonly points: readonly Point[];
  readonly quantiles?: readonly { readonly p: number; readonly x: ReferenceNumber; readonly tie?: boolean }[];
  readonly isf?: readonly { readonly q: number; readonly x: ReferenceNumber; readonly tie?: boolean }[];
}

/** The fields of a point and the functions that give them. */
const POINT_FUNCTIONS = [
  ["logpdf", "logProb"],
  ["cdf", "cdf"],
  ["sf", "survival"],
  ["logcdf", "logCdf"],
  ["logsf", "logSurvival"],
] as const;

/** Relative to the expected value, or to `unit` where that is larger. */
function relativeError(actual: number, expected: number, unit: number): number {
  if (actual === expected || (Number.isNaN(actual) && Number.isNaN(expected))) return 0;
  if (!Number.isFinite(actual) || !Number.isFinite(expected)) return Infinity;
  // Below the normal range float64 has fewer digits, or only 0.
  if (Math.abs(actual - expected) < 1e-307) return 0;
  const size = Math.max(Math.abs(expected), unit);
  return size === 0 ? Math.abs(actual) : Math.abs(actual - expected) / size;
}

type ReferenceCases = Readonly<Record<string, { readonly cases: readonly Case[] }>>;
const reference = distributions.families as unknown as ReferenceCases;

/** The names of all families of the reference. */
export const referenceNames: readonly string[] = Object.keys(reference);

/** The names among them whose observations and parameters are single numbers. */
export const scalarNames: readonly string[] = referenceNames.filter((name) =>
  families.some((entry) => entry.kind === "scalar" && entry.reference === name),
);

/** Every number of the reference for one family with scalar parameters, beside ours. */
export function measure(name: string): readonly Comparison[] {
  return reference[name].cases.flatMap((each) => {
    const entry = entryFor(name, each);
    const optionNames = Object.keys(entry.options[0] ?? {});
    const values = Object.entries(each.params).map(([key, value]) => [key, Number(value)] as const);
    const options = Object.fromEntries(values.filter(([key]) => optionNames.includes(key)));
    const theta = Object.fromEntries(
      values.filter(([key]) => !optionNames.includes(key)).map(([key, value]) => [entry.rename[key] ?? key, value]),
    );
    const family = entry.build(options);
    const found: Comparison[] = [];
    const add: Add = (what, at, actual, expected, relative, absolute = 1e-15, unit = 0) => {
      const error = relativeError(actual, expected, unit);
      const within = error <= relative || Math.abs(actual - expected) <= absolute;
      found.push({ family: name, id: each.id, what, at, actual, expected, error, within });
    };
    measureMoments(entry, each, family, theta, add);
    measurePoints(entry, each, family, theta, toleranceOf(name), add);
    measureQuantiles(each, family, theta, toleranceOf(name), add);
    return found;
  });
}

/** The line of the registry that takes the parameters of a case; alternative parameters choose a sibling module. */
function entryFor(name: string, { id, params }: Case): ScalarFamilyEntry {
  const takes = (entry: ScalarFamilyEntry, key: string) =>
    Object.hasOwn(entry.options[0] ?? {}, key) || entry.family.paramNames.includes(entry.rename[key] ?? key);
  for (const entry of families) {
    if (entry.kind !== "scalar" || entry.reference !== name) continue;
    if (Object.keys(params).every((key) => takes(entry, key))) return entry;
  }
  throw new Error(`${id}: no family of the registry takes ${Object.keys(params).join(", ")}`);
}

type Add = (
  what: string,
  at: number | undefined,
  actual: number,
  expected: number,
  relative: number,
  absolute?: number,
  unit?: number,
) => void;

function measureMoments(entry: ScalarFamilyEntry, reference: Case, family: Family, theta: Theta, add: Add): void {
  for (const what of ["mean", "variance", "entropy"] as const) {
    const expected = reference[what];
    const moment = family[what];
    if (expected === undefined || moment === undefined) continue;
    const actual = moment(theta);
    // Where the mean is infinite the reference calls the variance NaN, others Infinity: both are accepted.
    const variantInfinity = what === "variance" && expected === "NaN" && actual === Infinity;
    add(what, undefined, variantInfinity ? NaN : actual, Number(expected), what === "entropy" ? 1e-12 : 1e-13);
  }
  if (reference.fisher !== undefined) {
    const p = family.paramNames.length;
    const information = family.fisherInformation(theta, new Float64Array(p * p));
    const positions = reference.fisher.params.map((name) => family.paramNames.indexOf(entry.rename[name] ?? name));
    reference.fisher.matrix.forEach((row, i) => {
      row.forEach((expected, j) => {
        const actual = information[positions[i] * p + positions[j]];
        add("fisherInformation", undefined, actual, Number(expected), 1e-10);
      });
    });
  }
}

function measurePoints(
  entry: ScalarFamilyEntry,
  reference: Case,
  family: Family,
  theta: Theta,
  tolerance: FamilyTolerance,
  add: Add,
): void {
  const score = new Float64Array(family.paramNames.length);
  for (const point of reference.points) {
    const x = Number(point.x);
    for (const [field, name] of POINT_FUNCTIONS) {
      const expected = point[field];
      const compute = family[name];
      if (expected === undefined || compute === undefined) continue;
      const density = name === "logProb";
      add(
        name,
        x,
        compute(x, theta),
        Number(expected),
        density ? tolerance.logProb : tolerance.cdf,
        density ? 1e-15 : 0,
      );
    }
    const vectorised = family.logProbInto(Float64Array.of(x), theta, new Float64Array(1))[0];
    if (point.logpdf !== undefined) add("logProbInto", x, vectorised, Number(point.logpdf), tolerance.logProb);
    if (point.score === undefined) continue;
    family.score(x, theta, score);
    // Relative to the largest term: of the terms only their sum is known, but logarithms and digammas are of order one.
    const largest = Math.max(2e-3, ...Object.values(point.score).map((value) => Math.abs(Number(value))));
    for (const [name, expected] of Object.entries(point.score)) {
      const position = family.paramNames.indexOf(entry.rename[name] ?? name);
      add("score", x, score[position], Number(expected), 1e-12, 0, Math.min(largest, 1e3));
    }
  }
}

function measureQuantiles(reference: Case, family: Family, theta: Theta, tolerance: FamilyTolerance, add: Add): void {
  const discrete = family.measure === "discrete";
  const compare = (what: "quantile" | "inverseSurvival", p: number, x: ReferenceNumber, tie?: boolean) => {
    const actual = family[what]?.(p, theta);
    if (actual === undefined) return;
    // Next to a step float64 may rightly land on either side of it.
    const besideStep = discrete && tie === true && Math.abs(actual - Number(x)) === 1;
    add(what, p, besideStep ? Number(x) : actual, Number(x), tolerance.quantile);
  };
  for (const { p, x, tie } of reference.quantiles ?? []) compare("quantile", p, x, tie);
  for (const { q, x, tie } of reference.isf ?? []) compare("inverseSurvival", q, x, tie);
}
