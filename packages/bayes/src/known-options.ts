import { LoglikError } from "@loglik/core";

/**
 * An object, and no key that is not among `allowed`: a misspelt option would otherwise be silently ignored.
 *
 * @throws LoglikError `option-unknown`
 * @example knownOptions("sampleNuts", { draws: 100 }, ["draws", "chains"])  // undefined
 */
export function knownOptions(where: string, options: object, allowed: readonly string[]): void {
  const isObject = typeof options === "object" && options !== null;
  const name = isObject ? Object.keys(options).find((key) => !allowed.includes(key)) : "";
  if (name === undefined) return;
  throw new LoglikError(
    "option-unknown",
    `${where}: ${isObject ? `there is no option "${name}"` : `the options are ${options}`}; expected an object of ${allowed.join(", ")}.`,
    { name, allowed },
  );
}
