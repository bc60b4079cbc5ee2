import { workloads } from "./workloads.mjs";

/** @typedef {import("./measurement.mjs").Measurement} Measurement */

/**
 * The page docs/reference/speed.md from one run's measurements.
 *
 * @param {readonly Measurement[]} rows
 * @param {{ machine: string, command: string, date: string }} run
 */
export function speedPage(rows, { machine, command, date }) {
  const peak = rows.find(({ workload }) => workload === "peak");
  // Of the best turn of the whole run: a row that was printed before it could not know.
  const shareOfPeak = (/** @type {Measurement} */ { gflops, threads }) =>
    gflops === null || !peak?.gflops ? null : gflops / peak.gflops / threads;
  const networks = rows.filter(({ workload, threads }) => workload in workloads && threads === 1);
  const teams = rows.filter(({ times_one_worker }) => times_one_worker !== null);
  const products = rows.filter(({ workload }) => workload.startsWith("GEMM"));
  const images = rows.filter(({ notes }) => notes.startsWith("accuracy"));
  const sections = [
    heading(machine, command, date, peak, rows),
    `## Training\n\n${table(
      ["Work", "Engine", "Runtime", "ms a step", "× jax-js", "Of the peak", "NLL"],
      networks.map((row) => [
        row.workload,
        `${row.peer} ${row.version}`,
        row.runtime,
        text(row.ms_per_step),
        text(row.times_jax_js, 3),
        percent(shareOfPeak(row)),
        text(row.final_nll, 6),
      ]),
    )}`,
    teams.length > 0 &&
      `## Two workers and more\n\nOne fit, whose steps the workers share. Ours has the same bits as with one. jax-js has threads only in pages that are isolated from other origins, as many as the machine has cores.${whereSlower(teams)}\n\n${table(
        ["Work", "Engine", "Runtime", "Workers", "ms a step", "× one worker", "× jax-js"],
        teams.map((row) => [
          row.workload,
          row.peer,
          row.runtime,
          `${row.threads}`,
          text(row.ms_per_step),
          text(row.times_one_worker, 3),
          text(row.times_jax_js, 3),
        ]),
      )}`,
    products.length > 0 &&
      `## Single products\n\n${table(
        ["Product", "ms", "GFLOP/s", "Of the peak"],
        products.map((row) => [
          row.workload.slice(5),
          text(row.ms_per_step),
          text(row.gflops, 3),
          percent(shareOfPeak(row)),
        ]),
      )}`,
    images.length > 0 &&
      `## Images\n\nSmall networks of convolutions (\`tools/bench/images.mjs\`), judged on images that they have not seen. The digits are the 1797 of \`@loglik/data\`: 80 % of each class to train on, or the first 1400 of the file, whose other rows other people wrote. The cats and dogs are drawn by \`drawCatsAndDogs\`; "pixels" is logistic regression on their greys.\n\n${table(
        ["Images", "NLL", "Accuracy"],
        images.map((row) => [
          row.workload,
          text(row.final_nll, 3),
          row.notes.replace(/^accuracy | on held-out images/g, ""),
        ]),
      )}`,
  ];
  return `${sections.filter(Boolean).join("\n\n")}\n`;
}

/**
 * @param {string} machine
 * @param {string} command
 * @param {string} date
 * @param {Measurement | undefined} peak
 * @param {readonly Measurement[]} rows
 */
function heading(machine, command, date, peak, rows) {
  const fused = rows.some(({ peer }) => peer === "loglik fused");
  const works = Object.values(workloads).map(({ name, doc }) => `- **${name}**: ${doc}`);
  return `---
title: Speed
description: Steps of training side by side with other engines, as shares of what the machine can do; and how well small networks tell images apart.
---

# Speed

Measured on ${date} by \`${command}\`, which writes this page: ${machine}. ${peak === undefined ? "" : `The peak of the run is ${peak.notes}.`}

Every engine has the same rows, start, batches and optimizer (Adam, rate 1e-3) and one thread, and reports its NLL after the same number of steps from the start: equal numbers show that all compute the same. They take turns, and the best turn of each counts, since whatever else the machine does can only add time. "× jax-js" says how many times as fast an engine is as jax-js in the same runtime with as many threads. The share of the peak counts matrix products and convolutions only.${fused ? ' "loglik fused" is ours with `fusedMultiplyAdd`: products are added unrounded, by relaxed SIMD, and the last bits depend on the machine. jax-js does so wherever it can, in Chromium here; Node has relaxed SIMD since 22.' : ""}

${works.join("\n")}`;
}

/** Which works several workers slow down, and why. @param {readonly Measurement[]} teams */
function whereSlower(teams) {
  const ours = teams.filter(({ peer }) => peer === "loglik");
  const slower = new Set(ours.flatMap((row) => ((row.times_one_worker ?? 1) < 1 ? [row.workload] : [])));
  if (slower.size === 0) return "";
  return ` On ${[...slower].join(" and ")} one worker is faster: a step is over before the others have fetched what it left.`;
}

/** @param {readonly string[]} header @param {readonly (readonly string[])[]} rows */
function table(header, rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(" | ")} |`;
  const isNumber = (/** @type {number} */ column) => rows.every((row) => /^[\d.]* ?%?$/.test(row[column]));
  return [line(header), line(header.map((_, column) => (isNumber(column) ? "---:" : "---"))), ...rows.map(line)].join(
    "\n",
  );
}

/** @param {number | null} value @param {number} [digits] */
function text(value, digits = 4) {
  return value === null ? "" : String(Number(value.toPrecision(digits)));
}

/** @param {number | null} share */
function percent(share) {
  return share === null ? "" : `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
}
