/** The whole map: every row, then every slip, in the order of their numbers. */
import { bayesRows } from "./bayes.js";
import type { Entry } from "./entry.js";
import { likelihoodRows } from "./likelihood.js";
import { oneNodeRows } from "./one-node.js";
import { sumOfLogsRows } from "./sum-of-logs.js";

export const entries: readonly Entry[] = [...likelihoodRows, ...sumOfLogsRows, ...oneNodeRows, ...bayesRows].sort(
  (a, b) => order(a) - order(b),
);

/** Rows first, then slips. */
function order({ id }: Entry): number {
  return id.startsWith("E") ? 1000 + Number(id.slice(1)) : Number(id);
}
