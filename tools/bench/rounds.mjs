import { measurement, rounded } from "./measurement.mjs";
import { flopsPerStep } from "./workloads.mjs";

/**
 * One engine in one runtime, ready to take turns. Each lives where no other has been: a process or a page of its own.
 *
 * @typedef {object} Contestant
 * @property {string} peer
 * @property {string} version
 * @property {string} runtime
 * @property {number} threads
 * @property {string} notes
 * @property {number} finalNll
 * @property {(seconds: number) => Promise<import("./engine.mjs").Window>} turn
 * @property {() => Promise<void>} close
 */

/**
 * Has the contestants take turns, round after round, so that whatever else the machine does hits all of them alike. What
 * counts is the best turn of each: what else runs can only add time.
 *
 * @param {import("./workloads.mjs").Workload} workload
 * @param {readonly Contestant[]} contestants
 * @param {{ rounds: number, seconds: number, peak: import("./peak.mjs").Peak }} options
 * @returns {Promise<import("./measurement.mjs").Measurement[]>}
 */
export async function measureRounds(workload, contestants, { rounds, seconds, peak }) {
  /** Milliseconds of a step in the best turn, and steps of all turns, contestant by contestant. */
  const best = contestants.map(() => Number.POSITIVE_INFINITY);
  const steps = contestants.map(() => 0);
  for (let round = 0; round < rounds; round++) {
    peak.measure();
    for (const [index, { turn }] of contestants.entries()) {
      const done = await turn(seconds);
      best[index] = Math.min(best[index], done.milliseconds / done.steps);
      steps[index] += done.steps;
    }
  }
  return contestants.map((contestant, index) => {
    const { peer, version, runtime, threads, notes, finalNll } = contestant;
    const milliseconds = best[index];
    const gflops = flopsPerStep(workload) / milliseconds / 1e6;
    /** How many times as fast as another one in the same runtime. */
    const ratioTo = (/** @type {string} */ name, /** @type {number} */ itsThreads) => {
      const other = contestants.findIndex(
        (each) => each.peer === name && each.runtime === runtime && each.threads === itsThreads,
      );
      return other < 0 || other === index ? null : rounded(best[other] / milliseconds);
    };
    return measurement({
      ...{ peer, version, runtime, threads },
      workload: workload.name,
      samples_per_s: rounded((1000 * workload.batch) / milliseconds),
      ms_per_step: rounded(milliseconds),
      final_nll: rounded(finalNll, 8),
      gflops: rounded(gflops),
      share_of_peak: rounded(gflops / peak.best / threads),
      times_jax_js: ratioTo("jax-js", threads),
      times_one_worker: threads === 1 ? null : ratioTo(peer, 1),
      notes: [`float32; best of ${rounds} turns, ${steps[index]} steps`, notes].filter(Boolean).join("; "),
    });
  });
}
