import { LoglikError } from "../error.js";
import type { Interval } from "../family.js";
import { contains, describeInterval } from "../interval.js";

/** What the check reads of a head. */
export interface TargetRules {
  readonly name: string;
  readonly targets: readonly { readonly name: string; readonly domain: Interval }[];
  readonly targetShape?: "simplex";
}

/**
 * Checks that `y` holds whole rows of targets, each finite and in its domain, and returns the number of rows.
 *
 * @param where what was called, e.g. "train"
 * @throws LoglikError `sample-empty`, `targets-length`, `target-not-finite`, `target-outside-support`,
 *   `target-not-on-simplex`
 * @example checkTargets("train", bernoulliHead(), [0, 1, 1])  // 3
 */
export function checkTargets(where: string, head: TargetRules, y: ArrayLike<number>): number {
  const width = head.targets.length;
  const rows = y.length / width;
  if (!(y.length > 0)) {
    throw new LoglikError("sample-empty", `${where}: y is empty; a fit needs at least one row. Pass some data.`);
  }
  if (!Number.isInteger(rows)) {
    throw new LoglikError(
      "targets-length",
      `${where}: y has ${y.length} numbers, but ${head.name} takes ${width} a row. Pass rows × ${width} numbers.`,
      { length: y.length, width },
    );
  }
  for (let i = 0; i < y.length; i++) {
    const target = head.targets[i % width];
    if (Number.isFinite(y[i]) && contains(target.domain, y[i])) continue;
    const place = width === 1 ? `y[${i}]` : `row ${Math.floor(i / width)} of y, "${target.name}",`;
    if (!Number.isFinite(y[i])) {
      throw new LoglikError(
        "target-not-finite",
        `${where}: ${place} is ${y[i]}; every target must be a finite number. Drop or impute missing rows first.`,
        { index: i, value: y[i] },
      );
    }
    throw new LoglikError(
      "target-outside-support",
      `${where}: ${place} is ${y[i]}; ${head.name} takes ${describeInterval(target.domain)}. ` +
        "Recode the targets or choose a head with their support.",
      { index: i, value: y[i], domain: target.domain },
    );
  }
  if (head.targetShape === "simplex") checkSums(where, y, rows, width);
  return rows;
}

/** Labels rounded to float32 sum to one within about 1e-6. */
function checkSums(where: string, y: ArrayLike<number>, rows: number, width: number): void {
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let k = 0; k < width; k++) sum += y[row * width + k];
    if (Math.abs(sum - 1) > 1e-5) {
      throw new LoglikError(
        "target-not-on-simplex",
        `${where}: row ${row} of y sums to ${sum}; the ${width} targets of a row are probabilities and must sum to 1. ` +
          'Divide each row by its sum, or use target: "index" for class numbers.',
        { row, sum },
      );
    }
  }
}

/**
 * Refuses options of a head under names that it does not have: a misspelt one would be ignored, and another model trained.
 * It stands in this file because every head loads it: a page would have to fetch one of its own.
 *
 * @param where what was called, e.g. "normalHead"
 * @throws LoglikError `head-option-invalid`
 * @example knownOptions("normalHead", { scale: 2 }, ["scale", "scaleLink"])  // undefined
 */
export function knownOptions(where: string, options: object, names: readonly string[]): void {
  const stranger = Object.keys(options).find((name) => !names.includes(name));
  if (stranger === undefined) return;
  throw new LoglikError(
    "head-option-invalid",
    `${where}: there is no option "${stranger}"; expected ${names.join(", ")}.`,
    { name: stranger },
  );
}
