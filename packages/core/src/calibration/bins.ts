import { LoglikError } from "../error.js";

/** How predictions in [0, 1] are put into bins. */
export interface Binning {
  /** How many; default 15. */
  readonly bins?: number;
  /**
   * `equal-width`: bin b of B covers ((b − 1)/B, b/B], and the first has 0 as well. `equal-mass`: the sorted predictions in B parts as
   * equal as can be, the first ones larger by one row where B does not divide. Default `equal-width`.
   */
  readonly by?: "equal-width" | "equal-mass";
}

/** Which bin each prediction fell into, and where the bins end. */
export interface BinAssignment {
  /** One bin index a prediction. */
  readonly bin: Int32Array;
  /** B + 1 bounds from 0 to 1. Between bins of equal mass: half-way between the neighbours. */
  readonly bounds: Float64Array;
}

/**
 * Puts predictions in [0, 1] into bins.
 *
 * @param where what was called
 * @throws LoglikError `option-invalid`
 * @example Array.from(assignBins("reliabilityTable", [0.1, 0.5, 0.51], { bins: 2 }).bin)  // [0, 0, 1]
 */
export function assignBins(where: string, predictions: ArrayLike<number>, binning: Binning = {}): BinAssignment {
  const { bins = 15, by = "equal-width" } = binning;
  if (!(Number.isInteger(bins) && bins >= 1)) {
    throw new LoglikError("option-invalid", `${where}: bins is ${bins}; expected a whole number of at least 1.`, {
      bins,
    });
  }
  if (by === "equal-width") return equalWidth(predictions, bins);
  if (by === "equal-mass") return equalMass(predictions, bins);
  throw new LoglikError(
    "option-invalid",
    `${where}: by is ${JSON.stringify(by)}; expected "equal-width" or "equal-mass".`,
    { by },
  );
}

function equalWidth(predictions: ArrayLike<number>, bins: number): BinAssignment {
  const bounds = Float64Array.from({ length: bins + 1 }, (_, b) => b / bins);
  const bin = Int32Array.from(predictions, (value) => {
    // value · bins, rounded, may land on the wrong side of a whole number; the bounds as they are shown decide.
    const guess = Math.min(Math.max(Math.ceil(value * bins) - 1, 0), bins - 1);
    if (guess > 0 && value <= bounds[guess]) return guess - 1;
    return guess < bins - 1 && value > bounds[guess + 1] ? guess + 1 : guess;
  });
  return { bin, bounds };
}

function equalMass(predictions: ArrayLike<number>, bins: number): BinAssignment {
  const rows = predictions.length;
  const order = Array.from({ length: rows }, (_, row) => row).sort((a, b) => predictions[a] - predictions[b] || a - b);
  const size = Math.floor(rows / bins);
  const larger = rows % bins;
  const bin = new Int32Array(rows);
  const bounds = new Float64Array(bins + 1).fill(1);
  bounds[0] = 0;
  let position = 0;
  for (let b = 0; b < bins; b++) {
    const end = position + size + (b < larger ? 1 : 0);
    for (; position < end; position++) bin[order[position]] = b;
    if (end < rows && end > 0) bounds[b + 1] = 0.5 * (predictions[order[end - 1]] + predictions[order[end]]);
  }
  return { bin, bounds };
}
