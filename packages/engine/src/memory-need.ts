import { LoglikError } from "@loglik/core";
import type { Network } from "./network.js";
import { slotCount } from "./optimizers/optimizer.js";
import type { TrainSettings } from "./train-options.js";

/** A 32-bit WebAssembly memory addresses no more. */
const mostBytes = 2 ** 32;

/**
 * Refuses a fit that no memory can hold before anything is allocated. Counted is what is known without a plan: the data (x, y,
 * a weight and a place in the order for each row), the rows of a batch, the parameters, their gradient and the optimizer's slots. The thread that
 * plans the rest, one batch's activations, refuses what they are too many for.
 *
 * @throws LoglikError `memory-exceeded`
 */
export function checkMemory(
  network: Network,
  rows: number,
  { optimizer, batchSize, averaging, precision }: TrainSettings,
): void {
  const { inputs, likelihood, parameterCount } = network;
  const numbersInARow = inputs + likelihood.targets.length + 1;
  const vectors = 2 + slotCount(optimizer) + (averaging === undefined ? 0 : 1);
  const numberBytes = precision === "float32" ? 4 : 8;
  const numbersInABatch = batchSize * (numbersInARow + 2);
  const bytes = (rows * numbersInARow + numbersInABatch + vectors * parameterCount) * numberBytes + rows * 4;
  if (bytes <= mostBytes) return;
  const gibibytes = (bytes / 2 ** 30).toFixed(1);
  throw new LoglikError(
    "memory-exceeded",
    `train: ${rows} rows and ${parameterCount} parameters in batches of ${batchSize} need ${gibibytes} GiB; at most 4 GiB can be addressed. Use fewer rows, a smaller batch or a smaller network.`,
    { bytes, rows, parameterCount, batchSize },
  );
}
