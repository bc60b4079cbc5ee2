import type { LossLedger } from "./ledger.js";

/**
 * Quantile (pinball) loss ρ is the asymmetric Laplace NLL with s and τ held fixed, less a factor and a constant:
 *
 *   NLL = ρ(y − μ)/s + log s − log τ(1 − τ)   per observation
 *
 * `theta.scale` is s and `theta.tau` is τ.
 *
 * @example quantileLoss.toNll(1, { loc: 0, scale: 1, tau: 0.5 })  // 2.386294361119891
 */
export const quantileLoss: LossLedger = {
  loss: "quantile loss",
  alsoKnownAs: ["pinball loss", "check loss", "sklearn.metrics.mean_pinball_loss"],
  family: "asymmetric-laplace",
  link: "identity for the quantile; s and τ known or shared",
  dropped: [
    {
      kind: "factor",
      expression: "1/s",
      latex: "\\frac{1}{s}",
      why: "s is held fixed or shared by all rows, so the factor moves no minimum in the quantile.",
    },
    {
      kind: "constant",
      expression: "log(s/(τ(1 − τ)))",
      latex: "\\log\\frac{s}{\\tau(1-\\tau)}",
      why: "It normalises the density; it would decide between values of τ, which the loss alone cannot.",
    },
  ],
  toNll: (loss, { scale, tau }) => loss / (scale as number) + normaliser(scale as number, tau as number),
  fromNll: (nll, { scale, tau }) => (scale as number) * (nll - normaliser(scale as number, tau as number)),
};

function normaliser(scale: number, tau: number): number {
  return Math.log(scale) - Math.log(tau) - Math.log1p(-tau);
}
