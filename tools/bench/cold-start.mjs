import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { measurement, rounded } from "./measurement.mjs";
import { installPeers, javaScriptPeer, peersFolder, peerVersion } from "./peers.mjs";

const folder = fileURLToPath(new URL("./cold", import.meta.url));

/**
 * Measures W7: from the start of a process to the end of its first step on W2's network, in Node. Ours, an empty program and the
 * JavaScript peers take turns; the median of each counts, and the first turn, which warms the disk's cache, does not.
 *
 * @param {string} version of ours
 * @param {{ peers: readonly string[], rounds: number }} options
 */
export async function measureColdStarts(version, { peers, rounds }) {
  const contestants = [
    { peer: "empty program", version: "", args: ["empty.mjs"], cwd: folder, times: times() },
    { peer: "loglik", version, args: ["loglik.mjs"], cwd: folder, times: times() },
    ...peers.flatMap((peer) => {
      const found = javaScriptPeer(peer);
      if (found === undefined) return [];
      installPeers();
      const args = ["cold.mjs", found.engine, found.backend];
      return { peer: found.name, version: peerVersion(found.packageName), args, cwd: peersFolder, times: times() };
    }),
  ];
  for (let round = 0; round <= rounds; round++) {
    for (const { args, cwd, times } of contestants) {
      const milliseconds = await firstStep(args, cwd);
      if (round > 0) times.push(milliseconds);
    }
  }
  return contestants.map(({ peer, version, times }) =>
    measurement({
      peer,
      version,
      workload: "W7",
      ms_per_step: rounded(median(times)),
      notes: `process start to the first step; median of ${rounds}, fastest ${rounded(Math.min(...times))}`,
    }),
  );
}

/** @returns {number[]} */
function times() {
  return [];
}

/**
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<number>} milliseconds
 */
async function firstStep(args, cwd) {
  const start = performance.timeOrigin + performance.now();
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd });
  const line = stdout.split("\n").find((text) => text.startsWith("{"));
  if (line === undefined) throw new Error(`${args.join(" ")} ended without a first step: ${stdout}`);
  return JSON.parse(line).firstStep - start;
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle) - 1]) / 2;
}
