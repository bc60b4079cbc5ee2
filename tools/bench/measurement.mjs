/**
 * One line of output. Missing numbers are `null`, never left out: every line has the same keys.
 *
 * @typedef {object} Measurement
 * @property {string} peer which engine
 * @property {string} version of the engine
 * @property {string} runtime Node, or the browser whose page it ran in, or Python
 * @property {string} workload
 * @property {number} threads
 * @property {number | null} samples_per_s
 * @property {number | null} ms_per_step
 * @property {number | null} final_nll nats per observation after the workload's check steps
 * @property {number | null} gflops in matrix products and convolutions
 * @property {number | null} share_of_peak `gflops` divided by the run's measured peak of SIMD128 multiply and add on one core
 * @property {number | null} times_jax_js how many times as fast as jax-js in the same runtime with as many threads
 * @property {number | null} times_one_worker how many times as fast as itself with one worker
 * @property {string} notes
 */

/** @param {Partial<Measurement>} values @returns {Measurement} */
export function measurement(values) {
  return {
    peer: "",
    version: "",
    runtime: `node ${process.versions.node}`,
    workload: "",
    threads: 1,
    samples_per_s: null,
    ms_per_step: null,
    final_nll: null,
    gflops: null,
    share_of_peak: null,
    times_jax_js: null,
    times_one_worker: null,
    notes: "",
    ...values,
  };
}

/** To so many significant digits. @param {number} value @param {number} [digits] */
export const rounded = (value, digits = 4) => Number(value.toPrecision(digits));
