import type { RunEvent, RunRequest } from "./protocol";

const loadingLimitSeconds = 60;

/** How a run ends that the page ends itself. */
export type Interruption = { readonly type: "timed-out"; readonly limit: number } | { readonly type: "unloadable" };

/**
 * Runs a module in a worker of its own and reports what it does. After `limit` seconds of running the worker is
 * terminated, whatever it is doing: a loop that never ends cannot refuse. Returns the function that stops it earlier.
 */
export function startRun(
  request: RunRequest,
  limit: number,
  report: (event: RunEvent | Interruption) => void,
): () => void {
  const worker = new Worker(new URL("./runner.worker.ts", import.meta.url));
  let timer = setTimeout(() => end({ type: "unloadable" }), loadingLimitSeconds * 1000);

  function stop() {
    clearTimeout(timer);
    worker.onmessage = null;
    worker.onerror = null;
    worker.terminate();
  }
  function end(event: RunEvent | Interruption) {
    stop();
    report(event);
  }
  worker.onerror = () => end({ type: "unloadable" });
  worker.onmessage = ({ data }: MessageEvent<RunEvent>) => {
    if (data.type === "output") return report(data);
    if (data.type !== "started") return end(data);
    clearTimeout(timer);
    timer = setTimeout(() => end({ type: "timed-out", limit }), limit * 1000);
    report(data);
  };
  worker.postMessage(request);
  return stop;
}
