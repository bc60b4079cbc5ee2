import { fraction } from "../option-checks.js";
import type { Shape } from "../shape.js";
import { checkLineSearch } from "./check-line-search.js";
import type { LayerDescription } from "./description.js";
import { type LayerKind, ofKind } from "./layer-kind.js";

/** A layer that sets numbers to zero at random while it is trained, as plain data. */
export interface DropoutLayer {
  readonly type: "dropout";
  readonly rate: number;
}

/**
 * Sets each number to zero with probability `rate` and divides the others by 1 − rate, so that the mean stays; in training
 * only: a trained model predicts without. Plain data.
 *
 * Which numbers fall out depends on (seed, step, layer, row, place) and on nothing else: the same in every engine, for any
 * number of workers, and after a resume.
 *
 * @param rate in [0, 1)
 * @throws LoglikError `option-not-a-fraction`
 * @see Srivastava et al. (2014)
 * @example dropout(0.5)  // { type: "dropout", rate: 0.5 }
 */
export function dropout(rate: number): DropoutLayer {
  return ofKind(dropoutKind, { type: "dropout", rate: fraction("dropout", "rate", rate) });
}

export const dropoutKind: LayerKind<DropoutLayer> = {
  remake: ({ rate }) => dropout(rate),
  describe: describeDropout,
  summary: ({ rate }) => `dropout ${rate}`,
  checkTraining: (_layer, _input, training) => checkLineSearch("dropout", training),
};

export function describeDropout(_layer: DropoutLayer, input: Shape): LayerDescription {
  return { output: input, parameters: [] };
}
