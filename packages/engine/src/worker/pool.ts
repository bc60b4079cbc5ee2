import { environment, type WorkerFactory } from "../environment.js";
import { connect, type WorkerClient } from "./client.js";
import { spawnWorker } from "./spawn.js";

/** The one worker that is kept between two pieces of work, so that the next need not wait for a start. */
let idle: WorkerClient | undefined;

/** How long a worker may take to hear that its work is no longer wanted: a slice, or one long step. */
const patience = 1000;

/** A worker for one piece of work. */
export interface Lease {
  readonly client: WorkerClient;
  /** Gives the worker back after its work is done. */
  done(): void;
  /** Gives the worker back in the middle of its work; a worker that does not listen is ended. */
  abandon(): void;
}

/** The idle worker, or a new one where that is at work. Workers of a caller's own making are not kept. */
export async function leaseWorker(createWorker?: WorkerFactory): Promise<Lease> {
  const client = createWorker === undefined ? await takeIdle() : await connect(await createWorker());
  let over = false;

  function giveBack(): void {
    if (client.failed) return;
    if (createWorker !== undefined || idle !== undefined) client.terminate();
    else idle = client;
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
  };
}

async function takeIdle(): Promise<WorkerClient> {
  const client = idle;
  idle = undefined;
  return client !== undefined && !client.failed ? client : connect(spawnWorker());
}
