import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ParamSpec, Theta } from "../src/family.js";
import { families, type ScalarFamilyEntry } from "../src/registry.js";
import { checkFamily } from "../src/testing/index.js";
import { exceptions } from "./contract-exceptions.js";

/** A parameter from the part of its domain where quadrature of the density is as good as the functions it checks. */
function parameter({ domain, kind, doc }: ParamSpec): fc.Arbitrary<number> {
  const double = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  if (kind === "integer") return fc.integer({ min: domain.low === -Infinity ? -40 : domain.low, max: 60 });
  if (domain.low === 0 && domain.high === 1) return double(0.02, 0.98);
  if (domain.low === 0) return double(Math.log(0.7), Math.log(6)).map(Math.exp);
  return doc.includes("odds") ? double(-4, 4) : double(-20, 20);
}

/** Parameters of a family; where two of them are the ends of an interval, in order. */
function parameters({ family }: ScalarFamilyEntry): fc.Arbitrary<Theta> {
  const each = Object.fromEntries(family.paramNames.map((name) => [name, parameter(family.paramSpecs[name])]));
  return fc.record(each).map((theta) => {
    const { low, high } = theta;
    if (low === undefined || high === undefined) return theta;
    return { ...theta, low: Math.min(low, high), high: Math.max(low, high) + 1 };
  });
}

describe("the contract of every family at random parameters", () => {
  const scalar = families.filter((entry): entry is ScalarFamilyEntry => entry.kind === "scalar");

  it.each(scalar.map((entry) => [entry.expression, entry] as const))("%s", (expression, entry) => {
    const except = { ...exceptions[expression]?.except, sample: "a million draws; tested at the registry's examples" };
    const holds = fc.property(parameters(entry), parameters(entry), (theta, other) => {
      expect(checkFamily(entry.family, [theta, other], { ...exceptions[expression], except })).toEqual([]);
    });
    fc.assert(holds, { numRuns: 4, seed: 20_240 });
  });
});
