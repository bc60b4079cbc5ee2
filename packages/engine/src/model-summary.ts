import type { Warning } from "./events.js";
import { layerSummary } from "./layers/layer-summary.js";
import type { TrainingReport } from "./model.js";
import type { Network } from "./network.js";
import { isDecoupled } from "./optimizers/optimizer.js";

/** What a model is and how well it was trained, in a few lines. */
export function modelSummary(network: Network, training: TrainingReport, diagnostics: readonly Warning[]): string {
  const head = network.likelihood;
  const last = training.epochs.at(-1);
  const lines = [
    `p(y | x): ${head.family} with outputs ${head.outputs.map(({ name }) => name).join(", ")}`,
    `network ${[network.inputShape.join(" × "), ...network.layers.map(layerSummary)].join(" → ")}, ${network.parameterCount} parameters`,
    `${endings[training.stopped]} after ${training.epochs.length} epochs, ${training.steps} steps of ${training.optimizer.type} in ${training.elapsed.toFixed(2)} s (${training.thread}), ${training.observations} observations, seed ${training.seed}`,
  ];
  if (last !== undefined) {
    lines.push(`NLL ${inNatsAndBits(last.nll)}, mean over the last epoch`);
    if (last.validation !== undefined) lines.push(`NLL ${inNatsAndBits(last.validation.nll)}, held-out rows`);
  }
  lines.push(...weightLines(training));
  lines.push(`known as ${head.ledger.loss}${droppedTerms(network)}`);
  for (const { code, message } of diagnostics) lines.push(`note: ${message} [${code}]`);
  return lines.join("\n");
}

const endings: { readonly [Ending in TrainingReport["stopped"]]: string } = {
  finished: "finished",
  cancelled: "cancelled",
  running: "running",
  early: "stopped early",
  converged: "converged",
  stalled: "stalled: rounding left no way down",
};

/** What made the weights other than those of the last step at the smallest NLL. */
function weightLines({ optimizer, totalWeight, averaging, best }: TrainingReport): string[] {
  const lines: string[] = [];
  const { weightDecay } = optimizer;
  if (weightDecay !== undefined && isDecoupled(optimizer)) {
    lines.push(
      `decoupled weight decay ${weightDecay}: every weight and bias shrinks by rate × ${weightDecay} a step, outside the likelihood`,
    );
  } else if (weightDecay !== undefined) {
    lines.push(
      `weight decay ${weightDecay}: a normal prior with mean 0 and precision n·λ = ${Number((totalWeight * weightDecay).toPrecision(6))} on every weight and bias, so this is the mode of a posterior`,
    );
  }
  if (averaging?.type === "polyak")
    lines.push(`weights: mean over every ${averaging.every} from epoch ${averaging.from}`);
  if (averaging?.type === "exponential") lines.push(`weights: exponential average with decay ${averaging.decay}`);
  if (best !== undefined) lines.push(`best epoch ${best.epoch}: NLL ${inNatsAndBits(best.nll)}, held-out rows`);
  return lines;
}

function inNatsAndBits(nll: number): string {
  return `${nll.toFixed(6)} nats (${(nll / Math.LN2).toFixed(6)} bits) per observation`;
}

function droppedTerms({ likelihood }: Network): string {
  const { dropped } = likelihood.ledger;
  return dropped.length === 0 ? "" : `, which drops ${dropped.map(({ expression }) => expression).join(" and ")}`;
}
