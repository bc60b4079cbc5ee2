import type { LossLedger } from "./ledger.js";

/**
 * Mean absolute error is the Laplace NLL with b held fixed, less a factor and a constant:
 *
 *   NLL = MAE/b + log 2b   per observation
 *
 * `theta.scale` is b.
 *
 * @example absoluteError.toNll(1, { loc: 0, scale: 1 })  // 1.6931471805599454
 */
export const absoluteError: LossLedger = {
  loss: "mean absolute error",
  alsoKnownAs: ["L1 loss", "torch.nn.L1Loss", "tf.keras.losses.MeanAbsoluteError", "least absolute deviations"],
  family: "laplace",
  link: "identity for the location; b known or shared",
  dropped: [
    {
      kind: "factor",
      expression: "1/b",
      latex: "\\frac{1}{b}",
      why: "b is held fixed or shared by all rows, so the factor moves no minimum in the location; it does scale the gradient.",
    },
    {
      kind: "constant",
      expression: "log 2b",
      latex: "\\log 2b",
      why: "It normalises the density and does not depend on the location.",
    },
  ],
  toNll: (loss, theta) => loss / (theta.scale as number) + Math.log(2 * (theta.scale as number)),
  fromNll: (nll, theta) => (theta.scale as number) * (nll - Math.log(2 * (theta.scale as number))),
};
