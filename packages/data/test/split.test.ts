import type { LoglikError } from "@loglik/core";
import { expect, test } from "vitest";
import { pima } from "../src/generated/tables/pima.js";
import { parseCsv } from "../src/parse-csv.js";
import { splitAtRandom, splitRows } from "../src/split.js";
import { splitStratified } from "../src/split-stratified.js";
import { textValues } from "../src/table.js";

function errorOf(run: () => unknown): LoglikError {
  try {
    run();
  } catch (error) {
    return error as LoglikError;
  }
  throw new Error("no error was thrown");
}

test("splits by the value of a text column", () => {
  const { matching, rest } = splitRows(pima, { column: "set", value: "train" });
  expect([matching.rows, rest.rows]).toEqual([200, 332]);
  expect(rest.rowNumbers[0]).toBe(201);
});

test("compares a numeric column as numbers; a missing cell matches nothing", () => {
  const table = parseCsv("x,k\n1,2\n2,NA\n3,2\n");
  expect([...splitRows(table, { column: "k", value: "2.0" }).matching.rowNumbers]).toEqual([1, 3]);
  expect([...splitRows(table, { column: "k", value: "2" }).rest.rowNumbers]).toEqual([2]);
});

test("a value that no row has is refused, with those that occur", () => {
  const error = errorOf(() => splitRows(pima, { column: "set", value: "Train" }));
  expect(error.code).toBe("rows-none");
  expect(error.message).toBe('pima: no row has set = "Train". Values of that column: train, test. [rows-none]');
  expect(errorOf(() => splitRows(parseCsv("x\n0\n1\n"), { column: "x", value: "" })).code).toBe("rows-none");
});

test("a random split is a partition, the same for the same seed", () => {
  const first = splitAtRandom(pima, 0.25, 3);
  expect(first.matching.rows).toBe(133);
  const all = [...first.matching.rowNumbers, ...first.rest.rowNumbers].sort((a, b) => a - b);
  expect(all).toEqual([...pima.rowNumbers]);
  expect([...splitAtRandom(pima, 0.25, 3).matching.rowNumbers]).toEqual([...first.matching.rowNumbers]);
  expect([...splitAtRandom(pima, 0.25, 4).matching.rowNumbers]).not.toEqual([...first.matching.rowNumbers]);
  expect(errorOf(() => splitAtRandom(pima, 1)).code).toBe("split-fraction");
});

test("each row is as likely as any other", () => {
  const table = parseCsv("x\n0\n1\n2\n3\n4\n");
  const counts = new Array(5).fill(0);
  for (let seed = 0; seed < 2000; seed++) {
    for (const value of splitAtRandom(table, 0.4, seed).matching.rowNumbers) counts[value - 1] += 1;
  }
  // Binomial(2000, 0.4): 800 ± 22; five standard deviations either way.
  for (const count of counts) expect(Math.abs(count - 800)).toBeLessThan(110);
});

test("a stratified split gives each class its share, the same rows for the same seed", () => {
  const { matching, rest } = splitStratified(pima, "type", 0.8, 3);
  const count = (table: typeof rest, type: string) =>
    textValues(table, "type").filter((value) => value === type).length;
  // 355 without diabetes and 177 with.
  expect([count(matching, "No"), count(matching, "Yes")]).toEqual([284, 142]);
  expect([count(rest, "No"), count(rest, "Yes")]).toEqual([71, 35]);
  expect([...matching.rowNumbers, ...rest.rowNumbers].sort((a, b) => a - b)).toEqual([...pima.rowNumbers]);
  expect([...splitStratified(pima, "type", 0.8, 3).rest.rowNumbers]).toEqual([...rest.rowNumbers]);
  expect([...splitStratified(pima, "type", 0.8, 4).rest.rowNumbers]).not.toEqual([...rest.rowNumbers]);
  expect(errorOf(() => splitStratified(pima, "type", 0)).code).toBe("split-fraction");
  expect(errorOf(() => splitStratified(parseCsv("x\n0\n1\n"), "x", 0.1)).code).toBe("split-fraction");
});
