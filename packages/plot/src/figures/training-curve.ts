import { checkChoice, checkIncreasing, checkLength, checkNumber, checkNumbers } from "./check.js";
import { checkInput, type InputNames } from "./check-input.js";
import { checkPositive } from "./check-range.js";
import type { FigureCommon } from "./figure.js";

/** The negative log-likelihood by epoch. */
export interface TrainingCurveFigure extends FigureCommon {
  readonly kind: "training-curve";
  /** Epoch of each value, strictly increasing. */
  readonly epochs: Float64Array;
  readonly train: Float64Array;
  readonly validation?: Float64Array;
  /** A level to compare with, e.g. the optimum that Newton's method finds. */
  readonly reference?: { readonly value: number; readonly label: string };
  readonly scale: "linear" | "log";
  /** Name and unit of the values. */
  readonly label: string;
}

export interface TrainingCurveInput extends FigureCommon {
  /** NLL of each epoch on the training rows. ±Infinity leaves a gap, NaN is refused. */
  readonly train: ArrayLike<number>;
  /** NLL of each epoch on held-out rows. */
  readonly validation?: ArrayLike<number>;
  /** Default 1, 2, …, as many as `train` has. */
  readonly epochs?: ArrayLike<number>;
  readonly reference?: { readonly value: number; readonly label?: string };
  /** "log" needs every value positive. Default "linear". */
  readonly scale?: "linear" | "log";
  /** Default "NLL (nats per observation)". */
  readonly label?: string;
}

const trainingCurveNames: InputNames<TrainingCurveInput> = {
  train: true,
  validation: true,
  epochs: true,
  reference: true,
  scale: true,
  label: true,
  caption: true,
};

/**
 * A training curve: the mean negative log-likelihood of each epoch, on training and held-out rows.
 *
 * @throws LoglikError `figure-not-numbers`, `figure-empty`, `figure-not-finite`, `figure-length-mismatch`,
 *   `figure-not-increasing`, `figure-option`, `figure-log-scale` if the scale is logarithmic and a value is not positive.
 * @example
 * trainingCurve({ train: [0.69, 0.51, 0.46], reference: { value: 0.446, label: "Newton's optimum" } }).epochs[2]  // 3
 */
export function trainingCurve(input: TrainingCurveInput): TrainingCurveFigure {
  checkInput("trainingCurve", input, trainingCurveNames);
  const figure = "trainingCurve";
  const train = checkNumbers(input.train, { figure, path: "train" }, { infinite: true });
  const perEpoch = (values: Float64Array, path: string) =>
    checkLength(values, train.length, { figure, path }, "one for each entry of train");
  const { validation, reference } = input;
  const epochs = input.epochs
    ? checkIncreasing(perEpoch(checkNumbers(input.epochs, { figure, path: "epochs" }), "epochs"), {
        figure,
        path: "epochs",
      })
    : train.map((_, index) => index + 1);
  const curve: TrainingCurveFigure = {
    kind: "training-curve",
    epochs,
    train,
    ...(validation && {
      validation: perEpoch(checkNumbers(validation, { figure, path: "validation" }, { infinite: true }), "validation"),
    }),
    ...(reference && {
      reference: {
        value: checkNumber(reference.value, { figure, path: "reference.value" }),
        label: reference.label ?? "reference",
      },
    }),
    scale: checkChoice(input.scale ?? "linear", ["linear", "log"], { figure, path: "scale" }),
    label: input.label ?? "NLL (nats per observation)",
    ...(input.caption !== undefined && { caption: input.caption }),
  };
  if (curve.scale === "log") checkScale(figure, curve);
  return curve;
}

function checkScale(figure: string, curve: TrainingCurveFigure): void {
  const mend = 'Use scale: "linear", or draw the distance to the optimum.';
  checkPositive(curve.train, { figure, path: "train" }, mend);
  if (curve.validation) checkPositive(curve.validation, { figure, path: "validation" }, mend);
  if (curve.reference) checkPositive(curve.reference.value, { figure, path: "reference.value" }, mend);
}
