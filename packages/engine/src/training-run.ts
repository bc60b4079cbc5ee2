import { LoglikError } from "@loglik/core";
import { type Checkpoint, checkpointOf } from "./checkpoint.js";
import type { BestEpoch } from "./early-stopping.js";
import { environment } from "./environment.js";
import type { EpochEvent, Finding, TrainingEvent } from "./events.js";
import type { PreparedFit } from "./fit-job.js";
import { type FitPosition, type FitState, startOfFit } from "./fit-state.js";
import { extraKernels } from "./kernels/wasm/extra-kernels.js";
import { createModel, type TrainedModel, type TrainingReport } from "./model.js";
import type { Network } from "./network.js";
import type { Feeder } from "./stream-fit.js";
import type { TrainSettings } from "./train-options.js";
import { watchAbort } from "./worker/abort-watch.js";
import type { Host } from "./worker/host.js";
import { type NewsQueue, newsQueue } from "./worker/news-queue.js";
import { callsHead, partsOfFit } from "./worker/parts/needed-parts.js";
import { pause as letOthersRun } from "./worker/pause.js";
import type { FitJob, Progress } from "./worker/protocol.js";
import { stopSwitch } from "./worker/stop-switch.js";

/** A fit that is running, or has run. */
export interface TrainingRun<Event extends TrainingEvent = EpochEvent> extends AsyncIterable<Event> {
  /** The trained model; of a cancelled run, the model as far as it got. Rejects with what ended the fit. Need not be read. */
  readonly result: Promise<TrainedModel>;
  /**
   * Stops the fit after the current step, or after the current slice (16 ms, or one step if that takes longer) where threads
   * may not share memory. `result` then resolves as it stands. A worker that has not stopped after three seconds, because its head
   * never returns, is ended, and `result` rejects.
   */
  cancel(): void;
  /** Lets the fit rest, as soon as `cancel` would stop it. Its clock stands still until `resume`. */
  pause(): void;
  resume(): void;
  /** The model as it is now, while the fit goes on. */
  snapshot(): Promise<TrainedModel>;
  /**
   * All that it takes to go on from here, after the process has ended: `train(network, data, { …, resume: checkpoint })`. While
   * the fit goes on, or after it has finished or was cancelled.
   */
  checkpoint(): Promise<Checkpoint>;
  /** Each event once, from the first. Leaving the loop cancels the run. */
  [Symbol.asyncIterator](): AsyncIterator<Event>;
}

export interface RunPlan {
  readonly network: Network;
  /** The worker is about to start, or the caller's thread to be made one. */
  readonly opening: Promise<Host>;
  /** Large data are prepared while the run has begun. */
  readonly prepared: PreparedFit | Promise<PreparedFit & { readonly feeder?: Feeder }>;
  readonly settings: TrainSettings;
  readonly warnings: readonly Finding[];
}

