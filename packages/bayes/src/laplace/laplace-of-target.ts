import { LoglikError } from "@loglik/core";
import { differenceHessian, minimizeNewton, type Objective } from "@loglik/core/numeric/minimize-newton";
import { createRng } from "@loglik/core/random";
import type { Target } from "../target.js";
import { denseCurvature } from "./dense-curvature.js";

/** A target as a normal distribution around its mode. */
export interface TargetLaplace {
  readonly mode: Float64Array;
  /** (−∇² log p)⁻¹ at the mode, d × d. */
  readonly covariance: Float64Array;
  /** log ∫ p: the marginal likelihood where the target's constants are all there and no prior is flat. */
  readonly logMarginalLikelihood: number;
  /** Positions drawn from it. */
  draw(count: number, seed?: number): Float64Array[];
}

/**
 * Laplace's approximation of any target: Newton's method to a mode, the exact Hessian there (by differences of the gradient), and
 * log ∫ p ≈ log p(mode) + (d/2) log 2π − ½ log det(−∇² log p).
 *
 * @param start where to look for the mode; 0 unless told
 * @throws LoglikError `laplace-not-a-maximum` where no mode is found
 * @example laplaceOfTarget(posterior(bernoulli, [0, 1], { prob: flat() })).mode[0]  // 0
 */
export function laplaceOfTarget(
  target: Target,
  start: ArrayLike<number> = new Float64Array(target.dimension),
): TargetLaplace {
  const d = target.dimension;
  const objective: Objective = (x, gradient) => {
    const value = -target.logDensity(x, gradient);
    for (let j = 0; j < d; j++) gradient[j] = -gradient[j];
    return value;
  };
  const found = minimizeNewton(objective, Float64Array.from(start), { tolerance: 1e-7 });
  if (found.outcome !== "converged") {
    throw new LoglikError(
      "laplace-not-a-maximum",
      `laplaceOfTarget: no mode was found from the start (the gradient is still ${found.gradientNorm.toExponential(1)}). Pass a start nearer to one, or make every prior proper.`,
    );
  }
  const normal = denseCurvature(differenceHessian(objective, found.x), d).withPrior(0);
  const covariance = new Float64Array(d * d);
  for (let i = 0; i < d; i++) covariance.set(normal.apply(unit(d, i)), i * d);
  checkSpread(target, found.x, -found.value, covariance);
  return {
    mode: found.x,
    covariance,
    logMarginalLikelihood: -found.value + 0.5 * d * Math.log(2 * Math.PI) - 0.5 * normal.logDeterminant,
    draw(count, seed = 0) {
      const rng = createRng(seed, "laplace");
      return Array.from({ length: count }, (_, k) => {
        const step = normal.draw(rng.split("draw", k));
        return found.x.map((value, j) => value + step[j]);
      });
    },
  };
}

/**
 * Looks one standard deviation away along each coordinate: a density that does not fall there runs on for ever, as a likelihood does
 * whose classes are separated, and has only stopped where rounding ended the search.
 */
function checkSpread(target: Target, mode: Float64Array, atMode: number, covariance: Float64Array): void {
  const d = target.dimension;
  const unused = new Float64Array(d);
  for (let i = 0; i < d; i++) {
    const deviation = Math.sqrt(covariance[i * (d + 1)]);
    for (const sign of [-1, 1]) {
      const away = mode.map((value, j) => value + (sign * covariance[i * d + j]) / deviation);
      if (target.logDensity(away, unused) < atMode - 0.01) continue;
      throw new LoglikError(
        "laplace-not-a-maximum",
        `laplaceOfTarget: the density does not fall along coordinate ${i} (${target.names[i]}): it has no mode. Make every prior proper.`,
        { coordinate: i },
      );
    }
  }
}

function unit(d: number, i: number): Float64Array {
  const out = new Float64Array(d);
  out[i] = 1;
  return out;
}
