import { finishNow } from "../data/in-parts.js";
import { type LbfgsState, lbfgsStep } from "../optimizers/quasi-newton/lbfgs-step.js";

/** Settings of {@link minimizeLbfgs}. */
export interface LbfgsOptions {
  /** Largest component of the gradient at convergence; 1e-6 unless told. */
  readonly tolerance?: number;
  /** Most steps; 2000 unless told. */
  readonly maxSteps?: number;
  /** Pairs of steps and gradient changes that are remembered; 20 unless told. */
  readonly memory?: number;
}

/** Where a minimisation ended. Plain data. */
export interface LbfgsMinimum {
  readonly x: Float64Array;
  readonly value: number;
  /** Largest component of the gradient, in absolute value. */
  readonly gradientNorm: number;
  readonly steps: number;
  /** `stalled`: rounding leaves no way down though the gradient is above the tolerance. */
  readonly outcome: "converged" | "stalled" | "step-limit";
}

/**
 * Minimises a smooth function of many variables by L-BFGS with a strong-Wolfe line search, in float64 on the calling thread.
 *
 * @param objective the value at x, its gradient into `gradient`
 * @see Nocedal & Wright (2006), algorithms 3.5, 3.6 and 7.4
 * @example minimizeLbfgs((x, g) => { g[0] = 2 * (x[0] - 3); return (x[0] - 3) ** 2; }, [0]).x[0]  // 3
 */
export function minimizeLbfgs(
  objective: (x: Float64Array, gradient: Float64Array) => number,
  start: ArrayLike<number>,
  { tolerance = 1e-6, maxSteps = 2000, memory = 20 }: LbfgsOptions = {},
): LbfgsMinimum {
  // biome-ignore lint/correctness/useYield: an evaluation here is never cut into slices
  const evaluate = function* (x: Float64Array) {
    const gradient = new Float64Array(x.length);
    return { x, value: objective(x, gradient), gradient };
  };
  let state: LbfgsState = { at: finishNow(evaluate(Float64Array.from(start))), pairs: [] };
  const arithmetic = { noise: 1e-14, round: (values: Float64Array) => values };
  const end = (steps: number, outcome: LbfgsMinimum["outcome"]): LbfgsMinimum => {
    const { x, value, gradient } = state.at;
    return { x, value, gradientNorm: largest(gradient), steps, outcome };
  };
  for (let steps = 0; steps < maxSteps; steps += 1) {
    if (largest(state.at.gradient) <= tolerance) return end(steps, "converged");
    const next = finishNow(lbfgsStep(evaluate, state, memory, arithmetic));
    if (next === undefined) return end(steps, "stalled");
    state = next;
  }
  return end(maxSteps, largest(state.at.gradient) <= tolerance ? "converged" : "step-limit");
}

function largest(gradient: Float64Array): number {
  return gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
