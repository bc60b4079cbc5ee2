import { workloads } from "../workloads.mjs";

/**
 * W2's network on one batch of rows that take no time to make: what is measured is the start of an engine, not of its data.
 *
 * @returns {import("../workloads.mjs").Workload & { data: () => { x: Float32Array, y: Float32Array } }}
 */
export function coldWorkload() {
  const rows = 128;
  return {
    ...workloads.W2,
    rows,
    data: () => ({
      x: Float32Array.from({ length: rows * 784 }, (_, index) => ((index * 7919) % 1009) / 1009),
      y: Float32Array.from({ length: rows }, (_, row) => row % 10),
    }),
  };
}
