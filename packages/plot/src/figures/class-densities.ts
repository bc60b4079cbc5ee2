import { LoglikError } from "@loglik/core";
import { checkIncreasing, checkLength, checkNumber, checkNumbers, describeValue } from "./check.js";
import { checkInput, checkText, type InputNames } from "./check-input.js";
import { checkWithin } from "./check-range.js";
import type { FigureCommon } from "./figure.js";

/** Two classes along one number, and the threshold that decides between them. */
export interface ClassDensitiesFigure extends FigureCommon {
  readonly kind: "class-densities";
  readonly x: Float64Array;
  /** The second class is decided for from the threshold on. */
  readonly classes: readonly [ClassDensity, ClassDensity];
  readonly threshold?: number;
  readonly variable: string;
}

/** A class with its density, or its density times its share, at each x. */
export interface ClassDensity {
  readonly label: string;
  readonly density: Float64Array;
}

export interface ClassDensitiesInput extends FigureCommon {
  /** Strictly increasing: a score, a probability, or a feature. */
  readonly x: ArrayLike<number>;
  /** Two classes, the one that lies lower first. Densities times shares show how many errors the threshold makes. */
  readonly classes: readonly { readonly label: string; readonly density: ArrayLike<number> }[];
  readonly threshold?: number;
  /** Default "score". */
  readonly variable?: string;
}

const classDensitiesNames: InputNames<ClassDensitiesInput> = {
  x: true,
  classes: true,
  threshold: true,
  variable: true,
  caption: true,
};

/**
 * The densities of two classes along a score, with a threshold: what lies on the wrong side of it is filled in.
 *
 * @throws LoglikError `figure-not-numbers`, `figure-empty`, `figure-not-finite`, `figure-length-mismatch`,
 *   `figure-not-increasing`, `figure-out-of-range` for a negative density.
 * @example
 * classDensities({
 *   x: [0, 1, 2, 3],
 *   classes: [{ label: "healthy", density: [0.6, 0.3, 0.1, 0] }, { label: "ill", density: [0, 0.2, 0.5, 0.3] }],
 *   threshold: 1.5,
 * }).classes[1].label  // "ill"
 */
export function classDensities(input: ClassDensitiesInput): ClassDensitiesFigure {
  checkInput("classDensities", input, classDensitiesNames);
  const figure = "classDensities";
  const x = checkIncreasing(checkNumbers(input.x, { figure, path: "x" }), { figure, path: "x" });
  if (!Array.isArray(input.classes) || input.classes.length !== 2) {
    throw new LoglikError(
      "figure-length-mismatch",
      `${figure}: classes is ${describeValue(input.classes)}; a threshold decides between two classes. Pass two.`,
      { figure, expected: 2 },
    );
  }
  const [lower, upper] = input.classes.map(({ label, density }, index) => {
    const place = { figure, path: `classes[${index}].density` };
    const values = checkWithin(checkNumbers(density, place), 0, Number.POSITIVE_INFINITY, place, "a density");
    return {
      label: checkText(label, { figure, path: `classes[${index}].label` }),
      density: checkLength(values, x.length, place, "one for each x"),
    };
  });
  return {
    kind: "class-densities",
    x,
    classes: [lower, upper],
    ...(input.threshold !== undefined && { threshold: checkNumber(input.threshold, { figure, path: "threshold" }) }),
    variable: input.variable ?? "score",
    ...(input.caption !== undefined && { caption: input.caption }),
  };
}
