import type { Rng } from "@loglik/core";
import type { Target } from "../target.js";
import { leapfrog, type PhasePoint, type Placed, withMomentum } from "./hamiltonian.js";
import type { Metric } from "./metric.js";

/** An energy error beyond which a trajectory has left the level set that it should follow: Stan's 1000 nats. */
const DIVERGENCE = 1000;

/** What one transition did. */
export interface Transition {
  readonly next: Placed;
  /** Mean of min(1, exp(H₀ − H)) over the trajectory: what the step size is tuned by. */
  readonly acceptance: number;
  readonly depth: number;
  readonly leapfrogSteps: number;
  readonly divergent: boolean;
  /** H of the state that was chosen. */
  readonly energy: number;
}

/** A stretch of a trajectory: its ends, the sum of its momenta, one state drawn from it, and the log of its total weight. */
interface Stretch {
  readonly first: PhasePoint;
  readonly last: PhasePoint;
  readonly momentumSum: Float64Array;
  readonly chosen: PhasePoint;
  /** log Σ exp(H₀ − H). */
  readonly logWeight: number;
}

interface Trajectory {
  readonly target: Target;
  readonly metric: Metric;
  readonly rng: Rng;
  /** With the sign of time. */
  readonly step: number;
  readonly initialEnergy: number;
  /** Counted along the way. */
  readonly count: { steps: number; acceptance: number; divergent: boolean };
}

/**
 * One transition of the no-U-turn sampler: a trajectory that doubles, forwards or backwards at random, until it begins to
 * return; the next state is drawn from it with weights exp(−H), later states preferred.
 *
 * @see Hoffman & Gelman (2014), The No-U-Turn Sampler; Betancourt (2017), A Conceptual Introduction to Hamiltonian Monte Carlo
 */
export function transition(
  target: Target,
  metric: Metric,
  from: Placed,
  step: number,
  maxDepth: number,
  rng: Rng,
): Transition {
  const start = withMomentum(from, metric.drawMomentum(rng), metric);
  const count = { steps: 0, acceptance: 0, divergent: false };
  const along = (sign: number): Trajectory => ({
    target,
    metric,
    rng,
    step: sign * step,
    initialEnergy: start.energy,
    count,
  });
  let whole = single(start, 0);
  let depth = 0;
  while (depth < maxDepth) {
    const forwards = rng.uniform() < 0.5;
    const end = forwards ? whole.last : whole.first;
    const grown = grow(along(forwards ? 1 : -1), end, depth);
    if (grown === undefined) break;
    depth += 1;
    // Biased towards the new half, so that the chain moves far; the balance is kept (Betancourt 2017, appendix A.3.2).
    const takesNew = rng.uniform() < Math.exp(grown.logWeight - whole.logWeight);
    const { chosen } = takesNew ? grown : whole;
    const joined = forwards ? join(whole, grown) : join(grown, whole);
    whole = { ...joined.stretch, chosen };
    if (joined.turns) break;
  }
  return {
    next: whole.chosen,
    acceptance: count.steps === 0 ? 0 : count.acceptance / count.steps,
    depth,
    leapfrogSteps: count.steps,
    divergent: count.divergent,
    energy: whole.chosen.energy,
  };
}

/**
 * 2^depth steps on from `end`, in the order of time.
 *
 * @returns undefined where they diverge, or turn back anywhere inside
 */
function grow(trajectory: Trajectory, end: PhasePoint, depth: number): Stretch | undefined {
  const { target, metric, rng, step, initialEnergy, count } = trajectory;
  if (depth === 0) {
    const next = leapfrog(target, metric, end, step);
    const error = next.energy - initialEnergy;
    count.steps += 1;
    count.acceptance += Math.min(1, Math.exp(-error));
    if (error > DIVERGENCE) {
      count.divergent = true;
      return undefined;
    }
    return single(next, -error);
  }
  const near = grow(trajectory, end, depth - 1);
  if (near === undefined) return undefined;
  const far = grow(trajectory, step > 0 ? near.last : near.first, depth - 1);
  if (far === undefined) return undefined;
  const { stretch, turns } = step > 0 ? join(near, far) : join(far, near);
  if (turns) return undefined;
  const { chosen } = rng.uniform() < Math.exp(far.logWeight - stretch.logWeight) ? far : near;
  return { ...stretch, chosen };
}

function single(point: PhasePoint, logWeight: number): Stretch {
  return { first: point, last: point, momentumSum: point.momentum, chosen: point, logWeight };
}

/**
 * Two neighbouring stretches as one, earlier first, and whether the joined one turns back: between its ends, or between either
 * half and the first state of the other, which the ends alone would miss on a nearly periodic path.
 */
function join(earlier: Stretch, later: Stretch): { readonly stretch: Stretch; readonly turns: boolean } {
  const momentumSum = plus(earlier.momentumSum, later.momentumSum);
  const goesOn =
    advances(earlier.first, later.last, momentumSum) &&
    advances(earlier.first, later.first, plus(earlier.momentumSum, later.first.momentum)) &&
    advances(earlier.last, later.last, plus(later.momentumSum, earlier.last.momentum));
  const largest = Math.max(earlier.logWeight, later.logWeight);
  const logWeight = largest + Math.log(Math.exp(earlier.logWeight - largest) + Math.exp(later.logWeight - largest));
  const { first, chosen } = earlier;
  return { stretch: { first, last: later.last, momentumSum, chosen, logWeight }, turns: !goesOn };
}

/** Whether both ends still move along the sum of the momenta. */
function advances(first: PhasePoint, last: PhasePoint, sum: Float64Array): boolean {
  let [atFirst, atLast] = [0, 0];
  for (let i = 0; i < sum.length; i++) {
    atFirst += first.velocity[i] * sum[i];
    atLast += last.velocity[i] * sum[i];
  }
  return atFirst > 0 && atLast > 0;
}

function plus(a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(a.length);
  for (let i = 0; i < a.length; i++) out[i] = a[i] + b[i];
  return out;
}
