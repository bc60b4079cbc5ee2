import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { batches, initialLayers, workloads } from "./workloads.mjs";

const folder = fileURLToPath(new URL("./peers", import.meta.url));

/** The rows that each name after `--peers` stands for: the command's words before the workload and the seconds. */
const commands = {
  "jax-js": [["node", "jax-js.mjs"]],
  tfjs: [
    ["node", "tfjs.mjs", "wasm"],
    ["node", "tfjs.mjs", "cpu"],
  ],
  torch: [["python", "torch_peer.py"]],
};

/** What `--peers` accepts. */
export const peerNames = Object.keys(commands);

/**
 * Measures one peer on one workload, each backend in a process of its own: no engine runs in a heap that another has used.
 *
 * @param {string} peer one of `peerNames`
 * @param {string} workload
 * @param {number} seconds of the timed window
 * @returns {string[]} lines of JSON
 */
export function measurePeers(peer, workload, seconds) {
  const chosen = commands[/** @type {keyof typeof commands} */ (peer)];
  const measureAll = (/** @type {string[]} */ ...more) =>
    chosen.flatMap((words) => measure([...words, ...more, workload, String(seconds)]));
  if (peer === "torch") return withDataFiles(workload, measureAll);
  install();
  return measureAll();
}

/**
 * Measures W5, log densities of a million values: ours, the bare loop and the JavaScript libraries of distributions in turns,
 * in one process.
 *
 * @param {number} seconds of the timed window of each family
 * @returns {string[]} lines of JSON
 */
export function measureLogDensities(seconds) {
  install();
  return measure(["node", "log-densities.mjs", String(seconds)]);
}

/** Installs the JavaScript peers that are missing. Their folder is no part of the workspace, and its node_modules not of git. */
function install() {
  const { dependencies } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (Object.keys(dependencies).every((name) => existsSync(join(folder, "node_modules", name)))) return;
  process.stderr.write("Installing the peers …\n");
  const npm = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (npm.status !== 0) throw new Error(`npm install failed in ${folder}: the peers cannot be measured.`);
}

/** @param {string[]} words @returns {string[]} */
function measure([name, ...args]) {
  const command = name === "python" ? pythonWithTorch() : name;
  const run = spawnSync(command, args, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 24 });
  const lines = (run.stdout ?? "").split("\n").filter((line) => line.startsWith("{"));
  if (run.status === 0 && lines.length > 0) return lines;
  const reason = run.error?.message ?? String(run.stderr).trim().split("\n").at(-1);
  throw new Error(`${[command, ...args].join(" ")} failed: ${reason}`);
}

/** A distribution's torch belongs to its own Python, which need not be the first on PATH. */
function pythonWithTorch() {
  const found = ["python3", "/usr/bin/python3"].find((each) => spawnSync(each, ["-c", "import torch"]).status === 0);
  if (found === undefined)
    throw new Error("No python3 here has torch: install it (Debian: python3-torch) or leave torch out of --peers.");
  return found;
}

/**
 * Python reads the same numbers from raw files: the layers' parameters in order, the inputs, the targets.
 *
 * @template T
 * @param {string} name of the workload
 * @param {(folder: string) => T} use
 * @returns {T}
 */
function withDataFiles(name, use) {
  const data = mkdtempSync(join(tmpdir(), "loglik-bench-"));
  try {
    const workload = workloads[name];
    const { doc, data: _, ...plain } = workload;
    const concatenated = (/** @type {Float32Array[]} */ parts) =>
      Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)));
    const rows = batches(workload);
    writeFileSync(join(data, "workload.json"), JSON.stringify(plain));
    writeFileSync(
      join(data, "parameters.f32"),
      concatenated(initialLayers(workload).flatMap(({ weights, bias }) => [weights, bias])),
    );
    writeFileSync(join(data, "x.f32"), concatenated(rows.map(({ x }) => x)));
    writeFileSync(join(data, "y.f32"), concatenated(rows.map(({ y }) => y)));
    return use(data);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
