import type { LikelihoodHead } from "@loglik/core";
import { likelihoodHead } from "@loglik/core/heads/composed";
import { normalHead } from "@loglik/core/heads/normal";
import * as normal from "@loglik/core/normal";
import { describe, expect, it } from "vitest";
import { dense, network, sgd, train } from "../../src/index.js";
import { spawnWorker } from "../../src/worker/spawn.js";
import { laplaceHead } from "../support/laplace-head.mjs";
import { wave } from "../support/sample.js";
import { supportModule, workerOf } from "../support/workers.js";

const module = supportModule("laplace-head.mjs");
const endless = { epochs: 1e9, precision: "float64" } as const;

function netOf(likelihood: LikelihoodHead) {
  return network({ inputs: 1, hidden: [dense(4, "tanh")], likelihood });
}

/** A head that says it can be rebuilt from another export of its module. */
function headFrom(exportName: string): LikelihoodHead {
  return { ...laplaceHead(), source: { module, export: exportName, options: {} } };
}

describe("a worker that fails", () => {
  it("rejects when its script throws", async () => {
    const createWorker = () => workerOf("throw new Error('no kernels here')");
    const run = train(netOf(normalHead()), wave(20), { ...endless, createWorker });
    await expect(run.result).rejects.toMatchObject({
      code: "worker-failed-to-load",
      message: expect.stringContaining("no kernels here"),
    });
    await expect(
      (async () => {
        for await (const _ of run);
      })(),
    ).rejects.toMatchObject({ code: "worker-failed-to-load" });
  });

  it("rejects when it cannot be made", async () => {
    const createWorker = () => Promise.reject(new Error("policy"));
    await expect(train(netOf(normalHead()), wave(20), { ...endless, createWorker }).result).rejects.toThrow("policy");
  });

  it.each([null, 7, {}])("rejects when it is no worker but %j", async (made) => {
    const createWorker = () => made as never;
    await expect(train(netOf(normalHead()), wave(20), { ...endless, createWorker }).result).rejects.toMatchObject({
      code: "worker-failed-to-load",
      message: expect.stringContaining(`createWorker returned ${JSON.stringify(made)}; expected a worker`),
    });
  });

  it("rejects at once when it is killed", async () => {
    const worker = spawnWorker();
    const run = train(netOf(normalHead()), wave(20), { ...endless, createWorker: () => worker });
    await run.snapshot();
    const before = performance.now();
    worker.terminate();
    await expect(run.result).rejects.toMatchObject({ code: "worker-died" });
    expect(performance.now() - before).toBeLessThan(500);
  });

  it("rejects when it ends itself in the middle of a step", async () => {
    await expect(train(netOf(headFrom("deadlyHead")), wave(20), endless).result).rejects.toMatchObject({
      code: "worker-died",
    });
  });

  it("can be aborted even if it never comes back from a step", async () => {
    const controller = new AbortController();
    const run = train(netOf(headFrom("endlessHead")), wave(20), { ...endless, signal: controller.signal });
    await new Promise((resolve) => setTimeout(resolve, 300));
    controller.abort(new Error("enough"));
    await expect(run.result).rejects.toThrow("enough");
    const next = await train(netOf(normalHead()), wave(20), { ...endless, epochs: 2 }).result;
    expect(next.training.stopped).toBe("finished");
  });
});

