import type { FloatArray, LikelihoodHead } from "@loglik/core";
import { createRng } from "@loglik/core/random";
import { createProgram, followProgram } from "../create-program.js";
import { allocator } from "../data/sample.js";
import { environment } from "../environment.js";
import type { FitState } from "../fit-state.js";
import { sgd } from "../optimizers/sgd.js";
import type { Program } from "../program.js";
import { callSize } from "./call-size.js";
import { createFit, type Fit } from "./fit.js";
import { forwardRowsAtATime, forwardSlices } from "./mean-nll.js";
import { pause } from "./pause.js";
import type { HeadReference, Progress, TrainingThread } from "./protocol.js";
import { type RestingClock, restingClock } from "./resting-clock.js";
import { canShareMemory } from "./sharing.js";
import { stopwatch } from "./stopwatch.js";

export interface ThreadOptions {
  /** Longest time that the thread works before it lets its other tasks run. */
  readonly sliceMilliseconds: number;
  readonly resolveHead: (reference: HeadReference) => LikelihoodHead | Promise<LikelihoodHead>;
}

/**
 * The work of a training thread, whichever thread it is: it knows nothing of workers or messages. Training runs by itself,
 * slice by slice; between slices the thread hears `cancel`, `snapshot` and `poll`.
 */
export function createTrainingThread(options: ThreadOptions): TrainingThread {
  const { sliceMilliseconds } = options;
  let current: RunningFit | undefined;

  return {
    hold: holdLock,

    async begin(job, reference) {
      const head = await options.resolveHead(reference);
      const program = await createProgram({ ...job.network, likelihood: head }, job);
      // The program has its own copy of x and y: the fit must not hold on to another.
      const { x, y, ...training } = job.training;
      program.load(x, y, training.weights);
      program.writeParameters(job.parameters);
      if (job.resume !== undefined) program.writeOptimizer(job.resume.optimizer);
      const clock = stopwatch(sliceMilliseconds);
      const time = restingClock();
      const tools = { rng: createRng(job.seed), clock, callSize: callSize(sliceMilliseconds), now: time.now };
      const fit = createFit(program, head, { ...job, training }, tools);
      current = runningFit(fit, program, clock.restart, time);
      const shared = canShareMemory() ? program.shared?.() : undefined;
      return { bytes: program.bytes, shared: shared && { memory: shared.memory, stop: shared.stop } };
    },

    async follow(job, reference) {
      const head = await options.resolveHead(reference);
      for (const _rest of followProgram({ ...job.network, likelihood: head }, job)) await pause();
    },

    async poll() {
      return theFit(current).news();
    },

    async cancel() {
      current?.cancel();
    },

    async pause() {
      current?.rest();
    },

    async resume() {
      current?.resume();
    },

    async snapshot() {
      return theFit(current).readParameters();
    },

    async state() {
      return theFit(current).state();
    },

    async forward(job, reference) {
      const head = await options.resolveHead(reference);
      const rowsAtATime = forwardRowsAtATime(job.network.parameterCount);
      // No optimizer step is ever taken; plain descent is the one without slots to allocate.
      const settings = { optimizer: sgd(), batchSize: Math.min(rowsAtATime, job.rows), precision: job.precision };
      const program = await createProgram({ ...job.network, likelihood: head }, settings);
      program.writeParameters(job.parameters);
      const eta = allocator(job.precision)(job.rows * head.outputs.length);
      const clock = stopwatch(sliceMilliseconds);
      for (const _slice of forwardSlices(program.forward, job.x, job.rows, eta, rowsAtATime, clock)) {
        await pause();
        clock.restart();
      }
      return eta;
    },

    async reset() {
      current?.cancel();
      current = undefined;
    },
  };
}

interface RunningFit {
  readonly readParameters: () => FloatArray;
  readonly state: () => FitState;
  cancel(): void;
  rest(): void;
  resume(): void;
  /** The next news, or the error that ended the fit. */
  news(): Promise<Progress>;
}

/** Steps a fit until it ends, and hands its news to whoever waits for them. */
function runningFit(fit: Fit, program: Program, restartClock: () => void, time: RestingClock): RunningFit {
  const shared = program.shared?.();
  let failure: { readonly error: unknown } | undefined;
  let wake: (() => void) | undefined;
  let cancelled = false;

  async function run() {
    try {
      // A step without them would wait at its first barrier, and the thread would hear nothing in the meantime.
      while (shared?.present() === false && !cancelled) await moment();
      const slices = fit.slices();
      restartClock();
      while (!slices.next().done) {
        wake?.();
        shared?.rest();
        await pause();
        await time.rested();
        restartClock();
      }
    } catch (error) {
      failure = { error };
    }
    shared?.dismiss();
    wake?.();
  }
  // The first slice begins after `begin` has been answered: it is no part of the time that starting takes.
  pause().then(run);

  return {
    readParameters: program.readParameters,
    state: fit.state,
    cancel() {
      cancelled = true;
      fit.cancel();
      time.resume();
    },
    rest: time.rest,
    resume: time.resume,
    async news() {
      for (;;) {
        const progress = fit.takeProgress();
        if (progress !== undefined) return progress;
        if (failure !== undefined) throw failure.error;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

/** Long enough not to burn a core while others start. */
function moment(): Promise<void> {
  return new Promise((resolve) => void environment.setTimeout(resolve, 1));
}

function theFit(current: RunningFit | undefined): RunningFit {
  if (current === undefined) throw new Error("this training thread has no fit: begin() comes first");
  return current;
}

/** Resolves once the lock is held. The promise handed to the lock manager never settles: only death sets the lock free. */
function holdLock(name: string): Promise<boolean> {
  const locks = environment.navigator?.locks;
  if (locks === undefined) return Promise.resolve(false);
  return new Promise((resolve) => {
    locks
      .request(name, () => {
        resolve(true);
        return new Promise<never>(() => undefined);
      })
      // A document of an opaque origin (a sandboxed frame) has the manager, but may not use it.
      .catch(() => resolve(false));
  });
}
