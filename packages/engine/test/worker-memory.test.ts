import { Worker } from "node:worker_threads";
import { normalHead } from "@loglik/core/heads/normal";
import { describe, expect, it } from "vitest";
import type { NodeWorker } from "../src/environment.js";
import { batchNorm, conv2d, dense, flatten, network, train } from "../src/index.js";
import { bundleProgram } from "./support/bundle-program.js";
import { laplaceHead } from "./support/laplace-head.mjs";
import { uniforms } from "./support/numbers.js";
import { wave } from "./support/sample.js";
import { supportModule } from "./support/workers.js";

const source = await bundleProgram('import "@loglik/engine/worker";', "node");

const greedy = {
  ...laplaceHead(),
  source: { module: supportModule("laplace-head.mjs"), export: "greedyHead", options: {} },
};

/** A network whose kernels a worker carries, and one whose kernels it is sent. */
const fits = {
  "dense layers": { data: wave(40), inputs: 1, hidden: [dense(4)] },
  "convolutions and norms": {
    data: { x: uniforms(40 * 16, 3), y: uniforms(40, 5) },
    inputs: [4, 4, 1],
    hidden: [conv2d(5, 3), batchNorm(), flatten()],
  },
} as const;

describe.each(Object.keys(fits) as (keyof typeof fits)[])("a worker with %s that runs out of memory", (name) => {
  const { data, ...shape } = fits[name];
  it.each([1, 2])("rejects at once with the cause, and the next fit works: %s worker(s)", async (workers) => {
    const small = () =>
      new Worker(source, {
        eval: true,
        resourceLimits: { maxOldGenerationSizeMb: 24 },
      }) as unknown as NodeWorker;
    const run = train(network({ ...shape, likelihood: greedy }), data, { epochs: 10, createWorker: small, workers });
    await expect(run.result).rejects.toMatchObject({
      code: "worker-died",
      message: expect.stringMatching(/memory/),
    });
    const next = await train(network({ ...shape, likelihood: normalHead() }), data, { epochs: 2, workers }).result;
    expect(next.training.stopped).toBe("finished");
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
