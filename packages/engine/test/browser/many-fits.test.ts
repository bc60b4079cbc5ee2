import { normalHead } from "@loglik/core/heads/normal";
import { expect, it } from "vitest";
import { dense, network, train } from "../../src/index.js";
import { wave } from "../support/sample.js";

/** What a page sees of its browser; the tests' own types are those of Node. */
declare const navigator: {
  readonly locks: { query(): Promise<{ readonly held: readonly { readonly name: string }[] }> };
};

/** Every worker of ours holds a lock for as long as it lives. */
async function liveWorkers(): Promise<number> {
  return (await navigator.locks.query()).held.filter(({ name }) => name.startsWith("loglik-worker")).length;
}

it("leaves no worker behind after many fits", async () => {
  const net = network({ inputs: 1, hidden: [dense(4)], likelihood: normalHead() });
  for (let fit = 0; fit < 300; fit += 1) {
    const run = train(net, wave(20), { epochs: 2, seed: fit, workers: 1 + (fit % 2) });
    if (fit % 7 === 0) run.cancel();
    await run.result;
  }
  expect(await liveWorkers()).toBeGreaterThan(0);
  await expect.poll(liveWorkers, { timeout: 4000 }).toBe(0);
});
