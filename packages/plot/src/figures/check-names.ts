import { LoglikError } from "@loglik/core";
import { describeValue, type Place } from "./check.js";

/**
 * A copy of names: of symbols, classes, chains. Without `input` they are the numbers 0, 1, ….
 *
 * @throws LoglikError `figure-not-names` unless it is an array of strings, `figure-length-mismatch` unless it has `count`.
 */
export function checkNames(input: unknown, count: number, place: Place, because: string): readonly string[] {
  if (input === undefined) return Array.from({ length: count }, (_, index) => String(index));
  const where = `${place.figure}: ${place.path}`;
  const wrong = Array.isArray(input) ? input.findIndex((name) => typeof name !== "string") : -1;
  if (!Array.isArray(input) || wrong >= 0) {
    const got = describeValue(wrong >= 0 ? (input as unknown[])[wrong] : input);
    throw new LoglikError(
      "figure-not-names",
      `${where}${wrong >= 0 ? `[${wrong}]` : ""} is ${got}; expected ${wrong >= 0 ? "a name" : "an array of names"}. Pass strings.`,
      { ...place, got },
    );
  }
  if (input.length !== count) {
    throw new LoglikError(
      "figure-length-mismatch",
      `${where} has ${input.length} entries; expected ${count}, ${because}.`,
      { ...place, got: input.length, expected: count },
    );
  }
  return [...input];
}
