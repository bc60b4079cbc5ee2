import { LoglikError } from "@loglik/core";
import type { Place } from "./check.js";

/** @throws LoglikError `figure-band` at the first index where `low` is above `high`. */
export function checkBand(low: Float64Array, high: Float64Array, place: Place): void {
  const index = low.findIndex((value, i) => value > high[i]);
  if (index >= 0) {
    throw new LoglikError(
      "figure-band",
      `${place.figure}: ${place.path} runs from ${low[index]} to ${high[index]} at index ${index}; ` +
        "the lower end must not be above the upper. Swap low and high.",
      { ...place, index, low: low[index], high: high[index] },
    );
  }
}
