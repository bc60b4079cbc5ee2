import { LoglikError } from "@loglik/core";
import { type BrowserWorker, environment, type NodeWorker } from "../environment.js";
import { workerSource } from "../generated/worker-source.js";

const spawned = new WeakSet<object>();

/** Whether a worker runs the string that the engine carries, and so has to be sent the parts of its program that it needs. */
export function isCarried(worker: BrowserWorker | NodeWorker): boolean {
  return spawned.has(worker);
}

/**
 * Starts a worker from the string that the engine carries, so that no bundler needs to know of it: from a Blob URL in a
 * browser, from the string itself in Node. A classic script: module workers from Blobs hang in sandboxed frames.
 *
 * @throws LoglikError `worker-not-available`
 */
export function spawnWorker(): BrowserWorker | NodeWorker {
  const worker = startWorker();
  spawned.add(worker);
  return worker;
}

function startWorker(): BrowserWorker | NodeWorker {
  const { Worker, Blob, URL, process } = environment;
  // Node first: a page that was set up inside Node (a test's DOM) may show a Worker that does nothing.
  const threads = process?.versions?.node === undefined ? undefined : process.getBuiltinModule?.("node:worker_threads");
  if (threads !== undefined) return new threads.Worker(workerSource, { eval: true, name: "loglik" });
  if (Worker === undefined || Blob === undefined) {
    throw new LoglikError(
      "worker-not-available",
      "train: this environment has no workers; expected a browser or Node 20.19 or newer. Pass workers: 0 to train on this thread.",
    );
  }
  const url = URL.createObjectURL(new Blob([workerSource], { type: "text/javascript" }));
  try {
    return new Worker(url, { name: "loglik" });
  } catch (cause) {
    throw new LoglikError(
      "worker-not-available",
      `train: the browser refused to start a worker: ${cause instanceof Error ? cause.message : cause}. Under a Content-Security-Policy allow blob: as worker-src and script-src, or pass createWorker; workers: 0 trains on this thread.`,
    );
  } finally {
    // The worker has begun to read the blob and keeps it; the URL itself is no longer needed.
    environment.setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}
