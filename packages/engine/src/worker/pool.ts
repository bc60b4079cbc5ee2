import { LoglikError } from "@loglik/core";
import { environment, type WorkerFactory } from "../environment.js";
import { show } from "../option-checks.js";
import { connect, type WorkerClient } from "./client.js";
import { spawnWorker } from "./spawn.js";

/** Workers that are kept between two pieces of work, so that the next need not wait for a start; and what will end them. */
const idle = new Map<WorkerClient, Timer>();

type Timer = { unref?(): void };

/** How long a worker is kept without work. */
const idleMilliseconds = 2000;

/** How long a worker may take to hear that its work is no longer wanted: a slice, or one long step. */
export const patience = 1000;

/** A worker for one piece of work. */
export interface Lease {
  readonly client: WorkerClient;
  /** Gives the worker back after its work is done. */
  done(): void;
  /** Gives the worker back in the middle of its work; a worker that does not listen is ended. */
  abandon(): void;
  /** Ends the worker: it is known not to listen. */
  end(): void;
}

/** An idle worker, or a new one where all are at work. Workers of a caller's own making are not kept. */
export async function leaseWorker(createWorker?: WorkerFactory): Promise<Lease> {
  const client = createWorker === undefined ? await takeIdle() : await connect(await ownWorker(createWorker));
  let over = false;

  function giveBack(): void {
    if (client.failed) return;
    if (createWorker === undefined) keep(client);
    else client.terminate();
  }

  return {
    client,
    done() {
      if (over) return;
      over = true;
      // What comes next waits its turn behind this message. If the worker dies of it, whoever leases it next will be told.
      client.thread.reset().catch(() => undefined);
      giveBack();
    },
    abandon() {
      if (over) return;
      over = true;
      const timer = environment.setTimeout(() => client.terminate(), patience);
      client.thread
        .reset()
        .then(giveBack, () => undefined)
        .finally(() => environment.clearTimeout(timer));
    },
    end() {
      if (over) return;
      over = true;
      client.terminate();
    },
  };
}

async function ownWorker(createWorker: WorkerFactory): Promise<Awaited<ReturnType<WorkerFactory>>> {
  const worker = await createWorker();
  if (typeof worker?.postMessage === "function") return worker;
  throw new LoglikError(
    "worker-failed-to-load",
    `train: createWorker returned ${show(worker)}; expected a worker that was just made.`,
  );
}

async function takeIdle(): Promise<WorkerClient> {
  for (const [client, timer] of idle) {
    environment.clearTimeout(timer);
    idle.delete(client);
    if (!client.failed) return client;
  }
  return connect(spawnWorker());
}

/** Keeps a worker for a while. The timer does not keep Node's process alive: nor does the worker. */
function keep(client: WorkerClient): void {
  const timer = environment.setTimeout(() => {
    idle.delete(client);
    client.terminate();
  }, idleMilliseconds) as Timer;
  timer.unref?.();
  idle.set(client, timer);
}
