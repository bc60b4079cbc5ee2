import { positiveInteger } from "../option-checks.js";

/** Two lengths along rows and columns. */
export type Pair = readonly [rows: number, columns: number];

/** One number for both directions, or two; each a positive integer. */
export function pair(where: string, name: string, value: number | Pair): Pair {
  if (!Array.isArray(value)) {
    const length = positiveInteger(where, name, value);
    return [length, length];
  }
  if (value.length !== 2) positiveInteger(where, name, value);
  return [positiveInteger(where, `${name}[0]`, value[0]), positiveInteger(where, `${name}[1]`, value[1])];
}
