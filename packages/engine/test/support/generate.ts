import { bundleWorker } from "../../scripts/bundle-worker.mjs";
import { writeKernels } from "../../scripts/kernels.mjs";

export async function setup(): Promise<void> {
  await writeKernels();
  await bundleWorker();
}
