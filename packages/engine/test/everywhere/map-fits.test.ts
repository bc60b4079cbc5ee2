import { normalHead } from "@loglik/core/heads/normal";
import { describe, expect, it } from "vitest";
import { dense, mapFits, network, train } from "../../src/index.js";
import { fingerprint } from "../support/fingerprint.js";
import { wave } from "../support/sample.js";

const net = network({ inputs: 1, hidden: [dense(8, "tanh")], likelihood: normalHead() });
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("fits side by side", () => {
  it("are the fits that one after the other would be, in the order of the items", async () => {
    const trainOne = (seed: number, signal?: AbortSignal) =>
      train(net, wave(40), { epochs: 5 + 10 * (4 - seed), seed, ...(signal && { signal }) }).result;
    const together = await mapFits([0, 1, 2, 3, 4], (seed, { signal }) => trainOne(seed, signal as AbortSignal), {
      workers: 3,
    });
    expect(together.map(({ training }) => training.seed)).toEqual([0, 1, 2, 3, 4]);
    for (const model of together) {
      expect(fingerprint(model.parameters)).toBe(fingerprint((await trainOne(model.training.seed)).parameters));
    }
  });

  it("are no more at a time than workers, and items are taken as they are needed", async () => {
    let taken = 0;
    let running = 0;
    let most = 0;
    function* items() {
      for (; taken < 20; taken += 1) yield taken;
    }
    await mapFits(
      items(),
      async (_item, { index }) => {
        running += 1;
        most = Math.max(most, running);
        expect(taken).toBeLessThanOrEqual(index + 3);
        await sleep(1);
        running -= 1;
      },
      { workers: 3 },
    );
    expect(most).toBe(3);
    expect(taken).toBe(20);
  });

  it("reject with the first failure, after the others were aborted", async () => {
    const ends: string[] = [];
    const all = mapFits(
      [0, 1, 2, 3],
      async (item, { signal }) => {
        if (item === 1) throw new Error("one fold is broken");
        return train(net, wave(40), { epochs: 1e9, signal }).result.finally(() => ends.push(`${item} ended`));
      },
      { workers: 2 },
    );
    await expect(all).rejects.toThrow("one fold is broken");
    expect(ends).toEqual(["0 ended"]);
  });

  it("settle where that is asked for", async () => {
    const outcomes = await mapFits(
      [0, 1, 2],
      async (item) => {
        if (item === 1) throw new Error("one fold is broken");
        return item;
      },
      { workers: 2, failures: "settle" },
    );
    expect(outcomes).toMatchObject([
      { status: "fulfilled", value: 0 },
      { status: "rejected", reason: { message: "one fold is broken" } },
      { status: "fulfilled", value: 2 },
    ]);
  });

  it("are aborted together, and the next ones work", async () => {
    const controller = new AbortController();
    let started = 0;
    const all = mapFits(
      Array.from({ length: 100 }, (_, seed) => seed),
      (seed, { signal }) => {
        started += 1;
        return train(net, wave(40), { epochs: 1e9, seed, signal }).result;
      },
      { workers: 2, signal: controller.signal },
    );
    setTimeout(() => controller.abort(new Error("enough")), 100);
    await expect(all).rejects.toThrow("enough");
    expect(started).toBe(2);
    const [model] = await mapFits([7], (seed) => train(net, wave(40), { epochs: 2, seed }).result);
    expect(model.training.stopped).toBe("finished");
  });

  it("are none under a signal that is aborted already, or without items", async () => {
    const never = () => expect.unreachable();
    await expect(mapFits([1], never, { signal: AbortSignal.abort(new Error("no")) })).rejects.toThrow("no");
    expect(await mapFits([], never)).toEqual([]);
  });

  it("refuse what is no number of workers", () => {
    expect(() => mapFits([1], async () => 1, { workers: 0 })).toThrow(/option-not-a-positive-integer/);
  });
});
