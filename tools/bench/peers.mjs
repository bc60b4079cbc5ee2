import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { batches, initialLayers } from "./workloads.mjs";

/** @typedef {import("./rounds.mjs").Contestant} Contestant */
/** @typedef {import("./workloads.mjs").Workload} Workload */

export const peersFolder = fileURLToPath(new URL("./peers", import.meta.url));

/**
 * What each name after `--peers` stands for in Node: an engine and its backend. TensorFlow.js is there by its faster backend, and by
 * the other where it is asked for: on W6 that takes ten seconds a step.
 *
 * @type {Record<string, { name: string, engine: string, backend: string, packageName: string }>}
 */
const nodePeers = {
  "jax-js": { name: "jax-js", engine: "jax-js", backend: "wasm", packageName: "@jax-js/jax" },
  tfjs: { name: "tfjs-wasm", engine: "tfjs", backend: "wasm", packageName: "@tensorflow/tfjs" },
  "tfjs-cpu": { name: "tfjs-cpu", engine: "tfjs", backend: "cpu", packageName: "@tensorflow/tfjs" },
};

/** What `--peers` accepts. */
export const peerNames = [...Object.keys(nodePeers), "torch"];

/**
 * The JavaScript engine behind a name after `--peers`; none behind torch.
 *
 * @param {string} peer one of `peerNames`
 */
export function javaScriptPeer(peer) {
  return nodePeers[peer];
}

/**
 * Starts one peer on one workload, in a process of its own.
 *
 * @param {string} peer one of `peerNames`
 * @param {Workload} workload
 * @returns {Promise<Contestant>}
 */
export async function openPeer(peer, workload) {
  if (peer === "torch") return openTorch(workload);
  installPeers();
  const { name, engine, backend, packageName } = javaScriptPeer(peer);
  const server = await openServer("node", ["serve.mjs", engine, backend, workload.name]);
  return {
    ...server,
    peer: name,
    version: peerVersion(packageName),
    runtime: `node ${process.versions.node}`,
    threads: 1,
    notes: `${backend} backend`,
  };
}

/** @param {string} packageName */
export function peerVersion(packageName) {
  return JSON.parse(readFileSync(join(peersFolder, "node_modules", packageName, "package.json"), "utf8")).version;
}

/**
 * Measures W5, log densities of a million values: ours, the bare loop and the JavaScript libraries of distributions in turns,
 * in one process.
 *
 * @param {number} seconds of the timed window of each family
 * @returns {string[]} lines of JSON
 */
export function measureLogDensities(seconds) {
  installPeers();
  const args = ["log-densities.mjs", String(seconds)];
  const run = spawnSync("node", args, { cwd: peersFolder, encoding: "utf8", maxBuffer: 1 << 24 });
  if (run.status !== 0) throw new Error(`node ${args.join(" ")} failed: ${run.stderr}`);
  return run.stdout.split("\n").filter((line) => line.startsWith("{"));
}

/** Installs the JavaScript peers that are missing. Their folder is no part of the workspace, and its node_modules not of git. */
export function installPeers() {
  const { dependencies } = JSON.parse(readFileSync(join(peersFolder, "package.json"), "utf8"));
  if (Object.keys(dependencies).every((name) => existsSync(join(peersFolder, "node_modules", name)))) return;
  process.stderr.write("Installing the peers …\n");
  const npm = spawnSync("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"], {
    cwd: peersFolder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (npm.status !== 0) throw new Error(`npm install failed in ${peersFolder}: the peers cannot be measured.`);
}

/**
 * A process that answers as peers/serve.mjs does.
 *
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<Pick<Contestant, "finalNll" | "turn" | "close">>}
 */
async function openServer(command, args) {
  const child = spawn(command, args, { cwd: peersFolder, stdio: ["pipe", "pipe", "pipe"] });
  let complaint = "";
  child.stderr.on("data", (text) => {
    complaint = `${complaint}${text}`.slice(-2000);
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  async function answer() {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`${[command, ...args].join(" ")} ended: ${complaint.trim().split("\n").at(-1)}`);
      // A library may print a greeting.
      if (value.startsWith("{")) return JSON.parse(value);
    }
  }
  const { finalNll } = await answer();
  return {
    finalNll,
    turn(seconds) {
      child.stdin.write(`${seconds}\n`);
      return answer();
    },
    async close() {
      child.stdin.end();
      await new Promise((resolve) => child.once("close", resolve));
    },
  };
}

/** @param {Workload} workload @returns {Promise<Contestant>} */
async function openTorch(workload) {
  const python = pythonWithTorch();
  const data = mkdtempSync(join(tmpdir(), "loglik-bench-"));
  writeDataFiles(workload, data);
  const server = await openServer(python, ["torch_peer.py", data]);
  return {
    ...server,
    async close() {
      await server.close();
      rmSync(data, { recursive: true, force: true });
    },
    peer: "torch",
    version: spawnSync(python, ["-c", "import torch; print(torch.__version__)"], { encoding: "utf8" }).stdout.trim(),
    runtime: "python",
    threads: 1,
    notes: "one thread",
  };
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
 * @param {Workload} workload
 * @param {string} folder
 */
function writeDataFiles(workload, folder) {
  const { doc, data, ...plain } = workload;
  const concatenated = (/** @type {Float32Array[]} */ parts) =>
    Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)));
  const rows = batches(workload);
  const parameters = initialLayers(workload).flatMap(({ weights, bias }) => [weights, bias]);
  writeFileSync(join(folder, "workload.json"), JSON.stringify(plain));
  writeFileSync(join(folder, "parameters.f32"), concatenated(parameters));
  writeFileSync(join(folder, "x.f32"), concatenated(rows.map(({ x }) => x)));
  writeFileSync(join(folder, "y.f32"), concatenated(rows.map(({ y }) => y)));
}
