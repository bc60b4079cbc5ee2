import type { FloatArray, UniformRng } from "@loglik/core";
import type { Sample } from "../data/sample.js";
import { everyRow, shuffle } from "../data/shuffle.js";
import { type FitPosition, type FitState, startOfFit } from "../fit-state.js";
import type { PlannableNetwork } from "../network.js";
import type { Descent } from "../optimizers/optimizer.js";
import type { Program } from "../program.js";
import { batchWeights } from "./batch-weights.js";
import { type CallSize, mostSteps } from "./call-size.js";
import { stepFailure } from "./failed-step.js";
import type { Feed } from "./feed.js";
import { epochEvent, fitNews } from "./fit-news.js";
import { layerHealth } from "./layer-health.js";
import type { Parts } from "./parts/parts.js";
import type { FitJob, Progress } from "./protocol.js";
import { stepsPerEpoch } from "./steps-per-epoch.js";
import { stopReader } from "./stop-switch.js";
import type { Stopwatch } from "./stopwatch.js";

/** A running fit. Whoever owns the thread steps it slice by slice and decides what to do in between. */
export interface Fit {
  /**
   * Does one slice of work a `next()`, as long as the stopwatch allows; throws what ends the fit with an error, which is a
   * `StepFailure` where a loss is not finite.
   */
  slices(): Generator<undefined, void>;
  /** News since the last call; undefined where there is none. */
  takeProgress(): Progress | undefined;
  /** All that it needs to go on from here; to be asked between two slices. */
  state(): FitState;
  /** The weights that its model would have if it ended here; to be asked between two slices. */
  parameters(): FloatArray;
  /** Makes the current slice the last. */
  cancel(): void;
  /** The rows that the program holds. */
  readonly loaded: LoadedJob["training"];
}

export type FitHead = PlannableNetwork["likelihood"];

/** A job whose x and y are in the program already. */
export type LoadedJob = Omit<FitJob, "training" | "fingerprint"> & {
  readonly training: Pick<Sample, "rows" | "weights" | "origin">;
};

export interface FitTools {
  /** Needed where rows are held out, or the rate changes. */
  readonly extras?: Pick<Parts["extras"], "heldOut" | "rateOfStep">;
  /** Where the pieces of a streamed job come from. */
  readonly feed?: Feed;
  /** The generator of the seed; the fit draws from streams of its own. */
  readonly rng: UniformRng;
  readonly clock: Stopwatch;
  readonly callSize: CallSize;
  /** Milliseconds, from any origin. */
  readonly now: () => number;
}

/**
 * Trains by mini-batches: for each epoch a seeded order of the rows, one optimizer step a batch, and then the NLL of the
 * held-out rows. The order of epoch e depends on (seed, e) alone, and the rate of a step on its number.
 */
