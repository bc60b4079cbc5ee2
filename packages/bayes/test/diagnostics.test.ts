import { readFileSync } from "node:fs";
import { createRng } from "@loglik/core/random";
import { expect, test } from "vitest";
import {
  bulkSampleSize,
  effectiveSampleSize,
  energyFraction,
  splitRHat,
  summariseQuantity,
  tailSampleSize,
} from "../src/index.js";

interface Case {
  readonly name: string;
  readonly chains: number[][];
  readonly rHat: number;
  readonly bulk: number;
  readonly tail: number;
  readonly mean: number;
}
const { cases } = JSON.parse(readFileSync(new URL("./reference-data/diagnostics.json", import.meta.url), "utf8")) as {
  cases: Case[];
};

test.each(cases)("R̂ and effective sample sizes as computed elsewhere: $name", (reference) => {
  const chains = reference.chains.map((chain) => Float64Array.from(chain));
  expect(splitRHat(chains)).toBeCloseTo(reference.rHat, 10);
  expect(bulkSampleSize(chains) / reference.bulk).toBeCloseTo(1, 9);
  expect(tailSampleSize(chains) / reference.tail).toBeCloseTo(1, 9);
  expect(effectiveSampleSize(chains) / reference.mean).toBeCloseTo(1, 9);
});

test("independent draws count in full, and their errors are those of independent draws", () => {
  const rng = createRng(3, "independent");
  const chains = Array.from({ length: 4 }, () => Float64Array.from({ length: 2500 }, () => rng.normal()));
  const summary = summariseQuantity("z", chains);
  expect(summary.bulkSize).toBeGreaterThan(9000);
  expect(summary.meanError).toBeCloseTo(0.01, 3);
  // sd of s² is √(2/n), of s 1/√(2n).
  expect(summary.varianceError).toBeCloseTo(Math.sqrt(2 / 1e4), 2);
  expect(summary.standardDeviationError).toBeCloseTo(1 / Math.sqrt(2e4), 3);
  expect(summary.rHat).toBeLessThan(1.005);
  expect(energyFraction(chains[0])).toBeCloseTo(2, 1);
});

test("chains that disagree in spread alone are caught by folding", () => {
  const rng = createRng(4, "spread");
  const chains = [1, 1, 1, 5].map((scale) => Float64Array.from({ length: 500 }, () => scale * rng.normal()));
  expect(splitRHat(chains)).toBeGreaterThan(1.05);
});

test("draws that never move have no R̂ and no effective size", () => {
  const chains = [new Float64Array(20).fill(3), new Float64Array(20).fill(3)];
  expect(splitRHat(chains)).toBeNaN();
  expect(effectiveSampleSize(chains)).toBeNaN();
});
