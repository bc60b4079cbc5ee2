import { erf } from "../special/erfc.js";
import type { LossLedger } from "./ledger.js";

const ROOT_TWO_PI = 2.5066282746310007;

/**
 * Huber's loss: r²/2 for |r| ≤ δ, δ (|r| − δ/2) beyond.
 *
 * @example huber(3, 1)  // 2.5
 */
export function huber(residual: number, delta: number): number {
  const size = Math.abs(residual);
  return size <= delta ? 0.5 * size * size : delta * (size - 0.5 * delta);
}

/**
 * log ∫ e^{−huber(r)} dr = log(√2π erf(δ/√2) + (2/δ) e^{−δ²/2}): the constant that makes Huber's loss a density, normal in the
 * middle and Laplace in the tails.
 *
 * @example huberLogNormaliser(1)  // 1.073058590713392
 */
export function huberLogNormaliser(delta: number): number {
  return Math.log(ROOT_TWO_PI * erf(delta * Math.SQRT1_2) + (2 / delta) * Math.exp(-0.5 * delta * delta));
}

/**
 * Huber's loss is the NLL of a density with a normal middle and exponential tails, less the constant
 * log(√2π erf(δ/√2) + (2/δ) e^{−δ²/2}); `theta.delta` is δ. The smooth L1 loss of some libraries is it over δ.
 *
 * @see Huber (1964), Robust estimation of a location parameter
 * @example huberLoss.toNll(0, { delta: 1 })  // 1.073058590713392
 */
export const huberLoss: LossLedger = {
  loss: "Huber loss",
  alsoKnownAs: ["torch.nn.HuberLoss", "torch.nn.SmoothL1Loss · beta", "tf.keras.losses.Huber"],
  link: "identity for the location; δ known",
  dropped: [
    {
      kind: "constant",
      expression: "log(√(2π) erf(δ/√2) + (2/δ) exp(−δ²/2))",
      latex:
        "\\log\\left(\\sqrt{2\\pi}\\,\\operatorname{erf}\\tfrac{\\delta}{\\sqrt 2} + \\tfrac{2}{\\delta} e^{-\\delta^2/2}\\right)",
      why: "It normalises the density; it would choose δ, which the loss alone always wants at 0.",
    },
  ],
  toNll: (loss, theta) => loss + huberLogNormaliser(theta.delta as number),
  fromNll: (nll, theta) => nll - huberLogNormaliser(theta.delta as number),
};
