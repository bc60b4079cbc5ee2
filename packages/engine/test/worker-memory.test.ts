import { Worker } from "node:worker_threads";
import { normalHead } from "@loglik/core/heads/normal";
import { describe, expect, it } from "vitest";
import type { NodeWorker } from "../src/environment.js";
import { dense, network, train } from "../src/index.js";
import { bundleProgram } from "./support/bundle-program.js";
import { laplaceHead } from "./support/laplace-head.mjs";
import { wave } from "./support/sample.js";
import { supportModule } from "./support/workers.js";

const source = await bundleProgram('import "@loglik/engine/worker";', "node");

const greedy = {
  ...laplaceHead(),
  source: { module: supportModule("laplace-head.mjs"), export: "greedyHead", options: {} },
};

describe("a worker that runs out of memory", () => {
  it.each([1, 2])("rejects with the cause, and the next fit works: %s worker(s)", async (workers) => {
    const small = () =>
      new Worker(source, {
        eval: true,
        resourceLimits: { maxOldGenerationSizeMb: 24 },
      }) as unknown as NodeWorker;
    const net = network({ inputs: 1, hidden: [dense(4)], likelihood: greedy });
    const run = train(net, wave(40), { epochs: 10, createWorker: small, workers });
    await expect(run.result).rejects.toMatchObject({
      code: "worker-died",
      message: expect.stringMatching(/memory/),
    });
    const next = network({ inputs: 1, hidden: [dense(4)], likelihood: normalHead() });
    expect((await train(next, wave(40), { epochs: 2, workers }).result).training.stopped).toBe("finished");
  });
});

describe("a fit that no memory can hold", () => {
  it("is refused before it starts, with the number", () => {
    const net = network({ inputs: 1, hidden: [dense(20_000), dense(20_000)], likelihood: normalHead() });
    const start = () => train(net, wave(40), { epochs: 1, workers: 2 });
    expect(start).toThrow(expect.objectContaining({ code: "memory-exceeded" }));
    expect(start).toThrow(/need 6\.\d GiB/);
  });
});
