import { LoglikError } from "@loglik/core";
import type { Objective } from "@loglik/core/numeric/minimize-newton";
import { createRng } from "@loglik/core/random";
import { modeOfDensity } from "../mode-of-density.js";
import { checkTarget, type Target } from "../target.js";
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
 * Laplace's approximation of any target: Newton's method to a mode, the exact Hessian there (by differences of the gradient, in
 * units of the density's own widths, so that no coordinate's unit matters), and log ∫ p ≈ log p(mode) + (d/2) log 2π − ½ log det(−∇² log p).
 *
 * @param start where to look for the mode; 0 unless told
 * @throws LoglikError `laplace-not-a-maximum` where no mode is found, `target-invalid`
 * @example laplaceOfTarget(posterior(bernoulli, [0, 1], { prob: flat() })).mode[0]  // 0
 */
export function laplaceOfTarget(
  target: Target,
  start: ArrayLike<number> = new Float64Array(target.dimension),
): TargetLaplace {
  checkTarget("laplaceOfTarget", target);
  const d = target.dimension;
  if (start.length !== d || !Array.from(start).every(Number.isFinite)) {
    throw new LoglikError(
      "laplace-not-a-maximum",
      `laplaceOfTarget: start is [${Array.from(start).join(", ")}]; expected ${d} finite numbers (${target.names.join(", ")}).`,
    );
  }
  const objective: Objective = (x, gradient) => {
    const value = -target.logDensity(x, gradient);
    for (let j = 0; j < d; j++) gradient[j] = -gradient[j];
    return value;
  };
  const found = modeOfDensity(objective, start, { maxIterations: 500, tolerance: 1e-7 });
  if (found.outcome !== "converged") {
    throw new LoglikError(
      "laplace-not-a-maximum",
      `laplaceOfTarget: no mode was found from the start (the gradient is still ${found.gradientNorm.toExponential(1)}). Pass a start nearer to one, or make every prior proper.`,
    );
  }
  const { widths } = found;
  const normal = denseCurvature(found.hessian, d).withPrior(0);
  const covariance = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    const column = normal.apply(unit(d, i));
    for (let j = 0; j < d; j++) covariance[i * d + j] = widths[i] * widths[j] * column[j];
  }
  const logVolume = widths.reduce((sum, width) => sum + Math.log(width), 0) - 0.5 * normal.logDeterminant;
  checkSpread(target, found.x, -found.value, covariance);
  return {
    mode: found.x,
    covariance,
    logMarginalLikelihood: -found.value + 0.5 * d * Math.log(2 * Math.PI) + logVolume,
    draw(count, seed = 0) {
      if (!(Number.isSafeInteger(count) && count >= 0)) {
        throw new LoglikError(
          "option-not-a-whole-number",
          `draw: count is ${count}; expected a whole number from 0 on.`,
        );
      }
      const rng = createRng(seed, "laplace");
      return Array.from({ length: count }, (_, k) => {
        const step = normal.draw(rng.split("draw", k));
        return found.x.map((value, j) => value + widths[j] * step[j]);
      });
    },
  };
}

/**
 * Looks one standard deviation away along each coordinate, or as far as there is a density: one that does not fall there runs on
 * for ever, as a likelihood does whose classes are separated, and has only stopped where rounding ended the search.
 */
function checkSpread(target: Target, mode: Float64Array, atMode: number, covariance: Float64Array): void {
  const d = target.dimension;
  const unused = new Float64Array(d);
  for (let i = 0; i < d; i++) {
    const deviation = Math.sqrt(covariance[i * (d + 1)]);
    for (const sign of [-1, 1]) {
      const fallAt = (share: number) =>
        atMode -
        target.logDensity(
          mode.map((value, j) => value + (sign * share * covariance[i * d + j]) / deviation),
          unused,
        );
      let share = 1;
      while (share > 1e-12 && !(fallAt(share) < Infinity)) share *= 0.5;
      // A normal density falls by half the square.
      if (fallAt(share) > 0.02 * share ** 2) continue;
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
