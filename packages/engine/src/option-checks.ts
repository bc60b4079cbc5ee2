import { LoglikError } from "@loglik/core";

/**
 * Checks of numeric options. Each returns the value it was given, and says no to NaN, undefined and strings in so many
 * words: `value <= 0` alone is false for NaN, and would let it through.
 */

/** More workers than any machine has cores: a slip in their number would take all of its memory. */
export const mostWorkers = 1024;

/** A finite number above zero. */
export function positiveNumber(where: string, name: string, value: unknown): number {
  if (typeof value === "number" && Number.isFinite(value) && value > 0) return value;
  throw new LoglikError(
    "option-not-positive",
    `${where}: ${name} is ${show(value)}; expected a finite number above zero.`,
    { name, value },
  );
}

/** A finite number, zero or above. */
export function nonNegativeNumber(where: string, name: string, value: unknown): number {
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) return value;
  throw new LoglikError(
    "option-negative",
    `${where}: ${name} is ${show(value)}; expected a finite number, zero or above.`,
    { name, value },
  );
}

/** 1, 2, 3, …, up to `most` if there is such a limit. */
export function positiveInteger(where: string, name: string, value: unknown, most = Infinity): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value > 0 && value <= most) return value;
  throw new LoglikError(
    "option-not-a-positive-integer",
    `${where}: ${name} is ${show(value)}; expected a positive integer${most < Infinity ? ` up to ${most}` : ""}.`,
    { name, value },
  );
}

/** 0, 1, 2, … */
export function wholeNumber(where: string, name: string, value: unknown): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw new LoglikError(
    "option-not-a-whole-number",
    `${where}: ${name} is ${show(value)}; expected 0 or a positive integer.`,
    { name, value },
  );
}

/** A number in [0, 1). */
export function fraction(where: string, name: string, value: unknown): number {
  if (typeof value === "number" && value >= 0 && value < 1) return value;
  throw new LoglikError(
    "option-not-a-fraction",
    `${where}: ${name} is ${show(value)}; expected a number from 0 up to, but not including, 1.`,
    { name, value },
  );
}

/** Any finite number. */
export function finiteNumber(where: string, name: string, value: unknown): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new LoglikError("option-not-finite", `${where}: ${name} is ${show(value)}; expected a finite number.`, {
    name,
    value,
  });
}

/** true or false, and nothing that counts as either. */
export function trueOrFalse(where: string, name: string, value: unknown): boolean {
  return oneOf(where, name, value, [true, false]);
}

/** One of a few words. */
export function oneOf<T extends string | number | boolean>(
  where: string,
  name: string,
  value: unknown,
  allowed: readonly T[],
): T {
  if (allowed.includes(value as T)) return value as T;
  throw new LoglikError(
    "option-unknown",
    `${where}: ${name} is ${show(value)}; expected one of ${allowed.map(show).join(", ")}.`,
    { name, value, allowed },
  );
}

/**
 * An object, no key that is not among `allowed`, and no null: a misspelt option would otherwise be silently ignored, and so would
 * be a number by itself, as in `sgd(0.1)`.
 */
export function knownOptions(where: string, options: object, allowed: readonly string[]): void {
  if (typeof options !== "object" || options === null) throw unknown(`the options are ${show(options)}`);
  for (const [name, value] of Object.entries(options)) {
    if (!allowed.includes(name)) throw unknown(`there is no option "${name}"`, name);
    if (value === null) throw unknown(`${name} is null, and would have to be left out`, name);
  }

  function unknown(found: string, name?: string): LoglikError {
    const message = `${where}: ${found}; expected ${allowed.join(", ")}.`;
    return new LoglikError("option-unknown", message, { name, allowed });
  }
}

/** A value in a message: a text in quotes, an object by what it holds. */
export function show(value: unknown): string {
  return typeof value === "string" || typeof value === "object" ? JSON.stringify(value) : String(value);
}
