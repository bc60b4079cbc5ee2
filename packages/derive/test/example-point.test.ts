import { expect, it } from "vitest";
import { examplePoint } from "../src/derivation/example-point.js";
import { presentDerivation } from "../src/derivation/present.js";
import { derivations } from "../src/registry.js";

it.each(derivations.map((each) => [each.name, each] as const))(
  "%s has numbers at a point that can be typed",
  (_, derivation) => {
    for (const seed of [0, 1, 2]) {
      const point = examplePoint(derivation.symbols, seed);
      for (const value of [Object.values(point)].flat(3)) expect(String(value).length).toBeLessThanOrEqual(5);
      const { lines, implementations } = presentDerivation(derivation, point);
      for (const { value, gradient } of lines)
        for (const each of [value, ...(gradient ?? [])]) expect(each).toBeTypeOf("number");
      for (const { value } of [...lines, ...implementations]) expect(Number.isFinite(value)).toBe(true);
    }
  },
);

it("sizes are as asked, shares add up to one, and values keep within their bounds", () => {
  const size = {
    name: "K",
    meaning: "classes",
    role: "size",
    shape: [],
    draw: { kind: "integer", low: 3, high: 4 },
  } as const;
  const shares = { name: "p", meaning: "shares", role: "data", shape: ["K"], draw: { kind: "simplex" } } as const;
  const narrow = {
    name: "θ",
    meaning: "narrow",
    role: "free",
    shape: [],
    draw: { kind: "real", low: 0.96, high: 0.99 },
  } as const;
  const labels = {
    name: "y",
    meaning: "labels",
    role: "data",
    shape: ["K"],
    draw: { kind: "one of", values: [0, 1] },
  } as const;
  for (let seed = 0; seed < 20; seed++) {
    expect(new Set(examplePoint([size, labels], seed).y as readonly number[]).size).toBe(2);
    const point = examplePoint([size, shares, narrow], seed, { K: 6 });
    const p = point.p as readonly number[];
    expect(p).toHaveLength(6);
    expect(p.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12);
    expect(Math.min(...p)).toBeGreaterThan(0);
    expect(point.θ).toBeGreaterThanOrEqual(0.96);
    expect(point.θ).toBeLessThanOrEqual(0.99);
  }
});
