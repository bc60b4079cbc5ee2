import { trainDigits, trainDrawings } from "./images.mjs";
import { measurement, rounded } from "./measurement.mjs";

const seeds = [1, 2, 3, 4, 5];

/** What `digits` and `drawings` on the command line stand for: rows by name, each a fit with a seed. */
export const imageRows = {
  digits: {
    "digits, stratified": (/** @type {number} */ seed) => trainDigits("stratified", seed),
    "digits, file order": (/** @type {number} */ seed) => trainDigits("file order", seed),
  },
  drawings: {
    "cats and dogs": (/** @type {number} */ seed) => trainDrawings("convolutions", seed),
    "cats and dogs, pixels": (/** @type {number} */ seed) => trainDrawings("none", seed),
  },
};

/**
 * Accuracy and NLL on images that were held out, as means over five seeds.
 *
 * @param {string} version
 * @param {string} workload
 * @param {(seed: number) => Promise<import("./images.mjs").Score>} fit
 */
export async function measureImages(version, workload, fit) {
  const scores = [];
  for (const seed of seeds) scores.push(await fit(seed));
  const mean = (/** @type {number[]} */ values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const accuracies = scores.map(({ accuracy }) => accuracy);
  const percent = (/** @type {number} */ share) => `${(100 * share).toFixed(2)} %`;
  const range = `${percent(Math.min(...accuracies))} to ${percent(Math.max(...accuracies))}`;
  return measurement({
    peer: "loglik",
    version,
    workload,
    final_nll: rounded(mean(scores.map(({ nll }) => nll))),
    notes: `accuracy ${percent(mean(accuracies))} on held-out images, mean of ${seeds.length} seeds (${range})`,
  });
}
