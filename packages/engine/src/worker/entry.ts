/**
 * The program of a training worker, in a browser and in Node: `@loglik/engine/worker`.
 *
 * The engine carries this file as a string and starts it by itself. Import it only where a strict Content-Security-Policy
 * forbids that, and pass your own worker to `train`:
 *
 *   createWorker: () => new Worker(new URL("@loglik/engine/worker", import.meta.url), { type: "module" })
 */
import { type Endpoint, expose } from "comlink";
import { environment } from "../environment.js";
import { nodeEndpoint } from "./node-endpoint.js";
import type { TrainingThread } from "./protocol.js";
import { replyOf } from "./reply.js";
import { resolveHead } from "./resolve-head.js";
import { createTrainingThread } from "./training-thread.js";

/** A browser drops what a busy worker is sent by no more than this; so do cancel and progress wait. */
const sliceMilliseconds = 14;

const thread = createTrainingThread({ sliceMilliseconds, resolveHead });
const port = environment.process?.getBuiltinModule?.("node:worker_threads").parentPort;

const methods = Object.entries(thread) as [keyof TrainingThread, (...parameters: unknown[]) => Promise<unknown>][];
expose(
  Object.fromEntries(
    methods.map(([name, method]) => [name, (...parameters: unknown[]) => replyOf(() => method(...parameters))]),
  ),
  port ? nodeEndpoint(port) : (globalThis as unknown as Endpoint),
);
