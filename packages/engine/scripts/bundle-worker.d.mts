/** Bundles the worker's program to a string in `src/generated/worker-source.ts`; returns its length. */
export function bundleWorker(): Promise<number>;
