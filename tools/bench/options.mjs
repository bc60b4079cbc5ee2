import { parseArgs } from "node:util";
import { peerNames } from "./peers.mjs";
import { workloads } from "./workloads.mjs";

/** Workloads that train a network, and W5, the log densities of a million values. */
const workloadNames = [...Object.keys(workloads), "W5"];

/**
 * Reads the command line.
 *
 * @param {string[]} args
 * @returns {{ names: string[], json: boolean, peers: string[], seconds: number }}
 * @throws {Error} one sentence that says what was expected
 */
export function benchOptions(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      peers: { type: "string" },
      seconds: { type: "string", default: "3" },
    },
  });
  const names = positionals.length > 0 ? positionals : workloadNames;
  const peers = values.peers === undefined ? [] : values.peers.split(",");
  const seconds = Number(values.seconds);
  expectAll("workload", names, workloadNames);
  expectAll("peer", peers, peerNames);
  if (!(seconds > 0)) throw new Error(`--seconds is ${values.seconds}; expected a number above zero.`);
  return { names, json: values.json, peers, seconds };
}

/**
 * @param {string} what
 * @param {string[]} given
 * @param {string[]} known
 */
function expectAll(what, given, known) {
  const unknown = given.find((each) => !known.includes(each));
  if (unknown !== undefined) throw new Error(`There is no ${what} "${unknown}"; expected one of ${known.join(", ")}.`);
}
