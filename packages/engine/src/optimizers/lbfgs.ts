import { knownOptions, nonNegativeNumber, positiveInteger, positiveNumber } from "../option-checks.js";
import type { Lbfgs } from "./optimizer.js";

/**
 * L-BFGS: a quasi-Newton method on all rows at once, for small networks and smooth likelihoods.
 *
 *   w ← w − α · H g,   H ≈ (∇²)⁻¹ from the last `memory` steps,   α by a strong-Wolfe line search
 *
 * One epoch is one step: `epochs` is the most that it takes, and `batchSize` only says how many rows are computed at a time.
 * The fit ends as "converged" when no component of the gradient of the mean NLL is above `tolerance`, and as "stalled" when
 * rounding leaves no way down; in float32 that happens at about 1e-6. Needs no learning rate.
 *
 * @param options.memory pairs of steps and gradient changes that H is made of; 10 unless told
 * @param options.tolerance largest component of the gradient at convergence, in nats per observation; 1e-6 unless told
 * @param options.weightDecay λ of the prior, see `CommonOptions`; 0 unless told
 * @throws LoglikError `option-not-positive`, `option-negative`, `option-not-a-positive-integer`, `option-unknown`
 * @see Liu & Nocedal (1989); Nocedal & Wright (2006), algorithms 3.5, 3.6 and 7.4
 * @example lbfgs()  // { type: "lbfgs", memory: 10, tolerance: 1e-6 }
 */
export function lbfgs(
  options: { readonly memory?: number; readonly tolerance?: number; readonly weightDecay?: number } = {},
): Lbfgs {
  knownOptions("lbfgs", options, ["memory", "tolerance", "weightDecay"]);
  const { memory, tolerance, weightDecay } = { memory: 10, tolerance: 1e-6, weightDecay: 0, ...options };
  return {
    type: "lbfgs",
    memory: positiveInteger("lbfgs", "memory", memory),
    tolerance: positiveNumber("lbfgs", "tolerance", tolerance),
    ...(nonNegativeNumber("lbfgs", "weightDecay", weightDecay) > 0 && { weightDecay }),
  };
}
