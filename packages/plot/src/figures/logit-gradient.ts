import { checkLength, checkNumbers } from "./check.js";
import { checkInput, type InputNames } from "./check-input.js";
import { checkNames } from "./check-names.js";
import { checkWithin } from "./check-range.js";
import type { FigureCommon } from "./figure.js";

/** The gradient of the cross-entropy with respect to the logits, a − y: for each class the way from its target to its probability. */
export interface LogitGradientFigure extends FigureCommon {
  readonly kind: "logit-gradient";
  readonly classes: readonly string[];
  /** a = softmax(logits). */
  readonly probabilities: Float64Array;
  /** y: one-hot, smoothed, or any other shares. */
  readonly targets: Float64Array;
}

export interface LogitGradientInput extends FigureCommon {
  /** Names of the classes; default "0", "1", …. */
  readonly classes?: readonly string[];
  readonly probabilities: ArrayLike<number>;
  readonly targets: ArrayLike<number>;
}

const logitGradientNames: InputNames<LogitGradientInput> = {
  classes: true,
  probabilities: true,
  targets: true,
  caption: true,
};

/**
 * The gradient a − y at the logits as a bar for each class, from its target y to its probability a.
 *
 * @throws LoglikError `figure-not-numbers`, `figure-empty`, `figure-not-finite`, `figure-length-mismatch`,
 *   `figure-not-names`, `figure-out-of-range` for what is no probability.
 * @example logitGradient({ classes: ["cat", "dog"], probabilities: [0.3, 0.7], targets: [1, 0] }).classes[0]  // "cat"
 */
export function logitGradient(input: LogitGradientInput): LogitGradientFigure {
  checkInput("logitGradient", input, logitGradientNames);
  const figure = "logitGradient";
  const shares = (values: unknown, path: string) =>
    checkWithin(checkNumbers(values, { figure, path }), 0, 1, { figure, path }, "a probability");
  const probabilities = shares(input.probabilities, "probabilities");
  const count = probabilities.length;
  return {
    kind: "logit-gradient",
    classes: checkNames(input.classes, count, { figure, path: "classes" }, "one for each probability"),
    probabilities,
    targets: checkLength(
      shares(input.targets, "targets"),
      count,
      { figure, path: "targets" },
      "one for each probability",
    ),
    ...(input.caption !== undefined && { caption: input.caption }),
  };
}
