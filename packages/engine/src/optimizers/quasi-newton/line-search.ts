import type { Evaluated } from "./objective.js";

/** A point on the line x + αd: α, φ(α) = f(x + αd) and φ′(α) = dᵀ∇f, with what was computed there. */
export interface LinePoint extends Evaluated {
  readonly step: number;
  readonly slope: number;
}

/** Computes a point; a generator, because one evaluation may take longer than a slice of work. */
export type EvaluateOnLine = (step: number) => Generator<undefined, LinePoint>;

/** Sufficient decrease and curvature, of the strong Wolfe conditions, as usual for quasi-Newton steps. */
const decrease = 1e-4;
const curvature = 0.9;
const mostEvaluations = 30;

/**
 * Looks along a direction of descent for a point that satisfies the strong Wolfe conditions:
 *
 *   φ(α) ≤ φ(0) + c₁ α φ′(0)   and   |φ′(α)| ≤ c₂ |φ′(0)|,   c₁ = 1e-4, c₂ = 0.9
 *
 * First the step grows until a minimum is bracketed, then the bracket shrinks, by cubic interpolation that stays away from its
 * ends. A value that is not finite counts as too high. Near the optimum φ is flat to rounding while its slope is not; so a
 * value within `noise` of φ(0) counts as a decrease if the slope has the right size (Hager and Zhang's approximate condition).
 *
 * @param start φ at 0, with a slope below 0
 * @param first the step to try first
 * @param noise what rounding may add to a value
 * @returns the point; undefined where none was found, because rounding leaves no way down
 * @see Nocedal & Wright (2006), algorithms 3.5 and 3.6; Hager & Zhang (2005)
 */
export function* wolfeLineSearch(
  evaluate: EvaluateOnLine,
  start: LinePoint,
  first: number,
  noise: number,
): Generator<undefined, LinePoint | undefined> {
  const tooHigh = (point: LinePoint) => !(point.value <= start.value + decrease * point.step * start.slope);
  const flat = (point: LinePoint) => Math.abs(point.slope) <= -curvature * start.slope;
  const accepted = (point: LinePoint) =>
    flat(point) && (!tooHigh(point) || Math.abs(point.value - start.value) <= noise);

  // `low` has the lowest value so far among the points that are not too high, and its slope leads to `high`.
  let low = start;
  let high: LinePoint | undefined;
  let step = first;
  for (let evaluation = 0; evaluation < mostEvaluations; evaluation += 1) {
    const point = yield* evaluate(step);
    if (accepted(point)) return point;
    if (tooHigh(point) || point.value >= low.value) high = point;
    else {
      const onward = high === undefined ? 1 : high.step - low.step;
      // No longer downhill that way: the minimum lies between this point and the lowest before it.
      if (point.slope * onward >= 0) high = low;
      low = point;
    }
    step = high === undefined ? 2.5 * step : between(low, high);
    if (step === low.step || step === high?.step) return undefined;
  }
  return undefined;
}

/** Where the cubic through both points and their slopes is lowest, kept a tenth of the bracket away from its ends. */
function between(low: LinePoint, high: LinePoint): number {
  const width = high.step - low.step;
  const theta = (3 * (low.value - high.value)) / width + low.slope + high.slope;
  const root = Math.sqrt(theta * theta - low.slope * high.slope);
  const share = (theta - low.slope + Math.sign(width) * root) / (high.slope - low.slope + 2 * Math.sign(width) * root);
  const safe = Number.isFinite(share) ? Math.min(0.9, Math.max(0.1, share)) : 0.5;
  return low.step + safe * width;
}
