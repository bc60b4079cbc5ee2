import { LoglikError } from "@loglik/core";
import type { Finding } from "../events.js";

/**
 * A start for the output bias that descent can leave again.
 *
 * The best constant model may lie at infinity: a class that no row has, a target that never varies. There the start is ±log 2n,
 * the log odds of having seen half an observation in n of the other outcome, and a warning says so: one, however many
 * outputs there are, for of ten thousand classes most may be unseen.
 *
 * @throws LoglikError `head-invalid` if the head's start is no number at all
 */
export function finiteStart(
  eta: Float64Array,
  rows: number,
  outputNames: readonly string[],
): { readonly eta: Float64Array; readonly warnings: readonly Finding[] } {
  let found: Record<string, unknown> | undefined;
  let outputs = 0;
  const finite = eta.map((value, index) => {
    if (Number.isFinite(value)) return value;
    if (Number.isNaN(value)) {
      throw new LoglikError("head-invalid", `train: head.initial gave NaN for its output "${outputNames[index]}".`);
    }
    const start = Math.sign(value) * Math.log(2 * rows);
    outputs += 1;
    found ??= { output: outputNames[index], value, start };
    return start;
  });
  return { eta: finite, warnings: found ? [{ code: "start-at-infinity", detail: { ...found, outputs } }] : [] };
}
