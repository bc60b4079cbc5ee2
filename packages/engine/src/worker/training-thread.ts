import type { FloatArray } from "@loglik/core";
import { createUniformRng } from "@loglik/core/random/uniform";
import { createProgram } from "../create-program.js";
import { allocator, type Sample } from "../data/sample.js";
import { environment } from "../environment.js";
import type { FitState } from "../fit-state.js";
import { follow } from "../kernels/wasm/follower.js";
import type { Program, SharedProgram } from "../program.js";
import { callSize } from "./call-size.js";
import type { FailedStep, StepFailure } from "./failed-step.js";
import type { Feed } from "./feed.js";
import { createFit, type Fit, type FitHead } from "./fit.js";
import { forwardRowsAtATime, forwardSlices } from "./mean-nll.js";
import { type LoadPart, loadParts, type PartReference, type Parts } from "./parts/parts.js";
import { pause } from "./pause.js";
import type { HeadReference, Progress, TrainingThread } from "./protocol.js";
import { type RestingClock, restingClock } from "./resting-clock.js";
import { type SpareMemory, spareMemory } from "./spare-memory.js";
import { type Stopwatch, stopwatch } from "./stopwatch.js";

export interface ThreadOptions {
  /** Longest time that the thread works before it lets its other tasks run. */
  readonly sliceMilliseconds: number;
  readonly loadPart: LoadPart;
}

/**
 * The work of a training thread, whichever thread it is: it knows nothing of workers or messages. Training runs by itself,
 * slice by slice; between slices the thread hears `cancel`, `snapshot` and `poll`.
 */
export function createTrainingThread(options: ThreadOptions): TrainingThread {
  const { sliceMilliseconds, loadPart } = options;
  const spare = spareMemory();
  let current: RunningFit | undefined;
  let resets = 0;

  /** What a job brings along: the parts that it needs, and its head. */
  async function unpack(job: { readonly parts?: readonly PartReference[] }, reference: HeadReference) {
    const parts = await loadParts(job.parts ?? [], loadPart);
    return { parts, head: await headOf(reference, parts) };
  }

  return {
    hold: holdLock,

    async begin(job, reference) {
      const resetsBefore = resets;
      const { parts, head } = await unpack(job, reference);
      const { allocate: memory } = spare;
      const program = createProgram(
        { ...job.network, likelihood: head },
        {
          ...job,
          ...parts,
          room: { rows: job.training.rows, weights: job.training.weights ?? job.streamed },
          memory,
        },
      );
      // The thread was given back while the head was on its way, and is another fit's by now.
      if (resets !== resetsBefore) throw new Error("this fit was given up before it began");
      // The program has its own copy of x and y: the fit must not hold on to another.
      const { x, y, ...training } = job.training;
      const feed = job.streamed ? parts.extras!.createFeed() : undefined;
      if (feed === undefined) program.load(x, y, training.weights);
      program.writeParameters(job.parameters);
      if (job.resume !== undefined) program.writeOptimizer(job.resume.optimizer);
      const clock = stopwatch(sliceMilliseconds);
      const time = restingClock();
      const tools = {
        rng: createUniformRng(job.seed),
        clock,
        callSize: callSize(sliceMilliseconds),
        now: time.now,
        feed,
        extras: parts.extras,
      };
      const loaded = { ...job, training };
      const { optimizer } = job;
      const fit =
        optimizer.type === "lbfgs"
          ? parts.lbfgs!.createLbfgsFit(program, head, { ...loaded, optimizer }, tools)
          : createFit(program, head, { ...loaded, optimizer }, tools);
      const shared = program.shared?.();
      const explain = (failed: FailedStep, { traceNonFinite }: Parts["trace"]) =>
        traceNonFinite(program, head, { ...loaded, training: fit.loaded }, failed);
      const followers = job.workers - 1;
      current = runningFit(fit, program, { clock, time, followers, keep: spare.keep, feed, explain });
      return { bytes: program.bytes, memory: job.workers > 1 ? shared?.memory : undefined };
    },

    async feed(piece) {
      await theFit(current).feed(piece);
    },

    async follow(job, reference) {
      const { parts, head } = await unpack(job, reference);
      const settings = { ...job, layers: parts.layers, extras: parts.extras, team: parts.team! };
      for (const _rest of follow({ ...job.network, likelihood: head }, settings)) await pause();
    },

    async poll() {
      return theFit(current).news();
    },

    async explain(references) {
      const { trace } = await loadParts(references, loadPart);
      throw theFit(current).reason(trace!);
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
      return theFit(current).parameters();
    },

    async state() {
      return theFit(current).state();
    },

    async forward(job, reference) {
      const { parts, head } = await unpack(job, reference);
      const rowsAtATime = forwardRowsAtATime(job.network.parameterCount);
      const settings = {
        optimizer: noUpdates,
        batchSize: Math.min(rowsAtATime, job.rows),
        precision: job.precision,
        kernels: job.kernels,
        layers: parts.layers,
      } as const;
      const { allocate: memory } = spare;
      const program = createProgram({ ...job.network, likelihood: head }, { ...settings, memory });
      program.writeParameters(job.parameters);
      const eta = allocator(job.precision)(job.rows * head.outputs.length);
      const clock = stopwatch(sliceMilliseconds);
      for (const _slice of forwardSlices(program.forward, job.x, job.rows, eta, rowsAtATime, clock)) {
        await pause();
        clock.restart();
      }
      const shared = program.shared?.();
      if (shared !== undefined) spare.keep(shared.memory);
      return eta;
    },

    async reset() {
      resets += 1;
      current?.cancel();
      current = undefined;
    },
  };
}

