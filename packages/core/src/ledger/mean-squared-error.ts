import type { Theta, VectorTheta } from "../family.js";
import type { LossLedger } from "./ledger.js";

const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * Mean squared error is the normal NLL with σ held fixed, less a factor and a constant:
 *
 *   NLL = MSE/(2σ²) + ½ log(2πσ²)   per observation
 *
 * Neither changes the best mean, but the factor changes the size of a step and the weight of a penalty beside the loss.
 * `theta.scale` is σ.
 *
 * @example meanSquaredError.toNll(1, { loc: 0, scale: 1 })  // 1.4189385332046727
 */
export const meanSquaredError: LossLedger = {
  loss: "mean squared error",
  alsoKnownAs: ["least squares", "torch.nn.MSELoss", "tf.keras.losses.MeanSquaredError", "L2 loss"],
  family: "normal",
  link: "identity for the mean; σ known or shared",
  dropped: [
    {
      kind: "factor",
      expression: "1/(2σ²)",
      latex: "\\frac{1}{2\\sigma^2}",
      why: "σ is held fixed or shared by all rows, so the factor moves no minimum in the mean; it does scale the gradient.",
    },
    {
      kind: "constant",
      expression: "½ log(2πσ²)",
      latex: "\\tfrac{1}{2}\\log(2\\pi\\sigma^2)",
      why: "It normalises the density and does not depend on the mean.",
    },
  ],
  toNll(loss, theta) {
    const scale = scaleOf(theta);
    return loss / (2 * scale * scale) + Math.log(scale) + HALF_LOG_TWO_PI;
  },
  fromNll(nll, theta) {
    const scale = scaleOf(theta);
    return 2 * scale * scale * (nll - Math.log(scale) - HALF_LOG_TWO_PI);
  },
};

function scaleOf(theta: Theta | VectorTheta): number {
  return theta.scale as number;
}
