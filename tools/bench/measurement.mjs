/**
 * One line of output. Missing numbers are `null`, never left out: every line has the same keys.
 *
 * @typedef {object} Measurement
 * @property {string} peer which engine
 * @property {string} version of the engine
 * @property {string} workload
 * @property {number} threads
 * @property {number | null} samples_per_s
 * @property {number | null} ms_per_step
 * @property {number | null} final_nll nats per observation after the workload's check steps, over all its rows
 * @property {string} notes
 */

/** @param {Partial<Measurement>} values @returns {Measurement} */
export function measurement(values) {
  return {
    peer: "",
    version: "",
    workload: "",
    threads: 1,
    samples_per_s: null,
    ms_per_step: null,
    final_nll: null,
    notes: "",
    ...values,
  };
}

/**
 * The numbers of a timed window.
 *
 * @param {import("./workloads.mjs").Workload} workload
 * @param {number} steps
 * @param {number} milliseconds
 */
export function speed({ batch }, steps, milliseconds) {
  return {
    samples_per_s: Number(((steps * batch * 1000) / milliseconds).toPrecision(6)),
    ms_per_step: Number((milliseconds / steps).toPrecision(6)),
  };
}
