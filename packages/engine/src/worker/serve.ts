import { type Endpoint, expose } from "comlink";
import { environment } from "../environment.js";
import { nodeEndpoint } from "./node-endpoint.js";
import type { LoadPart } from "./parts/parts.js";
import type { TrainingThread } from "./protocol.js";
import { replyOf } from "./reply.js";
import { createTrainingThread } from "./training-thread.js";

/** Whatever a busy worker is sent waits no longer than this, and so do cancel and progress. */
const sliceMilliseconds = 14;

/** Makes this worker, of a browser or of Node, a training thread. */
export function serve(loadPart: LoadPart): void {
  const thread = createTrainingThread({ sliceMilliseconds, loadPart });
  const port = environment.process?.getBuiltinModule?.("node:worker_threads").parentPort;
  const methods = Object.entries(thread) as [keyof TrainingThread, (...parameters: unknown[]) => Promise<unknown>][];
  expose(
    Object.fromEntries(
      methods.map(([name, method]) => [name, (...parameters: unknown[]) => replyOf(() => method(...parameters))]),
    ),
    port ? nodeEndpoint(port) : (globalThis as unknown as Endpoint),
  );
}