/** Starts a checked fit and follows it to its end. */
export function startRun(plan: RunPlan): TrainingRun<TrainingEvent> {
  const { network, settings } = plan;
  const news = newsQueue<Progress>();
  const abort = watchAbort(settings.signal);
  const epochs: EpochEvent[] = [...(settings.resume?.epochs ?? [])];
  /** Set while a thread works for this run; afterwards it may be at work for another. */
  let host: Host | undefined;
  let prepared!: PreparedFit & { readonly feeder?: Feeder };
  const stop = stopSwitch();
  let cancelled = false;
  let paused = false;
  let ended = false;
  let grace: unknown;
  let model: TrainedModel | undefined;
  let end: FitState | undefined;
  let health: readonly Finding[] = [];

  const begun = begin();
  const result = follow().finally(abort.stop);
  result.then(news.end, news.fail);

  async function begin(): Promise<void> {
    const { opening } = plan;
    // A worker that is there only after the abort must not be left waiting.
    opening.then(
      (late) => abort.happened && late.abandon(),
      () => undefined,
    );
    const preparing = Promise.resolve(plan.prepared);
    const loading = extraKernels(network, { ...settings, average: settings.averaging });
    // Whatever is wrong with the data, or cannot be loaded, is told where it is awaited.
    for (const begun of [preparing, loading]) begun.catch(() => undefined);
    host = await abort.race(opening);
    prepared = await abort.race(preparing);
    const { job, undrawn } = prepared;
    if (undrawn !== undefined) {
      const { drawWithNormals } = await abort.race(import("./initializers/draw-with-normals.js"));
      job.parameters.set(drawWithNormals(network, job.seed, undrawn));
    }
    const kernels = await abort.race(loading);
    const head = network.likelihood;
    const parts = await abort.race(host.parts(partsOfFit(head, job)));
    const reference = host.head({ isCalled: callsHead(head, job), offset: job.offset });
    await abort.race(host.thread.begin({ ...job, kernels, parts, stop: stop?.memory }, reference));
    if (paused) await abort.race(host.thread.pause());
    if (cancelled) await abort.race(host.thread.cancel());
    // A stream that fails ends the run with its reason; of a run that is over nobody wants to know.
    prepared.feeder?.run(host.thread, () => ended || cancelled).catch((reason) => !ended && abort.happen(reason));
  }

  async function follow(): Promise<TrainedModel> {
    try {
      await begun;
      for (;;) {
        const progress = await abort.race(host!.thread.poll());
        for (const epoch of progress.epochs) epochs.push(epoch);
        news.push(progress);
        if (progress.failed) await abort.race(host!.thread.explain(await host!.parts(["trace"])));
        if (progress.finished === undefined) continue;
        const { reason, state, parameters, warnings } = progress.finished;
        end = state;
        health = warnings;
        host?.done();
        host = undefined;
        model = await modelAt(parameters, reason, state.position, state.best);
        return model;
      }
    } catch (error) {
      stop?.set();
      host?.abandon();
      throw error;
    } finally {
      ended = true;
      host = undefined;
      environment.clearTimeout(grace);
    }
  }

  async function modelAt(
    parameters: FitJob["parameters"],
    stopped: TrainingReport["stopped"],
    { steps, elapsed }: Pick<FitPosition, "steps" | "elapsed">,
    best?: BestEpoch,
  ): Promise<TrainedModel> {
    const { job, feeder, warnings } = prepared;
    const report: TrainingReport = {
      epochs: [...epochs],
      steps,
      elapsed,
      stopped,
      thread: settings.workers === 0 ? "caller" : "worker",
      workers: settings.workers,
      fusedMultiplyAdd: settings.fusedMultiplyAdd,
      observations: feeder?.rows ?? job.training.rows,
      totalWeight: feeder?.weight ?? prepared.totalWeight,
      optimizer: job.optimizer,
      ...(settings.averaging && { averaging: settings.averaging }),
      ...(best && { best: { epoch: best.epoch, nll: best.nll } }),
      batchSize: job.batchSize,
      seed: job.seed,
    };
    const findings = [...warnings, ...plan.warnings, ...health];
    const told = findings.length === 0 ? [] : (await import("./warning-messages.js")).inWords(findings, network);
    return createModel(network, parameters, settings, report, told);
  }

  async function finalState(): Promise<FitState> {
    await result;
    return end!;
  }

  function cancel(): void {
    if (cancelled || ended) return;
    cancelled = true;
    grace = environment.setTimeout(() => abort.happen(deafness()), cancelMilliseconds);
    stop?.set();
    // If the worker is dead, `result` tells.
    host?.thread.cancel().catch(() => undefined);
  }

  function pause(): void {
    paused = true;
    stop?.set();
    host?.thread.pause().catch(() => undefined);
  }

  function resume(): void {
    paused = false;
    if (!cancelled) stop?.clear();
    host?.thread.resume().catch(() => undefined);
  }

  return {
    result,
    cancel,
    pause,
    resume,
    async snapshot() {
      await begun;
      if (host === undefined) return model ?? result;
      const parameters = await abort.race(host.thread.snapshot());
      return modelAt(parameters, "running", epochs.at(-1) ?? startOfFit);
    },
    async checkpoint() {
      await begun;
      if (prepared.feeder !== undefined) throw noCheckpoint();
      const state = host === undefined ? await finalState() : await abort.race(host.thread.state());
      // The news of an epoch may still be on their way.
      while (epochs.length < state.position.epoch && !ended) await letOthersRun();
      const past = epochs.slice(0, state.position.epoch);
      return checkpointOf(prepared.job, network.likelihood.source, state, past);
    },
    [Symbol.asyncIterator]: () => events(news, settings.resume?.position ?? startOfFit, cancel),
  };
}

/** How long a cancelled fit may take to end. */
const cancelMilliseconds = 3000;

function deafness(): LoglikError {
  return new LoglikError(
    "fit-unresponsive",
    `cancel: the fit had not stopped ${cancelMilliseconds / 1000} seconds after it was cancelled, so its worker was ended and its model is lost. A head whose point function does not return is the likely reason; take snapshot() from time to time if single steps take as long.`,
  );
}

function noCheckpoint(): LoglikError {
  return new LoglikError(
    "options-conflict",
    "checkpoint: the data are a stream, and nobody can tell where it would have to go on. Take snapshot(), and start another fit from its parameters.",
  );
}

/** The events of a run, steps before the epoch that they complete. */
async function* events(
  news: NewsQueue<Progress>,
  start: FitPosition,
  leave: () => void,
): AsyncGenerator<TrainingEvent, void> {
  let step = start.steps;
  let current = start.epoch;
  try {
    for (let progress = await news.next(); progress !== undefined; progress = await news.next()) {
      const end = step + (progress.losses?.length ?? 0);
      const first = step;
      for (const epoch of [...progress.epochs, undefined]) {
        for (; step < Math.min(end, epoch?.steps ?? end); step += 1) {
          const nll = progress.losses![step - first];
          yield { type: "step", index: step, epoch: current, nll };
        }
        if (epoch === undefined) continue;
        current = epoch.index + 1;
        yield epoch;
      }
    }
  } finally {
    leave();
  }
}
