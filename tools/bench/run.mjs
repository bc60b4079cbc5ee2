// The measurements of `npm run -s bench`, once start.mjs has built the packages; what there is to measure, and how, says the
// `usage` in options.mjs.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus } from "node:os";
import { benchOptions } from "./options.mjs";
import { peakMeasurement, simdPeak } from "./peak.mjs";
import { measureLogDensities, openPeer } from "./peers.mjs";
import { rowText } from "./row-text.mjs";
import { workloads } from "./workloads.mjs";

const options = benchOptions(process.argv.slice(2));
const { names, peers, runtimes, workers } = options;

/** @type {import("./measurement.mjs").Measurement[]} */
const rows = [];

/** @param {import("./measurement.mjs").Measurement} row */
function print(row) {
  rows.push(row);
  console.log(options.json ? JSON.stringify(row) : rowText(row));
}

const manifest = createRequire(import.meta.url).resolve("@loglik/engine/package.json");
const { version } = JSON.parse(readFileSync(manifest, "utf8"));

const networks = names.filter((name) => name in workloads);
if (networks.length > 0 || names.includes("GEMM")) {
  const peak = await simdPeak();
  if (names.includes("GEMM")) {
    const { measureGemm } = await import("./gemm.mjs");
    for (const row of await measureGemm(version, { ...options, peak })) print(row);
  }
  if (networks.length > 0) await measureNetworks(peak);
  print(peakMeasurement(peak.best));
}
if (names.includes("W7")) {
  const { measureColdStarts } = await import("./cold-start.mjs");
  for (const row of await measureColdStarts(version, options)) print(row);
}
if (names.includes("W5")) for (const line of measureLogDensities(3)) print(JSON.parse(line));
if (names.includes("digits") || names.includes("drawings")) {
  const { imageRows, measureImages } = await import("./image-rows.mjs");
  for (const [name, fits] of Object.entries(imageRows)) {
    if (!names.includes(name)) continue;
    for (const [workload, fit] of Object.entries(fits)) print(await measureImages(version, workload, fit));
  }
}
if (options.page) {
  const { speedPage } = await import("./speed-page.mjs");
  const run = {
    machine: `${cpus()[0].model}, ${cpus().length} cores, ${process.platform} ${process.arch}, Node ${process.versions.node}`,
    command: `npm run -s bench -- ${process.argv.slice(2).join(" ")}`,
    date: new Date().toISOString().slice(0, 10),
  };
  writeFileSync(new URL("../../docs/reference/speed.md", import.meta.url), speedPage(rows, run));
}

/** @param {import("./peak.mjs").Peak} peak */
async function measureNetworks(peak) {
  const { measureRounds } = await import("./rounds.mjs");
  const { openChromium } = await import("./page.mjs");
  const chromium = runtimes.includes("chromium") ? await openChromium() : undefined;
  if (runtimes.includes("chromium") && chromium === undefined) console.error("No Chromium here: Node only.");
  for (const name of networks) {
    const contestants = await openAll(workloads[name], chromium);
    try {
      for (const row of await measureRounds(workloads[name], contestants, { ...options, peak })) print(row);
    } finally {
      for (const contestant of contestants) await contestant.close();
    }
  }
  await chromium?.close();
}

/**
 * Ours with one worker and with as many as were asked for, and the peers.
 *
 * @param {import("./workloads.mjs").Workload} workload
 * @param {Awaited<ReturnType<typeof import("./page.mjs")["openChromium"]>>} chromium
 */
async function openAll(workload, chromium) {
  const { loglikRunner } = await import("./loglik.mjs");
  const contestants = [];
  for (const fused of options.fused ? [false, true] : [false]) {
    for (const threads of workers === 1 ? [1] : [1, workers]) {
      const identity = { peer: fused ? "loglik fused" : "loglik", version, threads };
      const runner = runtimes.includes("node") ? await loglikRunner(workload, threads, fused) : undefined;
      // Node 20 cannot fuse, and has been measured without.
      if (runner !== undefined && runner.fused === fused) {
        const place = { runtime: `node ${process.versions.node}`, notes: "", close: async () => undefined };
        contestants.push({ ...identity, ...place, ...runner });
      }
      if (chromium !== undefined) contestants.push(await chromium.loglik(identity, workload.name, fused));
    }
  }
  for (const peer of peers) {
    if (runtimes.includes("node") || peer === "torch") contestants.push(await openPeer(peer, workload));
    if (chromium === undefined || peer !== "jax-js") continue;
    for (const threads of workers === 1 ? [1] : [1, cpus().length]) {
      contestants.push(await chromium.jaxJs(workload.name, threads));
    }
  }
  return contestants;
}
