import { normalHead } from "@loglik/core/heads/normal";
import { describe, expect, it } from "vitest";
import {
  adam,
  cosineDecay,
  type Data,
  dense,
  exponentialDecay,
  network,
  oneCycle,
  stepDecay,
  type TrainOptions,
  train,
  warmUp,
} from "../../src/index.js";
import { fingerprint } from "../support/fingerprint.js";
import { wave } from "../support/sample.js";

const net = network({ inputs: 1, hidden: [dense(8, "tanh")], likelihood: normalHead() });
const options = { epochs: 4, batchSize: 8, optimizer: adam({ rate: 0.01 }) } satisfies TrainOptions;

const { x, y } = wave(64);
const weights = Float64Array.from({ length: 64 }, (_, row) => 1 + (row % 3));

/** Rows in pieces of the given lengths, over and over. */
function pieces(lengths: readonly number[], weighted = false): () => Generator<Data> {
  return function* () {
    let from = 0;
    for (const length of lengths) {
      const to = from + length;
      yield {
        x: x.subarray(from, to),
        y: y.subarray(from, to),
        ...(weighted && { weights: weights.subarray(from, to) }),
      };
      from = to;
    }
  };
}

/** The same rows all at once, in file order, from the start of a fit on its first piece. */
async function atOnce(initial: ArrayLike<number>, weighted = false): Promise<string> {
  const batches = Array.from({ length: 8 }, (_, batch) => Array.from({ length: 8 }, (_, row) => 8 * batch + row));
  const data = { x, y, ...(weighted && { weights }) };
  return fingerprint((await train(net, data, { ...options, batches, initial }).result).parameters);
}

async function startOf(data: Data): Promise<ArrayLike<number>> {
  const run = train(net, data, { ...options, epochs: 1, optimizer: adam({ rate: 1e-30 }) });
  return (await run.result).parameters;
}

describe.each([0, 1, 2])("a stream, with workers: %s", (workers) => {
  it.each([
    ["as many pieces as batches", [8, 8, 8, 8, 8, 8, 8, 8]],
    ["pieces of several batches", [16, 24, 24]],
    ["pieces that have to be cut", [8, 56]],
    ["one piece", [64]],
  ])("trains to the bits of the same rows all at once: %s", async (_name, lengths) => {
    for (const weighted of [false, true]) {
      const stream = pieces(lengths, weighted);
      const initial = await startOf([...stream()][0]);
      const model = await train(net, stream, { ...options, initial, workers }).result;
      expect(fingerprint(model.parameters)).toBe(await atOnce(initial, weighted));
      expect(model.training).toMatchObject({ observations: 64, steps: 32, stopped: "finished" });
    }
  });

  it("reports its epochs, and evaluates on rows held back", async () => {
    const run = train(net, pieces([20, 20, 24]), { ...options, workers, validation: { x, y }, every: "step" });
    const events: string[] = [];
    for await (const event of run) events.push(event.type === "step" ? `${event.epoch}` : `end ${event.index}`);
    // 20 rows are three batches of at most 8.
    const epoch = (index: number) => [...Array.from({ length: 9 }, () => `${index}`), `end ${index}`];
    expect(events).toEqual([0, 1, 2, 3].flatMap(epoch));
    expect((await run.result).training.epochs[3].validation!.nll).toBeLessThan(2);
  });

  it("is read no further than a few pieces ahead of the fit, and closed when that is over", async () => {
    let read = 0;
    let closed = 0;
    async function* endless(): AsyncGenerator<Data> {
      try {
        for (;;) {
          read += 1;
          yield { x: x.subarray(0, 8), y: y.subarray(0, 8) };
        }
      } finally {
        closed += 1;
      }
    }
    const run = train(net, endless, { ...options, workers, every: "step" });
    let steps = 0;
    for await (const _step of run) {
      steps += 1;
      if (steps < 30) continue;
      run.pause();
      await run.snapshot();
      await new Promise((resolve) => setTimeout(resolve, 50));
      const before = read;
      await new Promise((resolve) => setTimeout(resolve, 100));
      // Paused, it takes nothing more.
      expect(read).toBe(before);
      break;
    }
    expect((await run.result).training.stopped).toBe("cancelled");
    await expect.poll(() => closed).toBe(1);
  });

  it("that fails rejects with its reason", async () => {
    async function* broken(): AsyncGenerator<Data> {
      yield { x, y };
      throw new Error("the disk is gone");
    }
    await expect(train(net, broken, { ...options, workers }).result).rejects.toThrow("the disk is gone");
  });

  it("that holds what cannot be rejects with the place", async () => {
    function* wrong(): Generator<Data> {
      yield { x, y };
      yield { x: [0.5, Number.NaN], y: [1, 2] };
    }
    await expect(train(net, wrong, { ...options, workers }).result).rejects.toMatchObject({
      code: "input-not-finite",
      message: expect.stringContaining("piece 1 of epoch 0"),
    });
  });

  it("that can be read only once says so in the second epoch", async () => {
    const once = pieces([32, 32])();
    await expect(train(net, once, { ...options, workers }).result).rejects.toMatchObject({ code: "stream-empty" });
    await expect(train(net, [], { ...options, workers }).result).rejects.toMatchObject({ code: "stream-empty" });
  });
});

it.each([
  stepDecay({ rate: 0.01, every: 5 }),
  cosineDecay({ rate: 0.01, steps: 20 }),
  warmUp({ steps: 3, into: exponentialDecay({ rate: 0.01, factor: 0.9 }) }),
])("a stream takes a schedule that knows its own steps: $type", async (rate) => {
  const scheduled = { ...options, optimizer: adam({ rate }) };
  const initial = await startOf({ x, y });
  const streamed = await train(net, pieces([16, 24, 24]), { ...scheduled, initial }).result;
  const batches = Array.from({ length: 8 }, (_, batch) => Array.from({ length: 8 }, (_, row) => 8 * batch + row));
  const whole = await train(net, { x, y }, { ...scheduled, batches, initial }).result;
  expect(fingerprint(streamed.parameters)).toBe(fingerprint(whole.parameters));
});

it("a stream refuses a schedule over all steps of the fit", () => {
  for (const rate of [cosineDecay({ rate: 0.01 }), warmUp({ steps: 3, into: oneCycle({ rate: 0.01 }) })]) {
    const refused = () => train(net, pieces([64]), { ...options, optimizer: adam({ rate }) });
    expect(refused).toThrow(/give the schedule steps of its own/);
  }
});

it("a stream refuses options that need all rows at once, at once", () => {
  expect(() => train(net, pieces([64]), { ...options, validation: 0.2 })).toThrow(/options-conflict/);
  expect(() => train(net, pieces([64]), { ...options, batches: [[0]] })).toThrow(/options-conflict/);
});
