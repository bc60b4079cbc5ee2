import { expect, test } from "vitest";
import { trainDigits, trainDrawings } from "../bench/images.mjs";

// `npm run -s bench -- digits drawings` has the means of five seeds and of more epochs: 99 % of either.

test("a small network of convolutions tells handwritten digits apart: one split, 12 epochs", async () => {
  const { accuracy, nll } = await trainDigits("stratified", 1, 12);
  expect(accuracy).toBeGreaterThan(0.98);
  expect(nll).toBeLessThan(0.1);
});

test("and drawn cats from dogs, which their pixels one by one do not: 3000 drawings, 8 epochs", async () => {
  const budget = { rows: 3000, testRows: 2000, epochs: 8 };
  expect((await trainDrawings("convolutions", 1, budget)).accuracy).toBeGreaterThan(0.98);
  expect((await trainDrawings("none", 1, budget)).accuracy).toBeLessThan(0.9);
});
