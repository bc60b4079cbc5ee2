import { parseArgs } from "node:util";
import { peerNames } from "./peers.mjs";
import { workloads } from "./workloads.mjs";

/** Workloads that train a network; single matrix products; W5, the log densities of a million values; W7, the first step of a process. */
const workloadNames = [...Object.keys(workloads), "GEMM", "W5", "W7"];
/** Accuracy on images, where it is asked for. */
const imageNames = ["digits", "drawings"];
const runtimeNames = ["node", "chromium"];

/** What `npm run -s bench -- --help` prints. */
export const usage = `npm run -s bench -- [WORKLOAD …] [options]

Measures the built packages, one line a measurement, ours and then the peers', on the same rows, start and batches. All
take turns, so that what else the machine does hits them alike; run it on a quiet machine all the same.

${Object.values(workloads)
  .map(({ name, doc }) => `  ${name.padEnd(9)} ${doc}`)
  .join("\n")}
  GEMM      single matrix products, plain and transposed
  W5        log densities of a million values, always beside JavaScript peers
  W7        the first step of a cold process, in Node
  digits, drawings   how well small networks tell images apart; only where asked for

  --peers A,B      of ${peerNames.join(", ")}: installed when first asked for
  --runtimes A,B   of ${runtimeNames.join(", ")}; both unless told, Chromium where there is one
  --workers N      measures N workers beside one (1)
  --seconds S      length of a turn (0.5)
  --rounds N       turns of each, of which the best counts (10)
  --fused          ours with fusedMultiplyAdd, too, where it is to be had
  --json           a line of JSON a measurement
  --page           writes docs/reference/speed.md from this run`;

/**
 * Reads the command line.
 *
 * @param {string[]} args
 * @returns {{ help: boolean, names: string[], json: boolean, fused: boolean, peers: string[], runtimes: string[], workers: number, seconds: number, rounds: number, page: boolean }}
 * @throws {Error} one sentence that says what was expected
 */
export function benchOptions(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: "boolean", short: "h", default: false },
      json: { type: "boolean", default: false },
      page: { type: "boolean", default: false },
      fused: { type: "boolean", default: false },
      peers: { type: "string" },
      runtimes: { type: "string", default: runtimeNames.join() },
      workers: { type: "string", default: "1" },
      seconds: { type: "string", default: "0.5" },
      rounds: { type: "string", default: "10" },
    },
  });
  const names = positionals.length > 0 ? positionals : workloadNames;
  const peers = values.peers === undefined ? [] : values.peers.split(",");
  const runtimes = values.runtimes.split(",");
  const [seconds, rounds, workers] = [values.seconds, values.rounds, values.workers].map(Number);
  expectAll("workload", names, [...workloadNames, ...imageNames]);
  expectAll("peer", peers, peerNames);
  expectAll("runtime", runtimes, runtimeNames);
  if (!(seconds > 0)) throw new Error(`--seconds is ${values.seconds}; expected a number above zero.`);
  if (!(Number.isInteger(rounds) && rounds > 0)) throw new Error(`--rounds is ${values.rounds}; expected 1, 2, …`);
  if (!(Number.isInteger(workers) && workers > 0)) throw new Error(`--workers is ${values.workers}; expected 1, 2, …`);
  const { help, json, page, fused } = values;
  return { help, names, json, page, fused, peers, runtimes, workers, seconds, rounds };
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
