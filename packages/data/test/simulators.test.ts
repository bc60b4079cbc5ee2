import type { LoglikError } from "@loglik/core";
import { expect, test } from "vitest";
import { drawCatsAndDogs } from "../src/simulators/cats-and-dogs.js";
import { simulateLinear } from "../src/simulators/linear.js";
import { simulateLogistic } from "../src/simulators/logistic.js";

test("simulateLinear has the moments of its truth", () => {
  const { x, y, rows } = simulateLinear({ rows: 20_000, weights: [2, -1], intercept: 3, scale: 0.5, seed: 11 });
  let mean = 0;
  let withFirst = 0;
  let residual = 0;
  for (let row = 0; row < rows; row++) {
    mean += y[row] / rows;
    withFirst += (x[2 * row] * (y[row] - 3)) / rows;
    residual += (y[row] - 3 - 2 * x[2 * row] + x[2 * row + 1]) ** 2 / rows;
  }
  // Standard errors at n = 20000: √5.25/n = 0.016; √(2² + 5.25)/n = 0.022; 0.25·√(2/n) = 0.0025. Five of each.
  expect(Math.abs(mean - 3)).toBeLessThan(0.08);
  expect(Math.abs(withFirst - 2)).toBeLessThan(0.11);
  expect(Math.abs(residual - 0.25)).toBeLessThan(0.0125);
});

test("simulateLogistic draws ones as often as its truth says", () => {
  const { y, rows } = simulateLogistic({ rows: 20_000, weights: [], intercept: Math.log(3), seed: 5 });
  const ones = y.reduce((sum, value) => sum + value, 0);
  expect(Math.abs(ones / rows - 0.75)).toBeLessThan((5 * Math.sqrt(0.1875)) / Math.sqrt(rows));
});

test("the same seed gives the same sample, another seed another", () => {
  const sample = (seed: number) => [...simulateLogistic({ rows: 50, weights: [1], intercept: 0, seed }).x];
  expect(sample(1)).toEqual(sample(1));
  expect(sample(1)).not.toEqual(sample(2));
});

test("a drawing depends on the seed and its row, and shows either animal as often", () => {
  const { x, y, rows, shape } = drawCatsAndDogs({ rows: 1000, seed: 3 });
  const few = drawCatsAndDogs({ rows: 10, seed: 3 });
  expect(few.x).toEqual(x.subarray(0, 10 * 576));
  expect(drawCatsAndDogs({ rows: 10, seed: 4 }).x).not.toEqual(few.x);
  expect([shape, x.length]).toEqual([[24, 24, 1], rows * 576]);
  expect(x.every((grey) => grey >= 0 && grey <= 1)).toBe(true);
  // Five standard errors of a fair coin.
  expect(Math.abs(y.reduce((sum, dog) => sum + dog, 0) / rows - 0.5)).toBeLessThan((5 * 0.5) / Math.sqrt(rows));
});

test("no pixel of a drawing says what it is", () => {
  const { x, y, rows } = drawCatsAndDogs({ rows: 1000, seed: 5 });
  for (let pixel = 0; pixel < 576; pixel++) {
    // The best cut of one pixel's greys: the largest difference of the two classes' distribution functions.
    const order = Array.from({ length: rows }, (_, row) => row).sort((a, b) => x[a * 576 + pixel] - x[b * 576 + pixel]);
    let balance = 0;
    let largest = 0;
    for (const row of order) {
      balance += y[row] === 1 ? 1 : -1;
      largest = Math.max(largest, Math.abs(balance));
    }
    expect(0.5 + largest / rows, `pixel ${pixel}`).toBeLessThan(0.75);
  }
});

test("impossible truths are refused", () => {
  const refuse = (run: () => unknown) => {
    try {
      run();
    } catch (error) {
      return (error as LoglikError).code;
    }
    return "nothing";
  };
  expect(refuse(() => simulateLinear({ rows: 5, weights: [1], intercept: 0, scale: 0 }))).toBe("simulation");
  expect(refuse(() => simulateLinear({ rows: 0, weights: [1], intercept: 0, scale: 1 }))).toBe("simulation");
  expect(refuse(() => drawCatsAndDogs({ rows: 0.5 }))).toBe("simulation");
  expect(refuse(() => simulateLogistic({ rows: 5, weights: [Number.NaN], intercept: 0 }))).toBe("simulation");
  const untyped = { rows: 5, weights: [1] } as unknown as Parameters<typeof simulateLogistic>[0];
  expect(refuse(() => simulateLogistic(untyped))).toBe("simulation");
});
