import { LoglikError } from "@loglik/core";

/** First index and number of rows of step `step` of an order of `length` rows: the last batch may be short. */
export function stepRange(step: number, batchSize: number, length: number): { first: number; rows: number } {
  const first = step * batchSize;
  return { first, rows: Math.max(0, Math.min(batchSize, length - first)) };
}

/** Checks that every index of an epoch's order names a row of the data, so that kernels need not. */
export function checkOrder(order: Uint32Array, rows: number): void {
  if (order.length > rows) {
    throw new LoglikError(
      "order-out-of-range",
      `setOrder: the order has ${order.length} entries; the data have ${rows} rows, and an epoch visits at most that many. Load the data before the order, and build the order from its rows.`,
      { entries: order.length, rows },
    );
  }
  for (let i = 0; i < order.length; i += 1) {
    if (order[i] >= rows) {
      throw new LoglikError(
        "order-out-of-range",
        `setOrder: order[${i}] is ${order[i]}; every entry must be the index of a row of the data, which has ${rows} rows. Load the data before the order, and build the order from its rows.`,
        { index: i, row: order[i], rows },
      );
    }
  }
}

/** Checks that `count` steps from `first` lie within the order, so that a step never runs on no rows. */
export function checkSteps(first: number, count: number, batchSize: number, length: number): void {
  const available = Math.ceil(length / batchSize);
  if (!(first >= 0 && count >= 0 && first + count <= available)) {
    throw new LoglikError(
      "step-out-of-range",
      `steps: steps ${first} … ${first + count - 1} were asked for; an order of ${length} rows in batches of ${batchSize} has ${available} steps, 0 … ${available - 1}. Set the order first, and ask within it.`,
      { first, count, available },
    );
  }
}
