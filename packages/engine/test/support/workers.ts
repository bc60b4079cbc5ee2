import { type BrowserWorker, environment, type NodeWorker } from "../../src/environment.js";

/** A worker of this host that runs the given classic script. */
export function workerOf(script: string): BrowserWorker | NodeWorker {
  const { Worker, process } = environment;
  const threads = process?.getBuiltinModule?.("node:worker_threads");
  if (threads !== undefined) return new threads.Worker(script, { eval: true });
  return new Worker!(`data:text/javascript,${encodeURIComponent(script)}`);
}

/** Absolute URL of a module beside this one that a worker can import. */
export function supportModule(name: string): string {
  return new URL(`./${name}`, import.meta.url).href;
}
