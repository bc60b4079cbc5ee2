import { LoglikError } from "@loglik/core";

/** Where a value came from: the figure's function and the option's path, for messages such as `likelihoodCurve: values[3] …`. */
export interface Place {
  readonly figure: string;
  readonly path: string;
}

/**
 * A copy of `input` as float64, so that a figure never changes with the caller's array.
 *
 * @throws LoglikError `figure-not-numbers` if it is no array of numbers, `figure-empty` if it holds none,
 *   `figure-not-finite` at the first NaN, or at the first infinity unless `infinite` allows it.
 */
export function checkNumbers(
  input: unknown,
  place: Place,
  options: { readonly infinite?: boolean } = {},
): Float64Array {
  const where = `${place.figure}: ${place.path}`;
  if (!isArrayLike(input)) {
    throw new LoglikError(
      "figure-not-numbers",
      `${where} is ${describeValue(input)}; expected an array of numbers. Pass a Float64Array or number[].`,
      { ...place, got: describeValue(input) },
    );
  }
  if (input.length === 0) {
    throw new LoglikError("figure-empty", `${where} is empty; expected at least one number to draw.`, { ...place });
  }
  const numbers = new Float64Array(input.length);
  for (let index = 0; index < input.length; index++) {
    const value = input[index];
    if (typeof value !== "number") {
      throw new LoglikError(
        "figure-not-numbers",
        `${where}[${index}] is ${describeValue(value)}; every entry must be a number.`,
        { ...place, index, got: describeValue(value) },
      );
    }
    if (Number.isNaN(value) || (!options.infinite && !Number.isFinite(value))) {
      throw notFinite(`${where}[${index}]`, value, options.infinite ? "a number or ±Infinity" : "finite", {
        ...place,
        index,
      });
    }
    numbers[index] = value;
  }
  return numbers;
}

/** One finite number. @throws LoglikError `figure-not-finite` otherwise. */
export function checkNumber(value: unknown, place: Place): number {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    throw notFinite(`${place.figure}: ${place.path}`, value, "a finite number", { ...place });
  }
  return value;
}

/** @throws LoglikError `figure-length-mismatch` unless the array has `expected` entries. */
export function checkLength(numbers: Float64Array, expected: number, place: Place, because: string): Float64Array {
  if (numbers.length !== expected) {
    throw new LoglikError(
      "figure-length-mismatch",
      `${place.figure}: ${place.path} has ${numbers.length} entries; expected ${expected}, ${because}.`,
      { ...place, got: numbers.length, expected },
    );
  }
  return numbers;
}

/** @throws LoglikError `figure-not-increasing` at the first entry that is not above the one before it. */
export function checkIncreasing(numbers: Float64Array, place: Place): Float64Array {
  for (let index = 1; index < numbers.length; index++) {
    if (!(numbers[index] > numbers[index - 1])) {
      throw new LoglikError(
        "figure-not-increasing",
        `${place.figure}: ${place.path}[${index}] is ${numbers[index]} after ${numbers[index - 1]}; ` +
          "positions must strictly increase. Sort them, and their values with them.",
        { ...place, index, value: numbers[index], previous: numbers[index - 1] },
      );
    }
  }
  return numbers;
}

/** @throws LoglikError `figure-option` unless the value is one of the choices. */
export function checkChoice<T extends string>(value: unknown, choices: readonly T[], place: Place): T {
  if (!choices.includes(value as T)) {
    throw new LoglikError(
      "figure-option",
      `${place.figure}: ${place.path} is ${describeValue(value)}; expected one of ${choices.map((choice) => `"${choice}"`).join(", ")}.`,
      { ...place, got: describeValue(value), expected: choices },
    );
  }
  return value as T;
}

/** A pair low < high of finite numbers. @throws LoglikError `figure-not-finite`, `figure-option`. */
export function checkRange(low: unknown, high: unknown, place: Place): readonly [number, number] {
  const range = [
    checkNumber(low, { ...place, path: `${place.path} (low)` }),
    checkNumber(high, { ...place, path: `${place.path} (high)` }),
  ] as const;
  if (!(range[0] < range[1])) {
    throw new LoglikError(
      "figure-option",
      `${place.figure}: ${place.path} runs from ${range[0]} to ${range[1]}; the lower end must be below the upper.`,
      { ...place, low: range[0], high: range[1] },
    );
  }
  return range;
}

/** How a message names a value it did not expect. */
export function describeValue(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (value === null || typeof value !== "object") return String(value);
  return Array.isArray(value) ? "an array" : `an object (${Object.keys(value).slice(0, 4).join(", ")})`;
}

function notFinite(where: string, value: unknown, expected: string, detail: Record<string, unknown>): LoglikError {
  return new LoglikError(
    "figure-not-finite",
    `${where} is ${describeValue(value)}; it must be ${expected}. Drop that point, or evaluate inside the parameter's domain.`,
    { ...detail, value },
  );
}

function isArrayLike(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}
