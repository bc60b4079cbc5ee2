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

  it("exits on the caller's own thread", async () => {
    const { code, output } = await run(`${preamble}
      console.log((await train(net, data, { epochs: 50, workers: 0 }).result).training.thread);`);
    expect(output).toBe("caller\n");
    expect(code).toBe(0);
  });
});