it.each([1, 2])(
  "a fit that is aborted before its head is there leaves the workers to the next: %s worker(s)",
  async (workers) => {
    const source = { module: supportModule("slow-head.mjs"), export: "endlessHead", options: {} };
    const controller = new AbortController();
    const { signal } = controller;
    const run = train(netOf({ ...laplaceHead(), source }), wave(20), { ...endless, workers, signal });
    await new Promise((resolve) => setTimeout(resolve, 150));
    controller.abort(new Error("too slow"));
    await expect(run.result).rejects.toThrow("too slow");
    // The head arrives while these run; a fit that then began would never let them go on.
    for (let fits = 0; fits < 5; fits += 1) {
      await train(netOf(normalHead()), wave(20), { epochs: 5, workers }).result;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  },
  20_000,
);

describe("a custom head", () => {
  it("trains in a worker by the URL of its module", async () => {
    const inWorker = await train(netOf(laplaceHead({ from: module })), wave(20), { ...endless, epochs: 20 }).result;
    const onCaller = await train(netOf(laplaceHead()), wave(20), { ...endless, epochs: 20 }).result;
    expect(inWorker.training.thread).toBe("worker");
    expect(inWorker.parameters).toEqual(onCaller.parameters);
  });

  it("without a source trains on the caller's thread, and the result says so", async () => {
    const model = await train(netOf(laplaceHead()), wave(20), { ...endless, epochs: 2 }).result;
    expect(model.training.thread).toBe("caller");
    expect(model.diagnostics.map(({ code }) => code)).toEqual(["head-on-caller-thread"]);
  });

  it("composed from a family follows the worker by its name", async () => {
    const options = { family: "normal", fixed: { scale: 1 } };
    const head = likelihoodHead(normal, { fixed: { scale: 1 }, source: { name: "composed", options } });
    const composed = await train(netOf(head), wave(20), { ...endless, epochs: 20 }).result;
    const fused = await train(netOf(normalHead({ scale: 1 })), wave(20), { ...endless, epochs: 20 }).result;
    expect(composed.training.thread).toBe("worker");
    const difference = composed.parameters.map((value, index) => Math.abs(value - fused.parameters[index]));
    expect(Math.max(...difference)).toBeLessThan(1e-12);
  });

  it("that follows the worker and throws keeps its code", async () => {
    const head = likelihoodHead(normal, { source: { name: "composed", options: { family: "no such family" } } });
    await expect(train(netOf(head), wave(20), endless).result).rejects.toMatchObject({
      name: "LoglikError",
      code: "head-unknown",
    });
  });

  it("that throws in its worker rejects with the reason and the stack of there", async () => {
    const result = train(netOf(headFrom("brokenHead")), wave(20), endless).result;
    await expect(result).rejects.toMatchObject({
      code: "head-module-failed",
      message: expect.stringContaining("RangeError: this head does not wish to be made"),
      stack: expect.stringContaining("brokenHead"),
      detail: { export: "brokenHead" },
    });
  });

  it("whose options cannot cross rejects", async () => {
    const head = { ...laplaceHead(), source: { module, export: "laplaceHead", options: { link: (y: number) => y } } };
    await expect(train(netOf(head), wave(20), endless).result).rejects.toMatchObject({ code: "head-not-portable" });
  });

  it("that is not there rejects with the reason", async () => {
    await expect(train(netOf(headFrom("noSuchHead")), wave(20), endless).result).rejects.toMatchObject({
      code: "head-module-failed",
    });
  });

  it("in a file that is not there rejects with a message to be read", async () => {
    const missing = new URL("no-such-head.mjs", module).href;
    const head = { ...laplaceHead(), source: { module: missing, export: "laplaceHead", options: {} } };
    const failure = await train(netOf(head), wave(20), endless).result.catch((error) => error as Error);
    expect(failure).toMatchObject({ code: "head-module-failed", message: expect.stringContaining("no-such-head.mjs") });
    // Node would name the worker by all of its program.
    expect((failure as Error).message.length).toBeLessThan(1000);
    expect((failure as Error).stack).not.toContain("data:text/javascript");
  });

  it("that is rebuilt as another head is noticed", async () => {
    const twice = { ...laplaceHead({ outputs: 2 }), source: { module, export: "laplaceHead", options: {} } };
    await expect(train(netOf(twice), wave(20), endless).result).rejects.toMatchObject({ code: "head-mismatch" });
  });
});

describe.each([0, 1] as const)("a fit that runs away, workers: %s", (workers) => {
  it("stops with the step, the epoch and what to try", async () => {
    const options = { epochs: 500, precision: "float64", workers, optimizer: sgd({ rate: 1e6 }) } as const;
    const run = train(netOf(normalHead({ scale: 0.01 })), wave(20), options);
    await expect(run.result).rejects.toMatchObject({
      code: "loss-not-finite",
      message: expect.stringContaining("lower the learning rate (now 1000000)"),
      detail: { rate: 1e6 },
    });
  });

  it("raises nothing when nobody reads the result", async () => {
    const options = { epochs: 500, precision: "float64", workers, optimizer: sgd({ rate: 1e6 }) } as const;
    train(netOf(normalHead({ scale: 0.01 })), wave(20), options);
    // An unhandled rejection would fail this file.
    await new Promise((resolve) => setTimeout(resolve, 200));
  });
});
