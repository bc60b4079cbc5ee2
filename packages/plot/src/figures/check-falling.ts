import { LoglikError } from "@loglik/core";
import { checkNumbers } from "./check.js";

/**
 * Thresholds from the highest on, as core's curves over thresholds have them; the first may be +Infinity.
 *
 * @throws LoglikError those of `checkNumbers`, `figure-not-increasing` at the first that is not below the one before it.
 */
export function checkFalling(input: unknown, figure: string, path: string): Float64Array {
  const numbers = checkNumbers(input, { figure, path }, { infinite: true });
  for (let index = 1; index < numbers.length; index++) {
    if (numbers[index] < numbers[index - 1]) continue;
    throw new LoglikError(
      "figure-not-increasing",
      `${figure}: ${path}[${index}] is ${numbers[index]} after ${numbers[index - 1]}; thresholds must strictly fall. Sort ` +
        "them, and their values with them.",
      { figure, path, index, value: numbers[index], previous: numbers[index - 1] },
    );
  }
  return numbers;
}
