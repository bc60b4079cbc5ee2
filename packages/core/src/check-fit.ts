import { LoglikError } from "./error.js";
import type { FitOptions, Interval } from "./family.js";
import { checkSample } from "./sample.js";

const OPTIONS: readonly string[] = ["weights", "fixed", "maxIterations", "tolerance"];
/** What the fit of a family over classes may be told: none of its parameters is one number that could be held. */
export const CLASS_OPTIONS: readonly string[] = ["weights", "classes", "maxIterations", "tolerance"];

/**
 * Checks what a fit is given, the options first and then the observations.
 *
 * @returns the total weight
 * @throws LoglikError those of {@link checkFitOptions} and {@link checkSample}
 * @example checkFit("fit normal", [1, 2, 3], {}, realLine)  // 3
 */
export function checkFit(
  where: string,
  y: ArrayLike<number>,
  options: FitOptions,
  support: Interval,
  allowed = OPTIONS,
): number {
  checkFitOptions(where, options, allowed);
  return checkSample(where, y, options.weights, support);
}

/**
 * Refuses options that no fit has, since a misspelt one would be silently ignored, and limits that are none.
 *
 * @param allowed the options of this fit; those of all fits unless told
 * @throws LoglikError `option-unknown`, `option-invalid`
 * @example checkFitOptions("fit categorical", { classes: 3 }, ["classes"])  // undefined
 */
export function checkFitOptions(where: string, options: FitOptions, allowed = OPTIONS): void {
  const isObject = typeof options === "object" && options !== null;
  const name = isObject ? Object.keys(options).find((key) => !allowed.includes(key)) : "";
  if (name !== undefined) {
    throw new LoglikError(
      "option-unknown",
      `${where}: ${isObject ? `there is no option "${name}"` : `the options are ${options}`}; expected an object of ${allowed.join(", ")}.`,
      { name, allowed },
    );
  }
  const { maxIterations = 1, tolerance = 0.5 } = options;
  if (!(Number.isInteger(maxIterations) && maxIterations > 0))
    throw invalid(where, { maxIterations }, "a positive integer");
  if (!(tolerance > 0 && tolerance < 1)) throw invalid(where, { tolerance }, "a number between 0 and 1");
}

function invalid(where: string, option: Readonly<Record<string, unknown>>, expected: string): LoglikError {
  const [[name, value]] = Object.entries(option);
  return new LoglikError("option-invalid", `${where}: ${name} is ${value}; expected ${expected}.`, { name, value });
}
