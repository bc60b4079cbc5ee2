/**
 * A measurement as a line of text.
 *
 * @param {import("./measurement.mjs").Measurement} row
 */
export function rowText(row) {
  const percent = (/** @type {number} */ share) => `${(100 * share).toFixed(0)} % of peak`;
  const cells = [
    row.peer.padEnd(12),
    row.version.padEnd(9),
    `${row.runtime}${row.threads > 1 ? ` × ${row.threads}` : ""}`.padEnd(17),
    row.workload.padEnd(22),
    rateText(row).padStart(16),
    (row.final_nll === null ? "" : `nll ${row.final_nll}`).padEnd(15),
    (row.share_of_peak === null ? "" : percent(row.share_of_peak)).padStart(13),
    row.times_jax_js === null ? "" : `${row.times_jax_js} × jax-js`,
    row.times_one_worker === null ? "" : `${row.times_one_worker} × one worker`,
    row.notes,
  ];
  return cells.join("  ").trimEnd();
}

/** A step of W5 is one pass over its million values. @param {import("./measurement.mjs").Measurement} row */
function rateText({ workload, samples_per_s, ms_per_step }) {
  if (workload.startsWith("W5")) return `${((samples_per_s ?? 0) / 1e6).toFixed(1)} M/s`;
  return ms_per_step === null ? "" : `${ms_per_step} ms/step`;
}
