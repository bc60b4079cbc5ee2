import type { LikelihoodHead } from "@loglik/core";
import type { WorkerFactory } from "../environment.js";
import { offsetHead } from "../heads/offset-head.js";
import type { PartName, PartReference } from "./parts/parts.js";
import { leaseWorker } from "./pool.js";
import type { HeadReference, TrainingThread } from "./protocol.js";
import type { TeamLease } from "./team.js";

/** Where work is done: a worker from the pool, or several that share the steps of a fit, or the caller's own thread. */
export interface Host {
  readonly thread: TrainingThread;
  /** The head as it crosses to the thread, which is to rebuild its functions if they are called. */
  head(options: { readonly isCalled: boolean; readonly offset: boolean }): HeadReference;
  /** References to parts, by which the thread finds them. */
  parts(names: readonly PartName[]): Promise<readonly PartReference[]>;
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
async function leaseThread({ workers, createWorker }: HostOptions): Promise<TeamLease> {
  if (workers > 1) return (await import("./team.js")).leaseTeam(workers, createWorker);
  const { client, done, abandon } = await leaseWorker(createWorker);
  return { thread: client.thread, isCarried: client.isCarried, done, abandon };
}

export async function openHost(head: LikelihoodHead, options: HostOptions): Promise<Host> {
  const { source } = head;
  if (options.workers === 0 || source === undefined) {
    // Loaded on demand: most programs never train on their own thread, and need not carry the kernels twice.
    const { callerThread } = await import("./caller-thread.js");
    const thread = callerThread();
    const forget = () => void thread.reset();
    const itself: Host["head"] = ({ offset }) => ({ head: offset ? offsetHead(head) : head });
    return { thread, head: itself, parts: ownReferences, done: forget, abandon: forget };
  }
  const { name, outputs, targets } = head;
  const { thread, isCarried, done, abandon } = await leaseThread(options);
  return {
    thread,
    done,
    abandon,
    head: ({ isCalled, offset }) => ({
      outline: { name, outputs, targets, source },
      recipe: isCalled ? { source, outputs: outputs.length, offset } : undefined,
    }),
    // A worker of the caller's own making has its own way to them.
    parts: isCarried ? sentReferences : ownReferences,
  };
}

async function ownReferences(names: readonly PartName[]): Promise<readonly PartReference[]> {
  return names.map((name) => ({ name }));
}

async function sentReferences(names: readonly PartName[]): Promise<readonly PartReference[]> {
  if (names.length === 0) return [];
  const { partUrl } = await import("./parts/part-url.js");
  return Promise.all(names.map(async (name) => ({ name, url: await partUrl(name) })));
}
