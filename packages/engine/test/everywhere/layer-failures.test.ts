import { normalHead } from "@loglik/core/heads/normal";
import { describe, expect, it } from "vitest";
import { batchNorm, conv2d, flatten, network, train } from "../../src/index.js";
import { spawnWorker } from "../../src/worker/spawn.js";
import { laplaceHead } from "../support/laplace-head.mjs";
import { uniforms } from "../support/numbers.js";
import { supportModule } from "../support/workers.js";

/** Kernels and plans that a worker does not carry and is sent. */
const hidden = [conv2d(5, 3), batchNorm(), flatten()];
const data = { x: uniforms(40 * 16, 3), y: uniforms(40, 5) };
const netOf = (likelihood = normalHead()) => network({ inputs: [4, 4, 1], hidden, likelihood });

describe.each(["float32", "float64"] as const)("a worker with kernels of layers, %s", (precision) => {
  const endless = { epochs: 1e9, precision } as const;
  const expectNextFit = async () => {
    const next = await train(netOf(), data, { ...endless, epochs: 2, workers: 2 }).result;
    expect(next.training.stopped).toBe("finished");
  };

  it("rejects at once when it is killed, and the next fit works", async () => {
    const worker = spawnWorker();
    const run = train(netOf(), data, { ...endless, createWorker: () => worker });
    await run.snapshot();
    const before = performance.now();
    worker.terminate();
    await expect(run.result).rejects.toMatchObject({ code: "worker-died" });
    expect(performance.now() - before).toBeLessThan(1000);
    await expectNextFit();
  });

  it.each([
    ["dies", "deadlyHead", /worker died/],
    ["throws", "fussyHead", /99 is too much/],
    ["cannot have the memory that it asks for", "hungryHead", /allocation failed/],
  ])("rejects with the cause when it %s", async (_what, name, cause) => {
    const source = { module: supportModule("laplace-head.mjs"), export: name, options: {} };
    const run = train(netOf({ ...laplaceHead(), source }), { ...data, y: data.y.with(7, 99) }, endless);
    await expect(run.result).rejects.toThrow(cause);
    await expectNextFit();
  });
});
