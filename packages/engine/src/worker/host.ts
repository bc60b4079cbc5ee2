import type { LikelihoodHead } from "@loglik/core";
import type { WorkerFactory } from "../environment.js";
import { leaseWorker } from "./pool.js";
import type { HeadReference, TrainingThread } from "./protocol.js";

/** Where work is done: a worker from the pool, or the caller's own thread. */
export interface Host {
  readonly thread: TrainingThread;
  readonly head: HeadReference;
  done(): void;
  abandon(): void;
}

export interface HostOptions {
  readonly workers: 0 | 1;
  readonly createWorker?: WorkerFactory;
}

/** A head without a source is made of functions that cannot cross to a worker. */
export function runsOnCallerThread(head: LikelihoodHead, { workers }: HostOptions): boolean {
  return workers === 0 || head.source === undefined;
}

export async function openHost(head: LikelihoodHead, options: HostOptions): Promise<Host> {
  if (runsOnCallerThread(head, options)) {
    // Loaded on demand: most programs never train on their own thread, and need not carry the kernels twice.
    const { callerThread } = await import("./caller-thread.js");
    const thread = callerThread();
    const forget = () => void thread.reset();
    return { thread, head: { head }, done: forget, abandon: forget };
  }
  const lease = await leaseWorker(options.createWorker);
  return {
    thread: lease.client.thread,
    head: { source: head.source!, outputs: head.outputs.length },
    done: lease.done,
    abandon: lease.abandon,
  };
}
