import { bundleWorker } from "./bundle-worker.mjs";
import { writeKernels } from "./kernels.mjs";

// Kernels, then the worker, which contains some of them.
console.log(`${await writeKernels()}; worker ${await bundleWorker()} characters`);
