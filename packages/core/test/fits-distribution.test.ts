import { describe, expect, it } from "vitest";
import type { FitResult } from "../src/family.js";
import { families, type ScalarFamilyEntry } from "../src/registry.js";
import { referenceJson } from "./reference-data.js";

/** A row of fits.json with the model `distribution`: a sample, and its maximum likelihood estimate by Newton at 70 digits. */
interface Row {
  readonly id: string;
  readonly model: string;
  readonly family: string;
  readonly x: readonly (number | readonly number[])[];
  readonly status: string;
  readonly fixed?: Readonly<Record<string, number>>;
  readonly mle: {
    readonly estimate: Readonly<Record<string, number | readonly number[]>>;
    readonly se?: Readonly<Record<string, number | readonly number[]>>;
    readonly logLik: number;
  };
}

/** Share of its standard error by which an estimate may be off, and relative error of the log-likelihood. */
const ESTIMATE = 1e-8;
const LOG_LIKELIHOOD = 1e-12;
/** Relative error of an estimate without a standard error: that of an irregular family is an observation, or a mean. */
const IRREGULAR = 1e-14;

const rows = referenceJson<{ fits: readonly Row[] }>("fits.json").fits.filter((row) => row.model === "distribution");
const entryOf = ({ family, mle, fixed }: Row) =>
  families.find(
    (entry): entry is ScalarFamilyEntry =>
      entry.kind === "scalar" &&
      entry.reference === family &&
      entry.family.fit !== undefined &&
      Object.keys({ ...mle?.estimate, ...fixed }).every(
        (key) => entry.family.paramNames.includes(entry.rename[key] ?? key) || key in (entry.options[0] ?? {}),
      ),
  );
const scalarRows = rows.filter((row) => row.status === "ok" && entryOf(row) !== undefined);

/** Fits a row by the family of the registry; what the family is built with (bounds) is no parameter of the fit. */
function fitRow(row: Row): { readonly result: FitResult; readonly entry: ScalarFamilyEntry } {
  const entry = entryOf(row) as ScalarFamilyEntry;
  const known = Object.entries(row.fixed ?? {});
  const isOption = ([key]: readonly [string, number]) => key in (entry.options[0] ?? {});
  const options = Object.fromEntries(known.filter(isOption));
  const fixed = Object.fromEntries(
    known.filter((pair) => !isOption(pair)).map(([key, value]) => [entry.rename[key] ?? key, value]),
  );
  const family = entry.build(options);
  const result = family.fit?.(row.x as readonly number[], Object.keys(fixed).length > 0 ? { fixed } : {});
  return { result: result as FitResult, entry };
}

describe("maximum likelihood of every family against Newton at 70 digits", () => {
  it.each(scalarRows.map((row) => [row.id, row] as const))("%s", (_id, row) => {
    const { result, entry } = fitRow(row);
    expect(result.converged, result.message).toBe(true);
    const off = Object.entries(row.mle.estimate).flatMap(([key, expected]) => {
      const actual = result.theta[entry.rename[key] ?? key];
      const standardError = row.mle.se?.[key] as number | undefined;
      const unit = standardError === undefined ? Math.abs(expected as number) : standardError;
      const error = Math.abs(actual - (expected as number)) / unit;
      return error <= (standardError === undefined ? IRREGULAR : ESTIMATE)
        ? []
        : [`${key} is ${actual}: off by ${error}`];
    });
    expect(off).toEqual([]);
    const error = Math.abs(result.logLikelihood - row.mle.logLik) / Math.abs(row.mle.logLik);
    expect(error).toBeLessThanOrEqual(LOG_LIKELIHOOD);
  });

  it("covers every family of the registry that the reference has a sample for", () => {
    const names = new Set(rows.map((row) => row.family));
    const missing = families.filter(
      (entry) =>
        entry.kind === "scalar" &&
        entry.reference !== undefined &&
        names.has(entry.reference) &&
        entry.family.fit !== undefined &&
        !scalarRows.some((row) => row.family === entry.reference),
    );
    expect(missing.map((entry) => entry.expression)).toEqual([]);
  });
});
