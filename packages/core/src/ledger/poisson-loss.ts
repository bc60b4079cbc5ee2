import { logGamma } from "../special/log-gamma.js";
import { stirlingError } from "../special/stirling-error.js";
import type { LossLedger } from "./ledger.js";

/**
 * The Poisson loss λ − y log λ drops log y! of each target: NLL = loss + log y!.
 *
 * The constant depends on the data, not on λ. For means over a sample, `theta.meanLogFactorial` is the mean of log yᵢ! (see
 * {@link logFactorial}); without it one observation is meant and `theta.y` is its count.
 *
 * @example poissonLoss.toNll(1, { y: 3 })  // 2.791759469228055
 */
export const poissonLoss: LossLedger = {
  loss: "Poisson loss",
  alsoKnownAs: ["torch.nn.PoissonNLLLoss (full=False)", "tf.keras.losses.Poisson", "Poisson deviance / 2 + constant"],
  family: "poisson",
  link: "log: the rate is the exponential of the output",
  dropped: [
    {
      kind: "constant",
      expression: "log y!",
      latex: "\\log y!",
      why: "It depends on the data only, so it moves no minimum; without it models of different families cannot be compared.",
    },
  ],
  toNll: (loss, theta) => loss + constantOf(theta as Readonly<Record<string, number>>),
  fromNll: (nll, theta) => nll - constantOf(theta as Readonly<Record<string, number>>),
};

function constantOf(theta: Readonly<Record<string, number>>): number {
  return theta.meanLogFactorial ?? logFactorial(theta.y);
}

/**
 * log y!, what the Poisson loss leaves out for one observation.
 *
 * @example logFactorial(3)  // 1.791759469228055
 */
export function logFactorial(y: number): number {
  return logGamma(y + 1);
}

/**
 * What libraries that offer the "full" Poisson loss add instead of log y!: Stirling's y log y − y + ½ log 2πy for y > 1, and 0
 * for y ≤ 1.
 *
 * @example stirlingLogFactorial(2)  // 0.6518064846045359
 */
export function stirlingLogFactorial(y: number): number {
  return y > 1 ? y * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI * y) : 0;
}

/**
 * By how much that approximation falls short of log y!: δ(y), about 1/12y; 0 at y = 0 and 1, where both are 0.
 *
 * @example stirlingShortfall(2)  // 0.04134069595540929
 */
export function stirlingShortfall(y: number): number {
  return y > 1 ? stirlingError(y) : logGamma(y + 1);
}
