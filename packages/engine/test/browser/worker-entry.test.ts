import { normalHead } from "@loglik/core/heads/normal";
import { expect, it } from "vitest";
import { network, train } from "../../src/index.js";
import { wave } from "../support/sample.js";

/** What a page sees of its browser; the tests' own types are those of Node. */
declare const Worker: new (url: URL, options: { readonly type: "module" }) => never;

it("a worker that the page makes itself trains the same", async () => {
  const net = network({ inputs: 1, likelihood: normalHead() });
  const createWorker = () => new Worker(new URL("../../src/worker/entry.ts", import.meta.url), { type: "module" });
  const own = await train(net, wave(20), { epochs: 20, createWorker }).result;
  const ours = await train(net, wave(20), { epochs: 20 }).result;
  expect(own.parameters).toEqual(ours.parameters);
});
