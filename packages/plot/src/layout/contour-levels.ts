import type { LikelihoodQuantity } from "../figures/figure.js";
import { formatNumber } from "./format-number.js";
import { finiteExtent } from "./ticks.js";

/** A value of the quantity at which a line is drawn, and what is written on it. */
export interface ContourLevel {
  readonly value: number;
  readonly label: string;
}

/** The lines and the steps of shade of a heat map. */
export interface ContourLevels {
  readonly lines: readonly ContourLevel[];
  /** Increasing; each step of shade covers the region above its value. */
  readonly bands: readonly number[];
  /** What the numbers on the lines mean. */
  readonly note: string;
}

const bandCount = 20;

/**
 * Levels that a reader can name: shares of the maximum for a likelihood, nats from the optimum for its logarithm. `best`
 * is the quantity at the optimum.
 */
export function contourLevels(
  quantity: LikelihoodQuantity,
  values: Float64Array,
  best: number | undefined,
  chosen: Float64Array | undefined,
): ContourLevels {
  const [low, high] = finiteExtent(values) ?? [0, 1];
  const levels =
    quantity === "likelihood"
      ? shares(best ?? high)
      : nats(quantity, best ?? (quantity === "log-likelihood" ? high : low), low, high);
  if (!chosen) return levels;
  return { ...levels, lines: Array.from(chosen, (value) => ({ value, label: formatNumber(value) })), note: "" };
}

function shares(best: number): ContourLevels {
  const lines = [0.1, 0.3, 0.5, 0.7, 0.9].map((share) => ({ value: share * best, label: `${100 * share} %` }));
  const bands = Array.from({ length: bandCount - 1 }, (_, k) => ((k + 1) / bandCount) * best);
  return { lines, bands, note: "lines: share of the maximum" };
}

/**
 * Distances from the optimum double from line to line, and those of the steps of shade grow geometrically too: a logarithm
 * falls without bound, and even steps would leave the hill's top a single colour.
 */
function nats(
  quantity: Exclude<LikelihoodQuantity, "likelihood">,
  best: number,
  low: number,
  high: number,
): ContourLevels {
  const direction = quantity === "log-likelihood" ? -1 : 1;
  const span = direction < 0 ? best - low : high - best;
  const distances: number[] = [];
  for (let distance = 2 ** Math.max(0, Math.ceil(Math.log2(span)) - 6); distance < span; distance *= 2) {
    distances.push(distance);
  }
  const sign = direction < 0 ? "−" : "+";
  const lines = distances.map((distance) => ({ value: best + direction * distance, label: `${sign}${distance}` }));
  const bands = Array.from(
    { length: bandCount - 1 },
    (_, k) => best + direction * span * 500 ** ((k + 1) / bandCount - 1),
  );
  const note = direction < 0 ? "lines: nats below the maximum" : "lines: nats above the minimum";
  return { lines: sorted(lines), bands: bands.sort((a, b) => a - b), note };
}

function sorted(lines: ContourLevel[]): ContourLevel[] {
  return lines.sort((a, b) => a.value - b.value);
}