/** No optimizer step is ever taken for a prediction: of L-BFGS a program knows neither slots nor updates. */
const noUpdates = { type: "lbfgs", memory: 0, tolerance: 0 } as const;

async function headOf(reference: HeadReference, parts: Partial<Parts>): Promise<FitHead> {
  if ("head" in reference) return reference.head;
  const { outline, recipe } = reference;
  return recipe
    ? (parts.kernelHeads ?? parts.namedHeads ?? parts.allHeads ?? parts.moduleHead)!.rebuild(recipe)
    : outline;
}

interface RunningFit {
  readonly parameters: () => FloatArray;
  readonly state: () => FitState;
  cancel(): void;
  rest(): void;
  resume(): void;
  feed(piece: Sample | undefined): Promise<void>;
  /** The next news, or the error that ended the fit. */
  news(): Promise<Progress>;
  /** The error of a loss that is not finite. */
  reason(trace: Parts["trace"]): Error;
}

interface RunTools extends Pick<SpareMemory, "keep"> {
  readonly clock: Stopwatch;
  readonly time: RestingClock;
  readonly followers: number;
  readonly feed: Feed | undefined;
  readonly explain: (failed: FailedStep, trace: Parts["trace"]) => Error;
}

/** Steps a fit until it ends, and hands its news to whoever waits for them. */
function runningFit(fit: Fit, program: Program, { clock, time, followers, keep, feed, explain }: RunTools): RunningFit {
  const shared = program.shared?.();
  let failure: { readonly error: unknown } | undefined;
  let failed: FailedStep | undefined;
  let wake: (() => void) | undefined;
  let cancelled = false;

  async function run() {
    try {
      // A step without them would wait at its first barrier, and the thread would hear nothing in the meantime.
      while (followers > 0 && shared!.followers() < followers && !cancelled) await moment();
      const slices = fit.slices();
      clock.restart();
      while (!slices.next().done) {
        wake?.();
        if (followers > 0) shared!.rest();
        await pause();
        await time.rested();
        await feed?.arrived();
        clock.restart();
      }
    } catch (error) {
      failed = (error as StepFailure).failedStep;
      failure = { error };
    }
    feed?.close();
    wake?.();
    // Of a step that failed, the reason may still be looked for in this memory.
    if (shared !== undefined && (await haveLeft(shared, followers)) && failed === undefined) keep(shared.memory);
  }
  // The first slice begins after `begin` has been answered: it is no part of the time that starting takes.
  pause().then(run);

  return {
    parameters: fit.parameters,
    state: fit.state,
    cancel() {
      cancelled = true;
      fit.cancel();
      feed?.close();
      time.resume();
    },
    rest: time.rest,
    resume: time.resume,
    feed: async (piece) => feed?.push(piece),
    async news() {
      for (;;) {
        const progress = fit.takeProgress();
        if (progress !== undefined) return progress;
        if (failed !== undefined) return { epochs: [], failed: true };
        if (failure !== undefined) throw failure.error;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    reason: (trace) => explain(failed!, trace),
  };
}

/**
 * Sends the followers home; resolves to whether the memory is free. A follower that is still there, or may yet come, would take
 * the next fit's memory for its own.
 */
async function haveLeft(shared: SharedProgram, followers: number): Promise<boolean> {
  if (followers === 0) return true;
  const allCame = shared.followers() === followers;
  shared.dismiss();
  for (let moments = 0; moments < 100 && shared.followers() > 0; moments += 1) await moment();
  return allCame && shared.followers() === 0;
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
