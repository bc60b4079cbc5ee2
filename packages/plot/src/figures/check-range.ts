import { LoglikError } from "@loglik/core";
import type { Place } from "./check.js";

/** @throws LoglikError `figure-out-of-range` at the number, or the first entry, outside [low, high]. */
export function checkWithin<Numbers extends Float64Array | number>(
  numbers: Numbers,
  low: number,
  high: number,
  place: Place,
  what: string,
): Numbers {
  const found = findFirst(numbers, place, (value) => value < low || value > high);
  if (found) {
    const range =
      high === Number.POSITIVE_INFINITY ? `at least ${low}` : `between ${low} and ${Number(high.toPrecision(6))}`;
    throw new LoglikError(
      "figure-out-of-range",
      `${place.figure}: ${found.where} is ${found.value}; ${what} is ${range}.`,
      { ...place, ...found, low, high },
    );
  }
  return numbers;
}

/** @throws LoglikError `figure-log-scale` at the number, or the first entry, that has no logarithm. */
export function checkPositive(numbers: ArrayLike<number> | number, place: Place, mend: string): void {
  const found = findFirst(numbers, place, (value) => !(value > 0));
  if (found) {
    throw new LoglikError(
      "figure-log-scale",
      `${place.figure}: ${found.where} is ${found.value}; a logarithmic scale shows positive values only. ${mend}`,
      { ...place, ...found },
    );
  }
}

function findFirst(numbers: ArrayLike<number> | number, place: Place, wrong: (value: number) => boolean) {
  if (typeof numbers === "number") return wrong(numbers) ? { where: place.path, value: numbers } : undefined;
  for (let index = 0; index < numbers.length; index++) {
    if (wrong(numbers[index])) return { where: `${place.path}[${index}]`, index, value: numbers[index] };
  }
  return undefined;
}
