import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type FitReport, fitTable } from "../src/index.js";
import { run } from "./capture.js";

const folder = mkdtempSync(join(tmpdir(), "loglik-units-"));
afterAll(() => rmSync(folder, { recursive: true }));

const x = [1, 2, 3, 4, 5, 6, 7, 8];
const y = [2.1, 3.9, 6.2, 7.8, 10.3, 11.7, 14.2, 15.9];

async function fit(ofX: (value: number) => string | number, ofY: (value: number) => string | number, more = {}) {
  const path = join(folder, "t.csv");
  writeFileSync(path, `x,y\n${x.map((value, row) => `${ofX(value)},${ofY(y[row])}`).join("\n")}\n`);
  return (await fitTable({ table: path, target: "y", likelihood: "normal", ...more })).report;
}

const same = (value: number) => value;
const [intercept, slope] = [0, 1];
const pick = ({ coefficients = [] }: FitReport, at: number) => coefficients[at];

describe("a change of units changes the numbers by the change, and no words", () => {
  test.each([200, 30, -30, -200, 280, -280])("a target of the size of 1e%i", async (exponent) => {
    const plain = await fit(same, same);
    const moved = await fit(same, (value) => `${value}e${exponent}`);
    const unit = 10 ** exponent;
    expect(moved.fit).toMatchObject({ converged: true, message: plain.fit.message });
    expect(moved.nll.fitted.nats - exponent * Math.LN10).toBeCloseTo(plain.nll.fitted.nats, 9);
    expect(moved.nll.fitted.constantModelNats - exponent * Math.LN10).toBeCloseTo(
      plain.nll.fitted.constantModelNats,
      9,
    );
    expect((moved.scale ?? 0) / unit).toBeCloseTo(plain.scale ?? 0, 9);
    for (const at of [intercept, slope]) {
      expect(pick(moved, at).estimate / unit).toBeCloseTo(pick(plain, at).estimate, 9);
      expect((pick(moved, at).standardError ?? 0) / unit).toBeCloseTo(pick(plain, at).standardError ?? 0, 9);
    }
    expect(moved.notes.length).toBe(Math.abs(exponent) > 150 ? 1 : 0);
    expect(moved.notes[0] ?? "mean squared error").toContain("mean squared error");
  });

  test.each([1e9, 1e12])("a target far from zero: %s and something", async (offset) => {
    const plain = await fit(same, same);
    const moved = await fit(same, (value) => value + offset);
    expect(moved.fit.converged).toBe(true);
    expect(moved.nll.fitted.nats).toBeCloseTo(plain.nll.fitted.nats, 3);
    expect(pick(moved, slope).standardError).toBeCloseTo(pick(plain, slope).standardError ?? 0, 4);
    expect(pick(moved, intercept).estimate - offset).toBeCloseTo(pick(plain, intercept).estimate, 3);
  });

  test.each([200, -200, 300, -300])("a predictor of the size of 1e%i", async (exponent) => {
    const plain = await fit(same, same);
    const moved = await fit((value) => `${value}e${exponent}`, same);
    expect(moved.fit).toMatchObject({ converged: true, message: plain.fit.message });
    expect(moved.nll.fitted.nats).toBeCloseTo(plain.nll.fitted.nats, 10);
    expect(pick(moved, slope).z).toBeCloseTo(pick(plain, slope).z ?? 0, 8);
  });

  test("a network", async () => {
    const small = { hidden: [3], training: { epochs: 5 } };
    const plain = await fit(same, same, small);
    const moved = await fit(same, (value) => `${value}e200`, small);
    expect(moved.nll.fitted.nats - 200 * Math.LN10).toBeCloseTo(plain.nll.fitted.nats, 5);
  });
});

test("a target at the edge of what numbers can hold is refused", async () => {
  await expect(fit(same, (value) => `${value}e-310`)).rejects.toThrow("y has standard deviation 4.5");
  await expect(fit(same, (value) => `${value}e306`)).rejects.toThrow("target-out-of-range");
});

test("an exact fit says which of its numbers are no estimates, and which predictors it did without", async () => {
  const path = join(folder, "exact.csv");
  writeFileSync(path, "a,b,y\n1,2,3\n2,4,5\n3,6,7\n4,8,9\n");
  const { notes, fit: ending } = (await fitTable({ table: path, target: "y", likelihood: "normal" })).report;
  expect(ending).toMatchObject({ converged: false, reason: "unbounded" });
  expect(notes[0]).toContain("the NLL, σ and its logarithm are where the iteration stopped");
  expect(notes[1]).toBe("Left at 0, as the predictors before can stand for it: b.");
});

test("a second predictor that repeats the first", async () => {
  const path = join(folder, "twice.csv");
  writeFileSync(path, `a,b,y\n1,2,3\n2,4,5.5\n3,6,7\n4,8,9.25\n`);
  const { out } = await run("fit", path, "--target", "y", "--likelihood", "normal");
  expect(out.replace(/\s+/g, " ")).toContain(
    "b can be computed from the predictors before it. Its coefficient is left at 0",
  );
});
