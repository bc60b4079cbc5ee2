/**
 * An event that may cut calls short: a worker's death, an abort. Calls that are pending when it happens reject with its
 * reason, and so do all calls after it.
 *
 * A set of rejecters and not `Promise.race` with one long-lived promise: that one would keep a reaction of every call ever
 * raced, for as long as it lives.
 */
export interface Interruption {
  readonly happened: boolean;
  happen(reason: unknown): void;
  race<T>(call: Promise<T>): Promise<T>;
}

export function interruption(): Interruption {
  const rejecters = new Set<(reason: unknown) => void>();
  let outcome: { readonly reason: unknown } | undefined;

  return {
    get happened() {
      return outcome !== undefined;
    },
    happen(reason) {
      outcome ??= { reason };
      for (const reject of rejecters) reject(outcome.reason);
      rejecters.clear();
    },
    race(call) {
      return new Promise((resolve, reject) => {
        call.then(resolve, reject).finally(() => rejecters.delete(reject));
        if (outcome === undefined) rejecters.add(reject);
        else reject(outcome.reason);
      });
    },
  };
}
