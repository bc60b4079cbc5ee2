import { expect, test } from "vitest";
import { measurement } from "../bench/measurement.mjs";
import { speedPage } from "../bench/speed-page.mjs";

test("the page of speeds has a table for each kind of row that the run has", () => {
  const run = { machine: "a machine", command: "npm run -s bench", date: "2026-01-01" };
  const network = { peer: "loglik", version: "1.0.0", runtime: "node 20", workload: "W2", ms_per_step: 1.23456 };
  const rows = [
    measurement({ ...network, final_nll: 0.25439675, gflops: 37.6, times_jax_js: 2.4 }),
    measurement({ ...network, threads: 2, times_one_worker: 1.7 }),
    measurement({ workload: "peak", gflops: 47, notes: "47 GFLOP/s" }),
  ];
  const page = speedPage(rows, run);
  expect(page).toContain("| W2 | loglik 1.0.0 | node 20 | 1.235 | 2.4 | 80 % | 0.254397 |");
  expect(page).toContain("| W2 | loglik | node 20 | 2 | 1.235 | 1.7 |  |");
  expect(page).toContain("The peak of the run is 47 GFLOP/s.");
  expect(page).not.toContain("one worker is faster");
  const slowed = speedPage(
    [...rows, measurement({ ...network, workload: "W1", threads: 2, times_one_worker: 0.5 })],
    run,
  );
  expect(slowed).toContain("On W1 one worker is faster");
  expect(page).not.toContain("## Single products");
  expect(page).not.toContain("undefined");
});
