import { expect, test } from "vitest";
import { draws } from "../bench/draws.mjs";
import { benchOptions } from "../bench/options.mjs";
import { simdPeak } from "../bench/peak.mjs";
import { batches, flopsPerStep, initialLayers, workloads } from "../bench/workloads.mjs";

test("the data, the start and the batches are the ones that every engine has seen", () => {
  const rows = batches(workloads.W1);
  expect(rows).toHaveLength(128);
  expect(Array.from(rows[0].x.slice(0, 2))).toMatchSnapshot();
  expect(Array.from(rows[127].y.slice(-2))).toMatchSnapshot();
  const [first] = initialLayers(workloads.W1);
  expect([first.inputs, first.outputs, first.weights[0], first.bias[63]]).toMatchSnapshot();
});

test("W2 keeps whole batches only and its labels are classes", () => {
  const rows = batches(workloads.W2);
  expect(rows).toHaveLength(78);
  expect(rows.every(({ x, y }) => x.length === 128 * 784 && y.every((label) => label >= 0 && label < 10))).toBe(true);
});

test("the draws of W5 have the means of their families", () => {
  const means = Object.fromEntries(
    Object.entries(draws(20_000)).map(([name, values]) => [
      name,
      values.reduce((sum, y) => sum + y, 0) / values.length,
    ]),
  );
  const expected = { normal: 0.5, gamma: 2.5 / 1.5, beta: 2.5 / 6, poisson: 4.2, studentT: 0, negativeBinomial: 7.5 };
  for (const [name, mean] of Object.entries(expected)) expect(Math.abs(means[name] - mean), name).toBeLessThan(0.1);
});

test("flops are counted for forward, weights and all hidden gradients", () => {
  // 784 → 128: forward and ∂W; 128 → 10: forward, ∂W and ∂h; two flops a multiply-and-add.
  expect(flopsPerStep(workloads.W2)).toBe(2 * 128 * (2 * 784 * 128 + 3 * 128 * 10));
});

test("the peak's module validates and runs", async () => {
  expect(await simdPeak()).toBeGreaterThan(0.1);
});

test("a wrong word on the command line is named", () => {
  expect(benchOptions(["W1", "--json", "--peers", "tfjs"])).toEqual({
    names: ["W1"],
    json: true,
    peers: ["tfjs"],
    seconds: 3,
  });
  expect(() => benchOptions(["W9"])).toThrow(/no workload "W9"; expected one of W1, W2, W5/);
  expect(() => benchOptions(["--peers", "jax"])).toThrow(/no peer "jax"/);
  expect(() => benchOptions(["--seconds", "no"])).toThrow(/--seconds is no/);
});
