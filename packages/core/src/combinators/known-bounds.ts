import { LoglikError } from "../error.js";

/**
 * Refuses bounds that are no object of `low` and `high`: a misspelt one would leave that side open without a word.
 *
 * @throws LoglikError `bounds-invalid`
 * @example knownBounds("censored normal", { low: 0 })  // undefined
 */
export function knownBounds(name: string, bounds: object): void {
  const isObject = typeof bounds === "object" && bounds !== null;
  const wrong = isObject ? Object.keys(bounds).find((key) => key !== "low" && key !== "high") : "";
  if (wrong === undefined) return;
  throw new LoglikError(
    "bounds-invalid",
    `${name}: ${isObject ? `there is no bound "${wrong}"` : `the bounds are ${bounds}`}; expected { low, high }, of which either may be left out.`,
    { bounds },
  );
}
