import type { LikelihoodHead } from "@loglik/core";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { normalHead } from "@loglik/core/heads/normal";
import { describe, expect, it } from "vitest";
import { dense, network, type TrainOptions, train } from "../../src/index.js";
import { spawnWorker } from "../../src/worker/spawn.js";
import { fingerprint } from "../support/fingerprint.js";
import { laplaceHead } from "../support/laplace-head.mjs";
import { layerCases } from "../support/layer-cases.js";
import { inputsOf, targetsOf } from "../support/layer-data.js";
import { wave } from "../support/sample.js";
import { supportModule } from "../support/workers.js";

const module = supportModule("laplace-head.mjs");

function netOf(likelihood: LikelihoodHead) {
  return network({ inputs: 1, hidden: [dense(24, "tanh"), dense(5, "relu")], likelihood });
}

function headFrom(exportName: string): LikelihoodHead {
  return { ...laplaceHead(), source: { module, export: exportName, options: {} } };
}

/** Trains with 1, 2 and 3 workers; the fingerprints of the parameters. */
async function bitsWith(likelihood: LikelihoodHead, data: Parameters<typeof train>[1], options: Partial<TrainOptions>) {
  const runs = [1, 2, 3].map((workers) => train(netOf(likelihood), data, { epochs: 5, ...options, workers }).result);
  return (await Promise.all(runs)).map(({ parameters }) => fingerprint(parameters));
}

describe("workers that share each step give the same bits", () => {
  const weights = Float64Array.from({ length: 61 }, (_, row) => (row % 5) / 2);

  it.each([1, 2, 3, 7, 16, 61])("in batches of %s rows", async (batchSize) => {
    const [one, ...more] = await bitsWith(normalHead(), wave(61), { batchSize });
    expect(more).toEqual([one, one]);
  });

  it("with weights and held-out rows", async () => {
    const options = { batchSize: 16, validation: 0.2 };
    const [one, ...more] = await bitsWith(normalHead(), { ...wave(61), weights }, options);
    expect(more).toEqual([one, one]);
  });

  it("with an output that all rows share", async () => {
    const [one, ...more] = await bitsWith(normalHead({ scale: "shared" }), wave(61), { batchSize: 16 });
    expect(more).toEqual([one, one]);
  });

  it("with a head of one's own, in one engine", async () => {
    const [one, ...more] = await bitsWith(laplaceHead({ from: module }), wave(61), { batchSize: 16 });
    expect(more).toEqual([one, one]);
  });

  it.each(Object.entries(layerCases))("with layers: %s", async (_name, layerCase) => {
    const { inputs, hidden } = layerCase;
    const net = network({ inputs, hidden, likelihood: normalHead() });
    const data = { x: inputsOf(layerCase, net.inputs, 13), y: targetsOf(net.likelihood, 13) };
    const runs = [1, 2, 3].map((workers) => train(net, data, { epochs: 2, batchSize: 6, workers }).result);
    const [one, ...more] = (await Promise.all(runs)).map(({ parameters }) => fingerprint(parameters));
    expect(more).toEqual([one, one]);
  });

  it("across the edges of GEMM's blocks", async () => {
    const net = network({
      inputs: 530,
      hidden: [dense(517, "relu")],
      likelihood: categoricalHead({ classes: 10, target: "index" }),
    });
    const x = Float32Array.from({ length: 270 * 530 }, (_, index) => ((index * 7919) % 1013) / 1013 - 0.5);
    const y = Float64Array.from({ length: 270 }, (_, row) => row % 10);
    const options = { epochs: 1, batchSize: 135 };
    const [one, three] = await Promise.all(
      [1, 3].map((workers) => train(net, { x, y }, { ...options, workers }).result),
    );
    expect(fingerprint(three.parameters)).toBe(fingerprint(one.parameters));
  });
});

describe("a team that loses a member", () => {
  const endless = { epochs: 1e9, batchSize: 16 } as const;

  async function expectNextFit() {
    const next = await train(netOf(normalHead()), wave(61), { epochs: 2, batchSize: 16, workers: 2 }).result;
    expect(next.training).toMatchObject({ stopped: "finished", workers: 2 });
  }

  it.each(["leader", "follower"])("in the middle of a step rejects at once: the %s is killed", async (who) => {
    const workers: ReturnType<typeof spawnWorker>[] = [];
    const createWorker = () => {
      workers.push(spawnWorker());
      return workers[workers.length - 1];
    };
    const run = train(netOf(normalHead()), wave(61), { ...endless, workers: 2, createWorker });
    for await (const epoch of run) {
      if (epoch.index < 50) continue;
      const before = performance.now();
      workers[who === "leader" ? 0 : 1].terminate();
      await expect(run.result).rejects.toMatchObject({ code: "worker-died" });
      expect(performance.now() - before).toBeLessThan(1000);
      break;
    }
    await expectNextFit();
  });

  // Batches in file order, in which the row that the head cannot bear is the leader's or the follower's.
  it.each([
    ["leader", 2],
    ["follower", 14],
  ])("rejects with the reason when the head throws in the %s", async (_who, row) => {
    const data = wave(61);
    data.y[row] = 99;
    const rows = Array.from({ length: 16 }, (_, index) => index);
    const run = train(netOf(headFrom("fussyHead")), data, { epochs: 10, batches: [rows], workers: 2 });
    await expect(run.result).rejects.toMatchObject({ name: "RangeError", message: "99 is too much" });
    await expectNextFit();
  });

  it("rejects when one of them does not start", async () => {
    let made = 0;
    const createWorker = () => {
      made += 1;
      if (made === 2) throw new Error("no more workers");
      return spawnWorker();
    };
    const run = train(netOf(normalHead()), wave(61), { ...endless, workers: 2, createWorker });
    await expect(run.result).rejects.toThrow("no more workers");
    await expectNextFit();
  });

  it.each([1, 2])("is ended when it does not hear that it is cancelled: %s worker(s)", async (workers) => {
    const run = train(netOf(headFrom("endlessHead")), wave(61), { ...endless, workers });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    run.cancel();
    await expect(run.result).rejects.toMatchObject({ code: "fit-unresponsive" });
    await expectNextFit();
  });
});

describe.each([0, 1, 2])("a pause with workers: %s", (workers) => {
  const options = { epochs: 200, batchSize: 16, workers };

  it("rests until resumed, and changes nothing", async () => {
    const run = train(netOf(normalHead()), wave(61), options);
    for await (const epoch of run) {
      if (epoch.index === 10) {
        run.pause();
        const before = await run.snapshot();
        await new Promise((resolve) => setTimeout(resolve, 100));
        expect((await run.snapshot()).parameters).toEqual(before.parameters);
        run.resume();
      }
    }
    const model = await run.result;
    const whole = await train(netOf(normalHead()), wave(61), options).result;
    expect(fingerprint(model.parameters)).toBe(fingerprint(whole.parameters));
  });

  it("can be cancelled", async () => {
    const run = train(netOf(normalHead()), wave(61), { ...options, epochs: 1e9 });
    run.pause();
    await run.snapshot();
    run.cancel();
    expect((await run.result).training.stopped).toBe("cancelled");
  });
});

it.each([1, 2])("a long call hears a cancel within a step: %s worker(s)", async (workers) => {
  const run = train(netOf(normalHead()), wave(61), { epochs: 1e9, batchSize: 16, workers });
  const delays: number[] = [];
  await run.snapshot();
  for await (const epoch of run) if (epoch.index >= 200) break;
  const before = performance.now();
  await run.result;
  delays.push(performance.now() - before);
  expect(Math.min(...delays)).toBeLessThan(200);
});
