// npm run -s bench -- [W1 W2] [--json] [--peers jax-js,tfjs,torch] [--seconds 3]
//
// One measurement a line: ours, then the peers', on the same rows, start and batches. Run it on a quiet machine.
import { existsSync } from "node:fs";
import { benchOptions } from "./options.mjs";
import { peakMeasurement, simdPeak } from "./peak.mjs";
import { measurePeers } from "./peers.mjs";
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
  const rate = row.ms_per_step === null ? "" : `${Math.round(1000 / row.ms_per_step)} steps/s`;
  const nll = row.final_nll === null ? "" : `nll ${row.final_nll}`;
  console.log(
    [
      row.peer.padEnd(14),
      row.version.padEnd(9),
      row.workload.padEnd(5),
      rate.padStart(15),
      nll.padEnd(15),
      row.notes,
    ].join("  "),
  );
}

const { measureLoglik } = await import("./loglik.mjs");
const peak = await simdPeak();
print(peakMeasurement(peak));
for (const name of names) {
  print(await measureLoglik(workloads[name], seconds, peak));
  for (const peer of peers) for (const line of measurePeers(peer, name, seconds)) print(JSON.parse(line));
}