export function createFit(
  program: Program,
  head: FitHead,
  job: LoadedJob & { readonly optimizer: Descent },
  tools: FitTools,
): Fit {
  const { optimizer, batchSize, training, average } = job;
  const { clock, callSize, now, extras } = tools;
  const losses = new Float64Array(mostSteps);
  const rates = typeof optimizer.rate === "number" ? optimizer.rate : new Float64Array(mostSteps);
  const fitSteps = job.epochs * stepsPerEpoch(job);
  // A program takes no more rows at once than it holds, and a caller's own batches may visit them many times.
  const longestPart =
    job.order === undefined ? training.rows : Math.max(1, Math.floor(training.rows / batchSize)) * batchSize;
  const at = { ...(job.resume?.position ?? startOfFit) };
  const start = now() - 1000 * at.elapsed;
  const firstStep = at.steps;
  const held = job.validation && extras!.heldOut(program, head, job, clock, job.resume?.best);
  const news = fitNews(job.everyStep);
  const isStopped = stopReader(job.stop);
  /** Batches in the order that the program has. */
  let stepsInOrder = 0;
  let cancelled = false;
  /** The rows that the program holds, and the order in which it visits them. */
  let loaded: LoadedJob["training"] = training;
  let order = job.order ?? everyRow(training.rows);

  const rateOf = (step: number) =>
    typeof optimizer.rate === "number" ? optimizer.rate : extras!.rateOfStep(optimizer.rate, step, fitSteps);

  /** Runs the steps of the epoch that are still to be done. */
  function* stepSlices(order: Uint32Array): Generator<undefined, void> {
    for (let first = 0; first < order.length && !cancelled; first += longestPart) {
      const part = order.subarray(first, first + longestPart);
      program.setOrder(part);
      yield* partSlices(first / batchSize, part);
    }
  }

  /** Runs those steps of a part of the epoch that are still to be done; `start` is the first of them in the epoch. */
  function* partSlices(start: number, order: Uint32Array): Generator<undefined, void> {
    const weights = batchWeights(order, batchSize, loaded.weights);
    stepsInOrder = weights.length;
    while (at.step < start + weights.length) {
      const first = at.step - start;
      if (isStopped() || !clock.fits(callSize.milliseconds)) yield;
      if (cancelled) return;
      const count = Math.min(callSize.steps, weights.length - first);
      if (typeof rates !== "number") for (let k = 0; k < count; k += 1) rates[k] = rateOf(at.steps + k);
      const before = now();
      program.steps(first, count, rates, losses);
      if (count === callSize.steps) callSize.took(now() - before);
      for (let step = 0; step < count; step += 1) {
        const taken = at.steps + step;
        if (!Number.isFinite(losses[step])) throw failedStep(losses[step], taken, order, first + step);
        at.lossTotal += weights[first + step] * losses[step];
        at.weightTotal += weights[first + step];
        news.step(losses[step]);
      }
      at.step += count;
      at.steps += count;
      // Code that has not run before is slow: whoever wants to hear of steps need not wait for a whole slice of it.
      if (job.everyStep && at.steps === firstStep + count) yield;
    }
  }

  /** Runs the steps of an epoch whose rows come piece by piece. */
  function* streamSlices(feed: Feed): Generator<undefined, void> {
    for (;;) {
      // Whoever steps this fit waits until something has arrived.
      while (feed.isEmpty && !cancelled) {
        feed.want();
        yield;
      }
      if (cancelled) return;
      const piece = feed.take();
      if (piece === undefined) return;
      program.load(piece.x, piece.y, piece.weights);
      loaded = { rows: piece.rows, weights: piece.weights, origin: piece.origin };
      order = everyRow(piece.rows);
      program.setOrder(order);
      yield* partSlices(at.step, order);
    }
  }

  function* slices(): Generator<undefined, void> {
    while (at.epoch < job.epochs && !held?.isOver(at.epoch)) {
      if (tools.feed !== undefined) {
        yield* streamSlices(tools.feed);
      } else {
        if (job.order === undefined) yield* shuffleSlices(order, tools.rng.split("shuffle", at.epoch), clock);
        yield* stepSlices(order);
      }
      if (cancelled) break;
      const validation = held && (yield* held.evaluate(averaged()));
      if (validation !== undefined) held?.consider(at.epoch, validation.nll, parameters);
      news.epoch(epochEvent(position(), job.epochs, validation));
      Object.assign(at, { epoch: at.epoch + 1, step: 0, lossTotal: 0, weightTotal: 0 });
    }
    const end = state();
    if (!end.parameters.every(Number.isFinite)) throw failedStep(Number.NaN, at.steps, order);
    const warnings = cancelled ? [] : yield* layerHealth(program, job, stepsInOrder, clock);
    const early = at.epoch < job.epochs;
    news.finish({
      reason: cancelled ? "cancelled" : early ? "early" : "finished",
      state: end,
      parameters: cancelled ? parameters() : (held?.restored() ?? parameters()),
      warnings,
    });
  }

  /** Ends the fit at a step whose loss is not finite; `place` is its batch in the program's order. */
  function failedStep(loss: number, step: number, order: Uint32Array, place?: number) {
    const places = place === undefined ? [] : [place];
    return stepFailure({ step, epoch: at.epoch, loss, rate: rateOf(step), order, places });
  }

  /** The average of the weights, once it has one. */
  function averaged(): FloatArray | undefined {
    return average !== undefined && at.steps - average.start >= average.period
      ? program.readOptimizer().slots.at(-1)
      : undefined;
  }

  /** The model's weights as they are now. */
  function parameters(): FloatArray {
    return averaged() ?? program.readParameters();
  }

  function position(): FitPosition {
    return { ...at, elapsed: (now() - start) / 1000 };
  }

  function state(): FitState {
    return {
      parameters: held?.setAside ?? program.readParameters(),
      optimizer: program.readOptimizer(),
      position: position(),
      ...(held?.best && { best: held.best }),
    };
  }

  return {
    slices,
    state,
    parameters,
    takeProgress: news.take,
    cancel() {
      cancelled = true;
    },
    get loaded() {
      return loaded;
    },
  };
}

/** A permutation of 0 … n − 1 that does not depend on the one before it. */
function* shuffleSlices(order: Uint32Array, rng: UniformRng, clock: Stopwatch): Generator<undefined, void> {
  for (let row = 0; row < order.length; row += 1) order[row] = row;
  for (const _part of shuffle(order, rng)) if (clock.over()) yield;
}
