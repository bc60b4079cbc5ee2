import { LoglikError, type UniformRng } from "@loglik/core";
import type { Network } from "../network.js";
import type { Parts } from "./in-parts.js";
import { type Precision, type Sample, takeSample } from "./sample.js";
import { everyRow, shuffle } from "./shuffle.js";

/**
 * Holds a fraction of the rows back for validation: the first `round(fraction · rows)` of a seeded shuffle. Both parts keep
 * the rows' own order, so that the split is a choice of rows and nothing else.
 *
 * @throws LoglikError `validation-split-empty` when either part would have no rows
 */
export function* splitSample(
  sample: Sample,
  fraction: number,
  rng: UniformRng,
  network: Network,
  precision: Precision,
): Parts<{ readonly training: Sample; readonly validation: Sample }> {
  const held = Math.round(fraction * sample.rows);
  if (held === 0 || held === sample.rows) {
    throw new LoglikError(
      "validation-split-empty",
      `train: validation ${fraction} of ${sample.rows} rows leaves ${held} to validate on and ${sample.rows - held} to train on; expected at least one of each. Pass another fraction, or validation: { x, y }.`,
      { fraction, rows: sample.rows, held },
    );
  }
  const rows = everyRow(sample.rows);
  yield* shuffle(rows, rng);
  // Marked rather than sorted: to sort a million rows in one go would hold up a page.
  const isHeld = new Uint8Array(sample.rows);
  for (let index = 0; index < held; index += 1) isHeld[rows[index]] = 1;
  const validation = new Uint32Array(held);
  const training = new Uint32Array(sample.rows - held);
  for (let row = 0, kept = 0; row < sample.rows; row += 1) {
    if (isHeld[row]) validation[row - kept] = row;
    else training[kept++] = row;
  }
  return {
    validation: yield* takeSample(sample, validation, network, precision),
    training: yield* takeSample(sample, training, network, precision),
  };
}

/**
 * Leaves out the rows of weight zero. They add nothing to any sum, but a batch made of them alone would have no mean.
 */
export function* withoutZeroWeights(sample: Sample, network: Network, precision: Precision): Parts<Sample> {
  const { weights } = sample;
  if (weights === undefined || weights.every((weight) => weight > 0)) return sample;
  const rows = everyRow(sample.rows).filter((row) => weights[row] > 0);
  return yield* takeSample(sample, rows, network, precision);
}
