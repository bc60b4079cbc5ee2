import type { Worker as NodeWorker } from "node:worker_threads";
import { expectTypeOf, it } from "vitest";
import type { WorkerFactory } from "../src/index.js";

it("a worker of Node is one that `createWorker` may make, by the types of Node", () => {
  expectTypeOf<() => NodeWorker>().toExtend<WorkerFactory>();
  expectTypeOf<() => string>().not.toExtend<WorkerFactory>();
});
