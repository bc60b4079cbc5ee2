import { environment, type WorkerFactory } from "../environment.js";
import { interruption } from "./interruption.js";
import { type Lease, leaseWorker, patience } from "./pool.js";
import type { Begun, FitJob, HeadReference, TrainingThread } from "./protocol.js";

/** With it comes the trunk: see `trunk.ts`. */
export { train as trunk } from "../trunk.js";

/** Workers that share the steps of one fit: the caller talks to the first of them, which leads the others. */
export interface TeamLease {
  readonly thread: TrainingThread;
  readonly isCarried: boolean;
  done(): void;
  abandon(): void;
}

/**
 * Leases as many workers as a fit asks for. The followers are asked to follow once the leader has its memory. When any of the
 * team dies or throws, the others would wait for it at a barrier for ever: so every call rejects at once with the reason, and the
 * rest of the team is ended.
 */
export async function leaseTeam(workers: number, createWorker?: WorkerFactory): Promise<TeamLease> {
  const leases = await leaseAll(workers, createWorker);
  const [leader, ...followers] = leases;
  const failure = interruption();
  let following: Promise<unknown> | undefined;
  let abandoned = false;

  function endAll(): void {
    for (const lease of leases) lease.end();
  }

  function follow(job: FitJob, head: HeadReference, { memory }: Begun): void {
    const { network, optimizer, average, precision, kernels, parts, batchSize, workers: count } = job;
    following = Promise.all(
      followers.map(async (lease, index) => {
        const place = { worker: index + 1, workers: count };
        const shared = { network, optimizer, average, precision, kernels, parts, batchSize, memory: memory!, place };
        await lease.client.thread.follow(shared, head);
        lease.done();
      }),
    );
    following.catch((reason) => {
      failure.happen(reason);
      endAll();
    });
  }

  const calls = Object.entries(leader.client.thread) as [
    keyof TrainingThread,
    (...given: unknown[]) => Promise<unknown>,
  ][];
  const racing = Object.fromEntries(
    calls.map(([name, call]) => [name, (...given: unknown[]) => failure.race(call(...given))]),
  ) as unknown as TrainingThread;
  const thread: TrainingThread = {
    ...racing,
    async begin(job, head) {
      const begun = await failure.race(leader.client.thread.begin(job, head));
      if (!abandoned) follow(job, head, begun);
      return begun;
    },
  };

  return {
    thread,
    isCarried: leases.every(({ client }) => client.isCarried),
    done: leader.done,
    // The leader may be waiting for a follower, and a follower for the leader: whoever cannot be heard is ended.
    abandon() {
      abandoned = true;
      leader.abandon();
      if (following === undefined) {
        for (const lease of followers) lease.done();
        return;
      }
      const timer = environment.setTimeout(endAll, patience);
      following.catch(() => undefined).finally(() => environment.clearTimeout(timer));
    },
  };
}

/** All or none: a team that lacks a member would wait for it. */
async function leaseAll(count: number, createWorker: WorkerFactory | undefined): Promise<Lease[]> {
  const outcomes = await Promise.allSettled(
    Array.from({ length: count }, async (_, index) => {
      const lease = await leaseWorker(createWorker);
      // A follower's next answer comes at the end of the fit: one now tells that it has started.
      if (index > 0) await lease.client.thread.reset();
      return lease;
    }),
  );
  const leases = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
  for (const outcome of outcomes) {
    if (outcome.status === "fulfilled") continue;
    for (const lease of leases) lease.done();
    throw outcome.reason;
  }
  return leases;
}
