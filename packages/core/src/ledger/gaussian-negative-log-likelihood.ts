import type { LossLedger } from "./ledger.js";

const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * The loss that libraries call Gaussian NLL, ½ (log σ² + (y − μ)²/σ²), drops one constant: NLL = loss + ½ log 2π.
 * PyTorch's also clamps σ² at `eps`, which is no likelihood below it.
 *
 * @example gaussianNegativeLogLikelihood.toNll(0, { loc: 0, scale: 1 })  // 0.9189385332046727
 */
export const gaussianNegativeLogLikelihood: LossLedger = {
  loss: "Gaussian negative log-likelihood",
  alsoKnownAs: ["torch.nn.GaussianNLLLoss (full=False)", "heteroscedastic loss"],
  family: "normal",
  link: "identity for the mean, log for the variance",
  dropped: [
    {
      kind: "constant",
      expression: "½ log 2π",
      latex: "\\tfrac{1}{2}\\log 2\\pi",
      why: "It depends on no parameter, so it moves no minimum; without it a loss is not comparable between families.",
    },
  ],
  toNll: (loss) => loss + HALF_LOG_TWO_PI,
  fromNll: (nll) => nll - HALF_LOG_TWO_PI,
};
