import { LoglikError } from "@loglik/core";
import { type Endpoint, transfer, wrap } from "comlink";
import type { Sample } from "../data/sample.js";
import { type BrowserWorker, environment, type NodePort, type NodeWorker } from "../environment.js";
import { interruption } from "./interruption.js";
import { nodeEndpoint } from "./node-endpoint.js";
import type { Reply, TrainingThread } from "./protocol.js";
import { unwrap } from "./reply.js";
import { isCarried } from "./spawn.js";

/** A training thread in a worker. Its calls reject at once, with the reason, when the worker dies. */
export interface WorkerClient {
  readonly thread: TrainingThread;
  /** Whether it has to be sent the parts of its program. */
  readonly isCarried: boolean;
  /** Whether the worker is known to be of no more use. */
  readonly failed: boolean;
  terminate(): void;
}

/** The worker's side of `TrainingThread`, where each outcome is plain data. */
type Replying = {
  [Name in keyof TrainingThread]: (
    ...parameters: Parameters<TrainingThread[Name]>
  ) => Promise<Reply<Awaited<ReturnType<TrainingThread[Name]>>>>;
};

let locksMade = 0;

/**
 * Wraps a worker that runs `worker/entry.ts`.
 *
 * Comlink's promises stay pending for ever when a worker dies, and Node's process stays alive for as long as a worker is
 * referenced. So every call races with the worker's death, and the worker is referenced only while a call is pending.
 */
export async function connect(worker: BrowserWorker | NodeWorker): Promise<WorkerClient> {
  const node = "on" in worker ? (worker as NodeWorker) : undefined;
  const endpoint = node ? nodeEndpoint(node as NodePort) : (worker as unknown as Endpoint);
  const remote = wrap<Replying>(endpoint) as unknown as Replying;
  const death = interruption();
  let pending = 0;
  /** Set as a message arrives, not as the promise of a call resolves: a worker's last words may come together with its end. */
  let answered = false;
  const onAnswer = () => {
    answered = true;
  };

  function end(code: string, reason: string): void {
    death.happen(new LoglikError(code, `train: ${reason}`));
    worker.terminate();
  }

  function died(how: string): void {
    if (answered) end("worker-died", `the worker died before it was done: ${how}. Start the fit again.`);
    else {
      end(
        "worker-failed-to-load",
        `the worker did not start: ${how}. Under a Content-Security-Policy allow blob: as worker-src and script-src, or pass createWorker; workers: 0 trains on this thread.`,
      );
    }
  }

  async function call<T>(ask: () => Promise<Reply<T>>): Promise<T> {
    if (pending === 0) node?.ref();
    pending += 1;
    try {
      return unwrap(await death.race(ask()));
    } catch (error) {
      throw (error as Error | undefined)?.name === "DataCloneError" ? notPortable(error as Error) : error;
    } finally {
      pending -= 1;
      if (pending === 0) node?.unref();
    }
  }

  const thread: TrainingThread = {
    hold: (lock) => call(() => remote.hold(lock)),
    begin: (job, head) => call(() => remote.begin(transfer(job, [...buffers(job.training, job.validation)]), head)),
    feed: (piece) => call(() => remote.feed(piece && transfer(piece, [...buffers(piece)]))),
    follow: (job, head) => call(() => remote.follow(job, head)),
    poll: () => call(() => remote.poll()),
    explain: (parts) => call(() => remote.explain(parts)),
    cancel: () => call(() => remote.cancel()),
    pause: () => call(() => remote.pause()),
    resume: () => call(() => remote.resume()),
    snapshot: () => call(() => remote.snapshot()),
    state: () => call(() => remote.state()),
    forward: (job, head) => call(() => remote.forward(transfer(job, [job.x.buffer as ArrayBuffer]), head)),
    reset: () => call(() => remote.reset()),
  };
  node?.unref();
  endpoint.addEventListener("message", onAnswer);
  if (node) watchNodeWorker(node, died);
  else await watchBrowserWorker(worker as BrowserWorker, thread, died);
  return {
    thread,
    isCarried: isCarried(worker),
    get failed() {
      return death.happened;
    },
    terminate: () => end("worker-died", "the worker was stopped while it was at work."),
  };
}

/** Everything else that is sent is numbers and text, so it is the head's options that cannot be. */
function notPortable(cause: Error): LoglikError {
  return new LoglikError(
    "head-not-portable",
    `train: the head's source cannot be sent to a worker: ${cause.message} Its options must be plain data; leave source out, and the fit runs on the caller's thread.`,
  );
}

/**
 * The memory of the samples. It moves to the worker instead of being copied: `train` made these arrays itself, and has no more
 * use for them.
 */
function* buffers(...samples: readonly (Sample | undefined)[]): Generator<ArrayBuffer> {
  for (const sample of samples) {
    if (sample === undefined) continue;
    yield sample.x.buffer as ArrayBuffer;
    yield sample.y.buffer as ArrayBuffer;
    if (sample.weights !== undefined) yield sample.weights.buffer as ArrayBuffer;
  }
}

type Died = (how: string) => void;

function watchNodeWorker(worker: NodeWorker, died: Died): void {
  worker.on("error", (error: unknown) =>
    died(error instanceof Error ? `${error.name}: ${error.message}` : String(error)),
  );
  worker.on("messageerror", () => died("a message could not be read"));
  worker.on("exit", (code: unknown) => died(`its thread ended with exit code ${code}`));
}

function watchBrowserWorker(worker: BrowserWorker, thread: TrainingThread, died: Died): Promise<void> {
  worker.addEventListener(
    "error",
    (event: { readonly message?: string; readonly filename?: string; preventDefault?(): void }) => {
      event.preventDefault?.();
      died(event.message || "its script could not be loaded");
    },
  );
  worker.addEventListener("messageerror", () => died("a message could not be read"));
  return watchByLock(thread, died);
}

/**
 * A browser says nothing when a worker is terminated or crashes. But a lock that the worker holds is set free then: whoever
 * gets it next knows. Where there are no locks (an insecure page), only load and script errors are noticed.
 *
 * Resolves once the worker holds its lock, or has failed to load.
 */
async function watchByLock(thread: TrainingThread, died: Died): Promise<void> {
  const locks = environment.navigator?.locks;
  if (locks === undefined) return;
  locksMade += 1;
  const name = `loglik-worker-${locksMade}-${Math.random()}`;
  // A worker that failed to load is known to be dead by now, and tells so to whoever calls it.
  const held = await thread.hold(name).catch(() => false);
  if (held) locks.request(name, () => died("it was terminated, or crashed")).catch(() => undefined);
}
