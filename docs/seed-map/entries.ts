/** The whole map: every row, then every slip, in the order of their numbers. */
import { bayesRows } from "./bayes.js";
import { calibrationRows } from "./calibration.js";
import { derivationRows } from "./derivations.js";
import type { Entry } from "./entry.js";
import { informationRows } from "./information.js";
import { likelihoodRows } from "./likelihood.js";
import { lossChoiceRows } from "./loss-choice.js";
import { networkRows } from "./networks.js";
import { oneNodeRows } from "./one-node.js";
import { outputRows } from "./outputs.js";
import { posteriorRows } from "./posterior.js";
import { slips } from "./slips.js";
import { sourceRows } from "./sources.js";
import { sumOfLogsRows } from "./sum-of-logs.js";
import { trainingRows } from "./training.js";

/** Each slip lives on its card. */
const slipEntries: readonly Entry[] = slips.map((slip) => ({
  ...slip,
  place: `learn/misconceptions.mdx#${slip.id.toLowerCase()}`,
}));

const topics = [
  // One line a topic.
  bayesRows,
  derivationRows,
  calibrationRows,
  informationRows,
  likelihoodRows,
  lossChoiceRows,
  networkRows,
  oneNodeRows,
  outputRows,
  posteriorRows,
  slipEntries,
  sourceRows,
  sumOfLogsRows,
  trainingRows,
];

export const entries: readonly Entry[] = topics.flat().sort((a, b) => order(a) - order(b));

/** Rows first, then slips. */
function order({ id }: Entry): number {
  return id.startsWith("E") ? 1000 + Number(id.slice(1)) : Number(id);
}
