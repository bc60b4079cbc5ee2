import { LoglikError } from "@loglik/core";
import { type AbortSignalLike, environment } from "./environment.js";
import { knownOptions, mostWorkers, oneOf, positiveInteger } from "./option-checks.js";
import { coreCount } from "./worker/core-count.js";

/** What a fit among several is told. */
export interface FitContext {
  /** Position of its item: 0, 1, 2, … */
  readonly index: number;
  /** To be handed to `train`: aborted when the fit is no longer wanted. */
  readonly signal: AbortSignalLike;
}

/** How many fits run at a time, and what becomes of the others when one fails. */
export interface MapFitsOptions {
  /** Fits at a time; as many as the machine has cores unless told. */
  readonly workers?: number;
  /** Aborts all of them: the result rejects with the signal's reason. */
  readonly signal?: AbortSignalLike;
  /**
   * "reject": the first failure aborts the other fits, and the result rejects with it. "settle": the others go on, and the
   * result tells each outcome, as `Promise.allSettled` does. "reject" unless told.
   */
  readonly failures?: "reject" | "settle";
}

/** How one fit among several ended, where failures settle. */
export type FitOutcome<Outcome> =
  | { readonly status: "fulfilled"; readonly value: Outcome }
  | { readonly status: "rejected"; readonly reason: unknown };

/**
 * Runs independent fits side by side: restarts, folds, ensembles, sweeps. Each has its own worker, so no shared memory is needed.
 *
 * Items are taken one by one as fits end, so that no more than `workers` fits hold data or memory at a time, however many there
 * are to come. Results are in the order of the items, whichever ends first.
 *
 * @param items what distinguishes the fits: seeds, folds, settings
 * @param fit starts one fit, and resolves to what is to be kept of it. Hand `context.signal` to `train`
 * @throws LoglikError `option-unknown`, `option-not-a-positive-integer`: at once
 * @example
 * const models = await mapFits([1, 2, 3, 4, 5], (seed, { signal }) => train(net, data, { epochs: 20, seed, signal }).result);
 */
export function mapFits<Item, Outcome>(
  items: Iterable<Item>,
  fit: (item: Item, context: FitContext) => PromiseLike<Outcome>,
  options: MapFitsOptions & { readonly failures: "settle" },
): Promise<FitOutcome<Outcome>[]>;
export function mapFits<Item, Outcome>(
  items: Iterable<Item>,
  fit: (item: Item, context: FitContext) => PromiseLike<Outcome>,
  options?: MapFitsOptions,
): Promise<Outcome[]>;
export function mapFits<Item, Outcome>(
  items: Iterable<Item>,
  fit: (item: Item, context: FitContext) => PromiseLike<Outcome>,
  options: MapFitsOptions = {},
): Promise<(Outcome | FitOutcome<Outcome>)[]> {
  knownOptions("mapFits", options, ["workers", "signal", "failures"]);
  const { workers = coreCount(), signal, failures = "reject" } = options;
  positiveInteger("mapFits", "workers", workers, mostWorkers);
  oneOf("mapFits", "failures", failures, ["reject", "settle"]);
  return run(items[Symbol.iterator](), fit, { workers, signal, settles: failures === "settle" });
}

interface Settings {
  readonly workers: number;
  readonly signal: AbortSignalLike | undefined;
  readonly settles: boolean;
}

async function run<Item, Outcome>(
  items: Iterator<Item>,
  fit: (item: Item, context: FitContext) => PromiseLike<Outcome>,
  { workers, signal, settles }: Settings,
): Promise<(Outcome | FitOutcome<Outcome>)[]> {
  const outcomes: (Outcome | FitOutcome<Outcome>)[] = [];
  const stopping = new environment.AbortController();
  let failure: { readonly reason: unknown } | undefined;
  let started = 0;

  function fail(reason: unknown): void {
    if (failure !== undefined) return;
    failure = { reason };
    stopping.abort(reason);
  }
  const onAbort = () =>
    fail(signal?.reason ?? new LoglikError("aborted", "mapFits: the signal was aborted, without a reason."));

  /** Takes items until there are none: one such loop for each worker. */
  async function work(): Promise<void> {
    while (failure === undefined) {
      const next = items.next();
      if (next.done) return;
      const index = started;
      started += 1;
      try {
        const value = await fit(next.value, { index, signal: stopping.signal });
        outcomes[index] = settles ? { status: "fulfilled", value } : value;
      } catch (reason) {
        if (!settles) fail(reason);
        outcomes[index] = { status: "rejected", reason };
      }
    }
  }

  if (signal?.aborted) onAbort();
  signal?.addEventListener("abort", onAbort);
  try {
    await Promise.all(Array.from({ length: workers }, () => work().catch(fail)));
  } finally {
    signal?.removeEventListener("abort", onAbort);
  }
  if (failure === undefined) return outcomes;
  // Items may hold something open, a file for instance.
  items.return?.();
  throw failure.reason;
}
