import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { draws } from "../bench/draws.mjs";
import { benchOptions } from "../bench/options.mjs";
import { simdPeak } from "../bench/peak.mjs";
import { peerNames } from "../bench/peers.mjs";
import { measureRounds } from "../bench/rounds.mjs";
import { batches, flopsPerStep, initialLayers, workloads } from "../bench/workloads.mjs";

test("the data, the start and the batches are the ones that every engine has seen", () => {
  const rows = batches(workloads.W1);
  expect(rows).toHaveLength(128);
  expect(Array.from(rows[0].x.slice(0, 2))).toMatchSnapshot();
  expect(Array.from(rows[127].y.slice(-2))).toMatchSnapshot();
  const [first] = initialLayers(workloads.W1);
  expect([...first.shape, first.weights[0], first.bias[63]]).toMatchSnapshot();
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
  // A filter is applied at each pixel, of which each pooling leaves a quarter.
  expect(flopsPerStep(workloads.W6)).toBe(2 * 64 * (2 * 784 * 9 * 16 + 3 * 196 * 9 * 16 * 32 + 3 * 1568 * 10));
});

test("the best turn of each counts, and ratios are to the peer in the same runtime with as many threads, and to one worker", async () => {
  /** @param {string} peer @param {string} runtime @param {number} threads @param {number[]} times of a step, turn by turn */
  const contestant = (peer, runtime, threads, times) => ({
    ...{ peer, runtime, threads, version: "1", notes: "", finalNll: 0.5 },
    turn: async () => ({ steps: 2, milliseconds: 2 * (times.shift() ?? Number.NaN) }),
    close: async () => undefined,
  });
  const rows = await measureRounds(
    workloads.W2,
    [
      contestant("loglik", "node", 1, [9, 2]),
      contestant("loglik", "node", 2, [1, 3]),
      contestant("jax-js", "node", 1, [6, 8]),
      contestant("loglik", "chromium", 1, [4, 5]),
      contestant("loglik", "chromium", 2, [3, 2]),
      contestant("jax-js", "chromium", 2, [8, 7]),
    ],
    { rounds: 2, seconds: 1, peak: { best: 100, measure: () => undefined } },
  );
  expect(rows.map((row) => [row.ms_per_step, row.times_jax_js, row.times_one_worker])).toEqual([
    [2, 3, null],
    [1, null, 2],
    [6, null, null],
    [4, null, null],
    [2, 3.5, 2],
    [7, null, null],
  ]);
  expect(rows[1].share_of_peak).toBeCloseTo(flopsPerStep(workloads.W2) / 1e6 / 100 / 2, 4);
});

test("the peak's module validates and runs", async () => {
  const peak = await simdPeak();
  peak.measure();
  expect(peak.best).toBeGreaterThan(0.1);
});

test("help is printed at once, with every workload and peer, and so is what is wrong with a command line", () => {
  const start = (/** @type {string[]} */ ...args) =>
    spawnSync(process.execPath, [fileURLToPath(new URL("../bench/start.mjs", import.meta.url)), ...args], {
      encoding: "utf8",
    });
  const help = start("--help");
  expect([help.status, help.stderr]).toEqual([0, ""]);
  for (const name of [...Object.keys(workloads), ...peerNames, "--fused"]) expect(help.stdout).toContain(name);
  for (const line of help.stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(120);
  const wrong = start("W1", "--hepl");
  expect([wrong.status, wrong.stdout]).toEqual([1, ""]);
  expect(wrong.stderr).toMatch(/^Unknown option '--hepl'/);
  expect(wrong.stderr).not.toMatch(/\bat .*:\d+/);
});

test("a wrong word on the command line is named", () => {
  expect(benchOptions(["W1", "--json", "--peers", "tfjs"])).toEqual({
    help: false,
    names: ["W1"],
    json: true,
    peers: ["tfjs"],
    page: false,
    fused: false,
    runtimes: ["node", "chromium"],
    workers: 1,
    seconds: 0.5,
    rounds: 10,
  });
  expect(() => benchOptions(["W9"])).toThrow(
    /no workload "W9"; expected one of W1, W2, W3, W6, GEMM, W5, W7, digits, drawings/,
  );
  expect(() => benchOptions(["--peers", "jax"])).toThrow(/no peer "jax"/);
  expect(() => benchOptions(["--runtimes", "deno"])).toThrow(/no runtime "deno"/);
  expect(() => benchOptions(["--workers", "0"])).toThrow(/--workers is 0/);
  expect(() => benchOptions(["--seconds", "no"])).toThrow(/--seconds is no/);
});
