import type { EpochEvent, TrainingEvent, Warning } from "./events.js";
import { createModel, type TrainedModel, type TrainingReport } from "./model.js";
import type { Network } from "./network.js";
import type { TrainSettings } from "./train-options.js";
import { watchAbort } from "./worker/abort-watch.js";
import { type Host, openHost, runsOnCallerThread } from "./worker/host.js";
import { type NewsQueue, newsQueue } from "./worker/news-queue.js";
import type { FitJob, Progress } from "./worker/protocol.js";

/** A fit that is running, or has run. */
export interface TrainingRun<Event extends TrainingEvent = EpochEvent> extends AsyncIterable<Event> {
  /** The trained model; of a cancelled run, the model as far as it got. Rejects with what ended the fit. Need not be read. */
  readonly result: Promise<TrainedModel>;
  /** Stops the fit after the current slice (16 ms, or one step if that takes longer). `result` then resolves as it stands. */
  cancel(): void;
  /** The model as it is now, while the fit goes on. */
  snapshot(): Promise<TrainedModel>;
  /** Each event once, from the first. Leaving the loop cancels the run. */
  [Symbol.asyncIterator](): AsyncIterator<Event>;
}

export interface RunPlan {
  readonly network: Network;
  readonly job: FitJob;
  readonly settings: TrainSettings;
  readonly warnings: readonly Warning[];
}

/** Starts a checked fit and follows it to its end. */
export function startRun(plan: RunPlan): TrainingRun<TrainingEvent> {
  const { network, job, settings } = plan;
  const news = newsQueue<Progress>();
  const abort = watchAbort(settings.signal);
  const epochs: EpochEvent[] = [];
  /** Set while a thread works for this run; afterwards it may be at work for another. */
  let host: Host | undefined;
  let cancelled = false;
  let model: TrainedModel | undefined;

  const begun = begin();
  const result = follow().finally(abort.stop);
  result.then(news.end, news.fail);

  async function begin(): Promise<void> {
    const opening = openHost(network.likelihood, settings);
    // A worker that is there only after the abort must not be left waiting.
    opening.then(
      (late) => abort.happened && late.abandon(),
      () => undefined,
    );
    host = await abort.race(opening);
    await abort.race(host.thread.begin(job, host.head));
    if (cancelled) await abort.race(host.thread.cancel());
  }

  async function follow(): Promise<TrainedModel> {
    try {
      await begun;
      for (;;) {
        const progress = await abort.race(host!.thread.poll());
        for (const epoch of progress.epochs) epochs.push(epoch);
        news.push(progress);
        if (progress.finished === undefined) continue;
        const { parameters, reason } = progress.finished;
        model = modelAt(parameters, reason, progress.finished);
        host?.done();
        host = undefined;
        return model;
      }
    } catch (error) {
      host?.abandon();
      host = undefined;
      throw error;
    }
  }

  function modelAt(
    parameters: FitJob["parameters"],
    stopped: "finished" | "cancelled" | "running",
    { steps, elapsed }: { readonly steps: number; readonly elapsed: number },
  ): TrainedModel {
    const report: TrainingReport = {
      epochs: [...epochs],
      steps,
      elapsed,
      stopped,
      thread: runsOnCallerThread(network.likelihood, settings) ? "caller" : "worker",
      observations: job.training.rows,
      optimizer: job.optimizer,
      batchSize: job.batchSize,
      seed: job.seed,
    };
    return createModel(network, parameters, settings, report, plan.warnings);
  }

  function cancel(): void {
    cancelled = true;
    // If the worker is dead, `result` tells.
    host?.thread.cancel().catch(() => undefined);
  }

  return {
    result,
    cancel,
    async snapshot() {
      await begun;
      if (host === undefined) return model ?? result;
      const parameters = await abort.race(host.thread.snapshot());
      const latest = epochs.at(-1) ?? { steps: 0, elapsed: 0 };
      return modelAt(parameters, "running", latest);
    },
    [Symbol.asyncIterator]: () => events(news, job, cancel),
  };
}

/** The events of a run, steps before the epoch that they complete. */
async function* events(news: NewsQueue<Progress>, job: FitJob, leave: () => void): AsyncGenerator<TrainingEvent, void> {
  const stepsInEpoch = Math.ceil((job.order?.length ?? job.training.rows) / job.batchSize);
  let step = 0;
  try {
    for (let progress = await news.next(); progress !== undefined; progress = await news.next()) {
      const end = step + (progress.losses?.length ?? 0);
      const first = step;
      for (const epoch of [...progress.epochs, undefined]) {
        for (; step < Math.min(end, epoch?.steps ?? end); step += 1) {
          const nll = progress.losses![step - first];
          yield { type: "step", index: step, epoch: Math.floor(step / stepsInEpoch), nll };
        }
        if (epoch !== undefined) yield epoch;
      }
    }
  } finally {
    leave();
  }
}
