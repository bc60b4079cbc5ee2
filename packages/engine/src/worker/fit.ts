import { type LikelihoodHead, LoglikError, type Rng } from "@loglik/core";
import type { Sample } from "../data/sample.js";
import { everyRow, shuffle } from "../data/shuffle.js";
import type { EpochEvent } from "../events.js";
import { type FitState, startOfFit } from "../fit-state.js";
import type { Program } from "../program.js";
import { batchWeights } from "./batch-weights.js";
import { type CallSize, mostSteps } from "./call-size.js";
import { forwardRowsAtATime, forwardSlices, meanNllSlices } from "./mean-nll.js";
import type { Finish, FitJob, Progress } from "./protocol.js";
import { stopReader } from "./stop-switch.js";
import type { Stopwatch } from "./stopwatch.js";

/** A running fit. Whoever owns the thread steps it slice by slice and decides what to do in between. */
export interface Fit {
  /** Does one slice of work a `next()`, as long as the stopwatch allows; throws what ends the fit with an error. */
  slices(): Generator<undefined, void>;
  /** News since the last call; undefined where there is none. */
  takeProgress(): Progress | undefined;
  /** All that it needs to go on from here; to be asked between two slices. */
  state(): FitState;
  /** Makes the current slice the last. */
  cancel(): void;
}

/** A job whose x and y are in the program already. */
export type LoadedJob = Omit<FitJob, "training" | "fingerprint"> & {
  readonly training: Pick<Sample, "rows" | "weights">;
};

export interface FitTools {
  /** The generator of the seed; the fit draws from streams of its own. */
  readonly rng: Rng;
  readonly clock: Stopwatch;
  readonly callSize: CallSize;
  /** Milliseconds, from any origin. */
  readonly now: () => number;
}

/**
 * Trains by mini-batches: for each epoch a seeded order of the rows, one optimizer step a batch, and then the NLL of the
 * held-out rows. The order of epoch e depends on (seed, e) alone.
 */
export function createFit(program: Program, head: LikelihoodHead, job: LoadedJob, tools: FitTools): Fit {
  const { optimizer, batchSize, training, validation } = job;
  const { clock, callSize, now } = tools;
  const losses = new Float64Array(mostSteps);
  const validationEta = new Float64Array((validation?.rows ?? 0) * head.outputs.length);
  const rowsAtATime = forwardRowsAtATime(job.network.parameterCount);
  // A program takes no more rows at once than it holds, and a caller's own batches may visit them many times.
  const longestPart =
    job.order === undefined ? training.rows : Math.max(1, Math.floor(training.rows / batchSize)) * batchSize;
  const at = { ...(job.resume?.position ?? startOfFit) };
  const start = now() - 1000 * at.elapsed;
  const isStopped = stopReader(job.stop);
  let cancelled = false;
  let epochEvents: EpochEvent[] = [];
  let stepLosses: number[] = [];
  let finish: Finish | undefined;

  /** Runs the steps of the epoch that are still to be done. */
  function* stepSlices(order: Uint32Array): Generator<undefined, void> {
    for (let first = 0; first < order.length && !cancelled; first += longestPart) {
      const part = order.subarray(first, first + longestPart);
      program.setOrder(part);
      yield* partSlices(first / batchSize, batchWeights(part, batchSize, training.weights));
    }
  }

  /** Runs those steps of a part of the epoch that are still to be done; `start` is the first of them in the epoch. */
  function* partSlices(start: number, weights: Float64Array): Generator<undefined, void> {
    while (at.step < start + weights.length) {
      const first = at.step - start;
      if (isStopped() || !clock.fits(callSize.milliseconds)) yield;
      if (cancelled) return;
      const count = Math.min(callSize.steps, weights.length - first);
      const before = now();
      program.steps(first, count, optimizer.rate, losses);
      if (count === callSize.steps) callSize.took(now() - before);
      for (let step = 0; step < count; step += 1) {
        if (!Number.isFinite(losses[step]))
          throw lossNotFinite(losses[step], at.steps + step, at.epoch, optimizer.rate);
        at.lossTotal += weights[first + step] * losses[step];
        at.weightTotal += weights[first + step];
        if (job.everyStep) stepLosses.push(losses[step]);
      }
      at.step += count;
      at.steps += count;
    }
  }

  function* validationSlices(): Generator<undefined, { readonly nll: number } | undefined> {
    if (validation === undefined) return undefined;
    yield* forwardSlices(program.forward, validation.x, validation.rows, validationEta, rowsAtATime, clock);
    return { nll: yield* meanNllSlices(head, validation, validationEta, clock) };
  }

  function epochEvent(held: { readonly nll: number } | undefined): EpochEvent {
    const { epoch: index, steps } = at;
    const elapsed = (now() - start) / 1000;
    const moved = elapsed > 0;
    return {
      type: "epoch",
      index,
      nll: at.lossTotal / at.weightTotal,
      ...(held && { validation: held }),
      steps,
      stepsPerSecond: moved ? steps / elapsed : Number.NaN,
      elapsed,
      remaining: moved ? (elapsed / (index + 1)) * (job.epochs - index - 1) : Number.NaN,
    };
  }

  function* slices(): Generator<undefined, void> {
    const order = job.order ?? everyRow(training.rows);
    while (at.epoch < job.epochs) {
      if (job.order === undefined) yield* shuffleSlices(order, tools.rng.split("shuffle", at.epoch), clock);
      yield* stepSlices(order);
      if (cancelled) break;
      const held = yield* validationSlices();
      // Not in one expression: while the validation pauses, `epochEvents` may be taken and replaced.
      epochEvents.push(epochEvent(held));
      Object.assign(at, { epoch: at.epoch + 1, step: 0, lossTotal: 0, weightTotal: 0 });
    }
    const end = state();
    if (!end.parameters.every(Number.isFinite)) throw lossNotFinite(Number.NaN, at.steps, job.epochs, optimizer.rate);
    finish = { reason: cancelled ? "cancelled" : "finished", state: end };
  }

  function state(): FitState {
    const position = { ...at, elapsed: (now() - start) / 1000 };
    return { parameters: program.readParameters(), optimizer: program.readOptimizer(), position };
  }

  return {
    slices,
    state,
    takeProgress() {
      if (epochEvents.length === 0 && stepLosses.length === 0 && finish === undefined) return undefined;
      const progress: Progress = {
        epochs: epochEvents,
        losses: job.everyStep ? Float64Array.from(stepLosses) : undefined,
        finished: finish,
      };
      epochEvents = [];
      stepLosses = [];
      return progress;
    },
    cancel() {
      cancelled = true;
    },
  };
}

/** A permutation of 0 … n − 1 that does not depend on the one before it. */
function* shuffleSlices(order: Uint32Array, rng: Rng, clock: Stopwatch): Generator<undefined, void> {
  for (let row = 0; row < order.length; row += 1) order[row] = row;
  for (const _part of shuffle(order, rng)) if (clock.over()) yield;
}

function lossNotFinite(loss: number, step: number, epoch: number, rate: number): LoglikError {
  const advice =
    step === 0
      ? "It is the first step, so the initial parameters are to blame: standardise the columns of x, or check `initial`."
      : `The parameters have run away: lower the learning rate (now ${rate}), standardise the columns of x, or weigh down outliers in y.`;
  return new LoglikError(
    "loss-not-finite",
    `train: the loss of step ${step} (epoch ${epoch}) is ${loss}; expected a finite number of nats. ${advice}`,
    { step, epoch, loss, rate },
  );
}
