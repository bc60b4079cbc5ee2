import { describe, expect, it } from "vitest";
import { runInNode as run } from "./support/run-in-node.js";

const preamble = `
  import { dense, network, train } from "@loglik/engine";
  import { normalHead } from "@loglik/core/heads/normal";
  const net = network({ inputs: 1, hidden: [dense(4)], likelihood: normalHead() });
  const x = Float64Array.from({ length: 20 }, (_, i) => i / 10 - 1);
  const data = { x, y: x.map((v) => v * v) };
`;

describe("a process that trained", () => {
  it("waits for its fit and then exits by itself", async () => {
    const { code, output } = await run(`${preamble}
      const model = await train(net, data, { epochs: 50 }).result;
      console.log(model.training.stopped, (await model.predict([0])).loc.length);`);
    expect(output).toBe("finished 1\n");
    expect(code).toBe(0);
  });

  it("waits for a fit that nobody awaits", async () => {
    const { code, output } = await run(`${preamble}
      train(net, data, { epochs: 50 }).result.then((model) => console.log(model.training.stopped));`);
    expect(output).toBe("finished\n");
    expect(code).toBe(0);
  });

  it("exits after it has left the loop, however much was to come", async () => {
    const { code, output, seconds } = await run(`${preamble}
      for await (const epoch of train(net, data, { epochs: 1e9 })) if (epoch.index > 3) break;
      console.log("left");`);
    expect(output).toBe("left\n");
    expect(code).toBe(0);
    expect(seconds).toBeLessThan(5);
  });

  it("exits after an abort", async () => {
    const { code, output, seconds } = await run(`${preamble}
      const run = train(net, data, { epochs: 1e9, signal: AbortSignal.timeout(100) });
      await run.result.catch((error) => console.log(error.name));`);
    expect(output).toBe("TimeoutError\n");
    expect(code).toBe(0);
    expect(seconds).toBeLessThan(5);
  });

  it("exits after a fit that several workers shared, one that was left, and one that failed", async () => {
    const { code, output, seconds } = await run(`${preamble}
      const model = await train(net, data, { epochs: 50, workers: 2 }).result;
      console.log(model.training.stopped, model.training.workers);
      for await (const epoch of train(net, data, { epochs: 1e9, workers: 3 })) if (epoch.index > 3) break;
      await train(net, data, { epochs: 1e9, workers: 2, signal: AbortSignal.timeout(50) }).result.catch((e) => console.log(e.name));`);
    expect(output).toBe("finished 2\nTimeoutError\n");
    expect(code).toBe(0);
    expect(seconds).toBeLessThan(5);
  });

  it.each([
    ["dense layers", "{ inputs: 1, hidden: [dense(4)] }", 1],
    [
      "convolutions and norms",
      "{ inputs: [4, 4, 1], hidden: [conv2d(3, 3, 'gelu'), batchNorm(), maxPool2d(2), flatten()] }",
      16,
    ],
  ])("keeps no memory and no worker of a thousand fits of %s", { timeout: 120_000 }, async (_name, shape, inputs) => {
    const { code, output } = await run(
      `
      import { batchNorm, conv2d, dense, flatten, maxPool2d, network, train } from "@loglik/engine";
      import { normalHead } from "@loglik/core/heads/normal";
      const net = network({ ...${shape}, likelihood: normalHead() });
      const x = Float64Array.from({ length: 20 * ${inputs} }, (_, i) => Math.sin(i));
      const data = { x, y: x.slice(0, 20) };
      import { existsSync, readdirSync } from "node:fs";
      const tasks = "/proc/self/task"; // Linux tells the threads of a process here; elsewhere only memory is looked at.
      const threads = () => (existsSync(tasks) ? readdirSync(tasks).length : 0);
      const before = threads();
      async function many(fits) {
        for (let fit = 0; fit < fits; fit += 1) {
          const started = train(net, data, { epochs: 2, seed: fit, workers: fit % 10 === 0 ? 2 : 1 });
          if (fit % 7 === 0) started.cancel();
          if (fit % 11 === 0) for await (const _ of started) break;
          await started.result;
        }
        // Longer than an idle worker is kept.
        await new Promise((resolve) => setTimeout(resolve, 2500));
        gc();
        return process.memoryUsage();
      }
      const [first, last] = [await many(200), await many(1000)];
      const megabytes = (key) => (last[key] - first[key]) / 2 ** 20;
      console.log(JSON.stringify({ heap: megabytes("heapUsed"), all: megabytes("rss"), threads: threads() - before }));`,
      { milliseconds: 100_000, flags: ["--expose-gc"] },
    );
    const { heap, all, threads } = JSON.parse(output);
    expect(heap).toBeLessThan(1);
    // A fit's memory is 128 KiB and more: a thousand that were kept would be as many megabytes.
    expect(all).toBeLessThan(80);
    expect(threads).toBe(0);
    expect(code).toBe(0);
  });

  it("exits on the caller's own thread", async () => {
    const { code, output } = await run(`${preamble}
      console.log((await train(net, data, { epochs: 50, workers: 0 }).result).training.thread);`);
    expect(output).toBe("caller\n");
    expect(code).toBe(0);
  });
});
