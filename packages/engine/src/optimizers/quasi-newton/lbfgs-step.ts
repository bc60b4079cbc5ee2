import type { FloatArray } from "@loglik/core";
import { type LinePoint, wolfeLineSearch } from "./line-search.js";
import type { Evaluated, Objective } from "./objective.js";
import { type CurvaturePair, curvaturePair, dot, quasiNewtonDirection } from "./two-loop.js";

/** Where a minimisation stands: the point, and the steps that it remembers, oldest first. */
export interface LbfgsState {
  readonly at: Evaluated;
  readonly pairs: readonly CurvaturePair[];
}

/** How numbers are computed and kept. */
export interface Arithmetic {
  /** Rounding errors of the objective, relative to it. */
  readonly noise: number;
  /** Rounds a vector that is remembered to the precision in which a checkpoint keeps it. */
  round(values: Float64Array): FloatArray;
}

/**
 * One step of L-BFGS: direction by the two-loop recursion, length by the line search, and the new pair remembered.
 *
 * Where the line search fails, the memory may be to blame, and the step is tried once more along the gradient.
 *
 * @param memory most pairs to remember
 * @returns the next state; undefined where rounding leaves no way down
 */
export function* lbfgsStep(
  objective: Objective,
  { at, pairs }: LbfgsState,
  memory: number,
  arithmetic: Arithmetic,
): Generator<undefined, LbfgsState | undefined> {
  const direction = quasiNewtonDirection(at.gradient, pairs);
  const slope = dot(direction, at.gradient);
  const found =
    slope < 0
      ? yield* wolfeLineSearch(
          (step) => pointOnLine(objective, at.x, direction, step),
          { ...at, step: 0, slope },
          1,
          arithmetic.noise * Math.abs(at.value),
        )
      : undefined;
  if (found !== undefined) return { at: found, pairs: remember(pairs, at, found, memory, arithmetic) };
  return pairs.length === 0 ? undefined : yield* lbfgsStep(objective, { at, pairs: [] }, memory, arithmetic);
}

function* pointOnLine(
  objective: Objective,
  x: Float64Array,
  direction: Float64Array,
  step: number,
): Generator<undefined, LinePoint> {
  const point = yield* objective(x.map((value, i) => value + step * direction[i]));
  return { ...point, step, slope: dot(direction, point.gradient) };
}

/** A step whose curvature is not positive beyond rounding tells nothing of the Hessian and is not remembered. */
function remember(
  pairs: readonly CurvaturePair[],
  from: Evaluated,
  to: Evaluated,
  memory: number,
  { round }: Arithmetic,
): readonly CurvaturePair[] {
  const pair = curvaturePair(
    round(to.x.map((value, i) => value - from.x[i])),
    round(to.gradient.map((value, i) => value - from.gradient[i])),
  );
  return pair.sy > Number.EPSILON * dot(pair.y, pair.y) ? [...pairs, pair].slice(-memory) : pairs;
}
