import { expect, it } from "vitest";
import { createFeed } from "../src/worker/feed.js";

/** Whether a promise resolves before a timer of 20 ms. */
async function resolves(promise: Promise<void>): Promise<boolean> {
  return Promise.race([
    promise.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 20)),
  ]);
}

it("keeps a fit waiting only while it wants a piece", async () => {
  const feed = createFeed();
  // After the end of the last epoch a fit still has its layers to look at, in slices, and nothing more will arrive.
  await feed.push(undefined);
  feed.take();
  expect(await resolves(feed.arrived())).toBe(true);

  feed.want();
  const arrived = feed.arrived();
  expect(await resolves(arrived)).toBe(false);
  await feed.push(undefined);
  expect(await resolves(arrived)).toBe(true);
});

it("lets go of whoever waits when it is closed", async () => {
  const feed = createFeed();
  feed.want();
  const arrived = feed.arrived();
  feed.close();
  expect(await resolves(arrived)).toBe(true);
});
