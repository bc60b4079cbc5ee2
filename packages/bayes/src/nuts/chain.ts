import { LoglikError, type Rng } from "@loglik/core";
import type { Target } from "../target.js";
import { type Placed, place } from "./hamiltonian.js";
import { denseMetric, diagonalMetric, type Metric } from "./metric.js";
import { reasonableStep, stepSizeTuner } from "./step-size.js";
import { transition } from "./tree.js";
import { momentsOfPositions, warmUpSchedule } from "./warm-up.js";

/** One chain: its draws and how it went. Plain data. */
export interface Chain {
  /** draws × quantities, row-major: the reported quantities of each draw. */
  readonly draws: Float64Array;
  /** Step size after the warm-up. */
  readonly stepSize: number;
  /** M⁻¹ after the warm-up: variances, or with a dense metric the covariance. */
  readonly inverseMass: Float64Array;
  /** Of each draw: whether its trajectory diverged, how often it doubled, its mean acceptance, its energy H. */
  readonly divergent: Uint8Array;
  readonly treeDepth: Uint8Array;
  readonly acceptance: Float64Array;
  readonly energy: Float64Array;
  /** Where the chain ended, in the target's coordinates. */
  readonly position: Float64Array;
  /** Leapfrog steps of draws and warm-up together: gradients that the chain cost. */
  readonly gradients: number;
}

export interface ChainSettings {
  readonly draws: number;
  readonly warmUp: number;
  readonly dense: boolean;
  readonly targetAcceptance: number;
  readonly maxDepth: number;
  readonly start?: ArrayLike<number>;
}

/**
 * Most doublings before the first metric: with scales that differ by orders of magnitude a trajectory of unit masses needs
 * thousands of steps to turn, and no draw of that time is kept.
 */
const EARLY_DEPTH = 7;

/** Warms a chain up and runs it. Everything it draws comes from its own stream. */
export function runChain(target: Target, settings: ChainSettings, rng: Rng): Chain {
  const { draws, warmUp, dense, targetAcceptance, maxDepth } = settings;
  const d = target.dimension;
  let metric: Metric = dense ? (denseMetric(identity(d), d) as Metric) : diagonalMetric(new Float64Array(d).fill(1));
  let at = firstPosition(target, settings.start, rng.split("start"));
  const moves = rng.split("moves");
  let tuner = stepSizeTuner(reasonableStep(target, metric, at, 1, moves), targetAcceptance);
  let moments = momentsOfPositions(d, dense);
  let learned: Float64Array | undefined;
  const schedule = warmUpSchedule(warmUp);
  let gradients = 0;
  for (let iteration = 0; iteration < warmUp; iteration++) {
    const depth = learned === undefined ? Math.min(maxDepth, EARLY_DEPTH) : maxDepth;
    const moved = transition(target, metric, at, tuner.current(), depth, moves);
    at = moved.next;
    gradients += moved.leapfrogSteps;
    tuner.learn(moved.acceptance);
    if (schedule.collects(iteration)) moments.add(at.position);
    if (!schedule.updates(iteration)) continue;
    learned = moments.estimate() ?? learned;
    metric = (learned && (dense ? denseMetric(learned, d) : diagonalMetric(learned))) ?? metric;
    moments = momentsOfPositions(d, dense);
    tuner = stepSizeTuner(reasonableStep(target, metric, at, tuner.average(), moves), targetAcceptance);
  }
  const stepSize = warmUp === 0 ? tuner.current() : tuner.average();
  const quantities = target.names.length;
  const out = {
    draws: new Float64Array(draws * quantities),
    divergent: new Uint8Array(draws),
    treeDepth: new Uint8Array(draws),
    acceptance: new Float64Array(draws),
    energy: new Float64Array(draws),
  };
  for (let draw = 0; draw < draws; draw++) {
    const moved = transition(target, metric, at, stepSize, maxDepth, moves);
    at = moved.next;
    gradients += moved.leapfrogSteps;
    const row = out.draws.subarray(draw * quantities, (draw + 1) * quantities);
    if (target.report === undefined) row.set(at.position);
    else target.report(at.position, row);
    out.divergent[draw] = moved.divergent ? 1 : 0;
    out.treeDepth[draw] = moved.depth;
    out.acceptance[draw] = moved.acceptance;
    out.energy[draw] = moved.energy;
  }
  return { ...out, position: at.position, stepSize, inverseMass: metric.inverseMass, gradients };
}

/** The given start, or a point of the cube (−2, 2)ᵈ with a finite density. */
function firstPosition(target: Target, start: ArrayLike<number> | undefined, rng: Rng): Placed {
  const tries = start === undefined ? 100 : 1;
  for (let attempt = 0; attempt < tries; attempt++) {
    const position = Float64Array.from({ length: target.dimension }, (_, i) =>
      start === undefined ? 4 * rng.uniform() - 2 : start[i],
    );
    const placed = place(target, position);
    if (Number.isFinite(placed.logDensity) && placed.gradient.every(Number.isFinite)) return placed;
  }
  throw new LoglikError(
    "sampling-start",
    start === undefined
      ? "sampleNuts: 100 random positions between −2 and 2 have no finite log density with a finite gradient. Pass start: positions that have, one a chain."
      : "sampleNuts: the log density or its gradient is not finite at start. Pass a position where it is.",
  );
}

function identity(d: number): Float64Array {
  const out = new Float64Array(d * d);
  for (let i = 0; i < d; i++) out[i * (d + 1)] = 1;
  return out;
}
