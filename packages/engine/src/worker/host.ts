import type { LikelihoodHead } from "@loglik/core";
import type { WorkerFactory } from "../environment.js";
import { isCarried } from "./carried-names.js";
import { headsUrl } from "./heads-url.js";
import { leaseWorker } from "./pool.js";
import type { HeadReference, TrainingThread } from "./protocol.js";

/** Where work is done: a worker from the pool, or several that share the steps of a fit, or the caller's own thread. */
export interface Host {
  readonly thread: TrainingThread;
  readonly head: HeadReference;
  done(): void;
  abandon(): void;
}

export interface HostOptions {
  readonly workers: number;
  readonly createWorker?: WorkerFactory;
}

/** Whether work on this head is done on the caller's own thread: because it was asked for, or because the head is made of bare functions. */
export function runsOnCallerThread(head: LikelihoodHead, { workers }: HostOptions): boolean {
  return workers === 0 || head.source === undefined;
}

/** One worker, or several that act as one. */
async function leaseThread({ workers, createWorker }: HostOptions): Promise<Omit<Host, "head">> {
  if (workers > 1) return (await import("./team.js")).leaseTeam(workers, createWorker);
  const { client, done, abandon } = await leaseWorker(createWorker);
  return { thread: client.thread, done, abandon };
}

export async function openHost(head: LikelihoodHead, options: HostOptions): Promise<Host> {
  const { source } = head;
  if (options.workers === 0 || source === undefined) {
    // Loaded on demand: most programs never train on their own thread, and need not carry the kernels twice.
    const { callerThread } = await import("./caller-thread.js");
    const thread = callerThread();
    const forget = () => void thread.reset();
    return { thread, head: { head }, done: forget, abandon: forget };
  }
  // A worker of the caller's own making has its own way to the other heads.
  const isComplete = isCarried(source) || "module" in source || options.createWorker !== undefined;
  const heads = isComplete ? undefined : await headsUrl();
  const lease = await leaseThread(options);
  return { ...lease, head: { source, outputs: head.outputs.length, heads } };
}
