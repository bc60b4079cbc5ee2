import { LoglikError } from "@loglik/core";
import * as laplace from "@loglik/core/laplace";
import * as normal from "@loglik/core/normal";
import { type ProperPrior, prior } from "./prior.js";

/**
 * The prior that weight decay is. The mean NLL of n rows plus (λ/2)‖w‖² has its minimum where the posterior under independent
 * normal priors with precision n·λ has its maximum:
 *
 *   n · [NLL̄(w) + (λ/2)‖w‖²] = −log p(y | w) − Σ log N(wⱼ; 0, 1/√(nλ)) + constant
 *
 * @param decay λ > 0, as an optimizer's `weightDecay` takes it
 * @param n rows, Σ wᵢ with weights
 * @throws LoglikError `option-invalid`
 * @example weightDecayPrior(0.01, 100).theta  // { loc: 0, scale: 1 }
 */
export function weightDecayPrior(decay: number, n: number): ProperPrior {
  return prior(normal, { loc: 0, scale: 1 / Math.sqrt(positive("weightDecayPrior", "decay", decay) * rows(n)) });
}

/**
 * The weight decay that a normal prior around zero with this scale amounts to: λ = 1/(n σ²).
 *
 * @throws LoglikError `option-invalid`
 * @example weightDecayOf(1, 100)  // 0.01
 */
export function weightDecayOf(scale: number, n: number): number {
  return 1 / (positive("weightDecayOf", "scale", scale) ** 2 * rows(n));
}

/**
 * The prior that an L1 penalty is: the mean NLL plus λ Σ|wⱼ| belongs to Laplace priors with scale 1/(nλ).
 *
 * @throws LoglikError `option-invalid`
 * @example l1Prior(0.01, 50).theta  // { loc: 0, scale: 2 }
 */
export function l1Prior(penalty: number, n: number): ProperPrior {
  return prior(laplace, { loc: 0, scale: 1 / (positive("l1Prior", "penalty", penalty) * rows(n)) });
}

/**
 * The L1 penalty that a Laplace prior around zero with this scale amounts to: λ = 1/(n b).
 *
 * @throws LoglikError `option-invalid`
 * @example l1PenaltyOf(2, 50)  // 0.01
 */
export function l1PenaltyOf(scale: number, n: number): number {
  return 1 / (positive("l1PenaltyOf", "scale", scale) * rows(n));
}

function positive(where: string, name: string, value: number): number {
  if (value > 0 && value < Infinity) return value;
  throw new LoglikError(
    "option-invalid",
    `${where}: ${name} is ${value}; expected a positive number. No penalty is a flat prior, which is flat().`,
    { name, value },
  );
}

function rows(n: number): number {
  if (n > 0 && n < Infinity) return n;
  throw new LoglikError("option-invalid", `n is ${n}; expected the number of rows, above zero.`, {
    name: "n",
    value: n,
  });
}
