import { bundleWorker } from "../../scripts/bundle-worker.mjs";

export async function setup(): Promise<void> {
  await bundleWorker();
}
