// npm run -s bench -- [W1 W2 W5] [--json] [--peers jax-js,tfjs,torch] [--seconds 3]
//
// One measurement a line: ours, then the peers', on the same rows, start and batches. W5, log densities, always has its
// JavaScript peers. Run it on a quiet machine.
import { existsSync } from "node:fs";
import { benchOptions } from "./options.mjs";
import { peakMeasurement, simdPeak } from "./peak.mjs";
import { measureLogDensities, measurePeers } from "./peers.mjs";
import { workloads } from "./workloads.mjs";

if (!existsSync(new URL("../../packages/engine/dist/index.js", import.meta.url))) {
  console.error(
    "The benchmark measures the built packages, and they are not built yet: start it by `npm run -s bench`, which builds them.",
  );
  process.exit(1);
}

const { names, json, peers, seconds } = readOptions();

function readOptions() {
  try {
    return benchOptions(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

/** @param {import("./measurement.mjs").Measurement} row */
function print(row) {
  if (json) return console.log(JSON.stringify(row));
  const steps = row.ms_per_step === null ? "" : `${Math.round(1000 / row.ms_per_step)} steps/s`;
  // A step of W5 is one pass over its million values.
  const rate = row.workload.startsWith("W5") ? `${((row.samples_per_s ?? 0) / 1e6).toFixed(1)} M/s` : steps;
  const nll = row.final_nll === null ? "" : `nll ${row.final_nll}`;
  console.log(
    [
      row.peer.padEnd(15),
      row.version.padEnd(9),
      row.workload.padEnd(19),
      rate.padStart(15),
      nll.padEnd(15),
      row.notes,
    ].join("  "),
  );
}

if (names.some((name) => name in workloads)) {
  const { measureLoglik } = await import("./loglik.mjs");
  const peak = await simdPeak();
  print(peakMeasurement(peak));
  for (const name of names.filter((each) => each in workloads)) {
    print(await measureLoglik(workloads[name], seconds, peak));
    for (const peer of peers) for (const line of measurePeers(peer, name, seconds)) print(JSON.parse(line));
  }
}
if (names.includes("W5")) for (const line of measureLogDensities(seconds)) print(JSON.parse(line));
