import { LoglikError } from "@loglik/core";
import { checkIncreasing, checkLength, checkNumbers, describeValue } from "./check.js";
import { checkInput, type InputNames } from "./check-input.js";
import { checkNames } from "./check-names.js";
import { checkPositive, checkWithin } from "./check-range.js";
import type { FigureCommon } from "./figure.js";

/** softmax(logits / T) at several temperatures: Boltzmann's distribution over states of energy −logit. */
export interface SoftmaxTemperaturesFigure extends FigureCommon {
  readonly kind: "softmax-temperatures";
  readonly classes: readonly string[];
  readonly logits: Float64Array;
  /** Strictly increasing. */
  readonly temperatures: Float64Array;
  /** One array over the classes for each temperature. */
  readonly probabilities: readonly Float64Array[];
}

export interface SoftmaxTemperaturesInput extends FigureCommon {
  /** Names of the classes; default "0", "1", …. */
  readonly classes?: readonly string[];
  readonly logits: ArrayLike<number>;
  /** Strictly increasing and positive. */
  readonly temperatures: ArrayLike<number>;
  /** softmax(logits / T) for each temperature. */
  readonly probabilities: readonly ArrayLike<number>[];
}

const softmaxTemperaturesNames: InputNames<SoftmaxTemperaturesInput> = {
  classes: true,
  logits: true,
  temperatures: true,
  probabilities: true,
  caption: true,
};

/**
 * A softmax at several temperatures, the classes in the order of their logits: cold sharpens, heat levels.
 *
 * @throws LoglikError `figure-not-numbers`, `figure-empty`, `figure-not-finite`, `figure-length-mismatch`,
 *   `figure-not-increasing`, `figure-not-names`, `figure-out-of-range`, `figure-log-scale` for a temperature of 0 or less.
 * @example
 * softmaxTemperatures({
 *   logits: [0, 2],
 *   temperatures: [1, 2],
 *   probabilities: [[0.1192, 0.8808], [0.2689, 0.7311]],
 * }).temperatures[1]  // 2
 */
export function softmaxTemperatures(input: SoftmaxTemperaturesInput): SoftmaxTemperaturesFigure {
  checkInput("softmaxTemperatures", input, softmaxTemperaturesNames);
  const figure = "softmaxTemperatures";
  const logits = checkNumbers(input.logits, { figure, path: "logits" });
  const place = { figure, path: "temperatures" };
  const temperatures = checkIncreasing(checkNumbers(input.temperatures, place), place);
  checkPositive(temperatures, place, "At T → 0 the softmax is the argmax; take a small T.");
  if (!Array.isArray(input.probabilities) || input.probabilities.length !== temperatures.length) {
    throw new LoglikError(
      "figure-length-mismatch",
      `${figure}: probabilities is ${describeValue(input.probabilities)}; expected ${temperatures.length} arrays, one for each temperature.`,
      { figure, expected: temperatures.length },
    );
  }
  return {
    kind: "softmax-temperatures",
    classes: checkNames(input.classes, logits.length, { figure, path: "classes" }, "one for each logit"),
    logits,
    temperatures,
    probabilities: input.probabilities.map((row, index) => {
      const at = { figure, path: `probabilities[${index}]` };
      return checkLength(
        checkWithin(checkNumbers(row, at), 0, 1, at, "a probability"),
        logits.length,
        at,
        "one for each logit",
      );
    }),
    ...(input.caption !== undefined && { caption: input.caption }),
  };
}
