import { environment } from "./environment.js";
import type { Finding, Warning } from "./events.js";
import type { Network } from "./network.js";
import { isImage } from "./shape.js";

/** With it comes the trunk: see `trunk.ts`. */
export { train as trunk } from "./trunk.js";

/** Puts what was found about the data and the fit into words. Loaded on demand: most fits have nothing to tell. */
export function inWords(findings: readonly Finding[], network: Network): Warning[] {
  return findings.map(({ code, detail }) => ({ code, message: messages[code](detail, network), detail }));
}

/** Fields of a finding, which the function that found it has filled in. */
// biome-ignore lint/suspicious/noExplicitAny: each code has fields of its own.
type Detail = Readonly<Record<string, any>>;

const messages: Readonly<Record<string, (detail: Detail, network: Network) => string>> = {
  "target-constant": ({ name, value }) =>
    `Every training row has the same target ${name} = ${value}: there is nothing to learn from x, and a likelihood with a free scale grows without bound.`,
  "target-rounded": ({ name, mean, deviation }) =>
    `The target ${name} has mean ${digits(mean)} and standard deviation only ${digits(deviation)}: float32 has seven digits, and rounds much of the differences between rows away. Subtract the mean from the target first, or train with precision: "float64".`,
  "input-constant": ({ column, value }, network) =>
    `${isImage(network.inputShape) ? "Channel" : "Column"} ${column} of x is ${value} in every training row: it can only repeat the bias. Leave it out.`,
  "inputs-unscaled": (detail, network) => ("column" in detail ? shifted : unlike)(detail, network),
  "inputs-sum-to-one": (_detail, { likelihood }) =>
    `Every row of x is non-negative and sums to one, like the output of a softmax. The ${likelihood.name} head applies its own link to the network's output; if x holds predicted probabilities, give their logarithms instead.`,
  "start-at-infinity": ({ output, value, start, outputs }) =>
    `The best constant model has ${output} = ${value}${outputs > 1 ? `, and ${outputs - 1} more outputs at infinity` : ""}: an outcome that no training row shows, or a target that never varies. The fit starts at ${start.toPrecision(3)} instead.`,
  "layer-exploding": ({ layer, largest }) =>
    `Layer ${layer} puts out numbers up to ${largest.toPrecision(3)}: its weights have run away. Lower the learning rate, clip the gradient, or standardise the columns of x.`,
  "layer-dead": ({ layer, activation, dead, units, rows }) =>
    `${dead} of the ${units} ${activation} units of layer ${layer} ${idle(activation)} for each of ${rows} training rows, so they pass no gradient on and learn nothing. Lower the learning rate, standardise the columns of x, or use fewer units.`,
  "outputs-sum-to-one": ({ rows }, { likelihood }) =>
    `The network's outputs are non-negative and sum to one for each of ${rows} training rows, like probabilities. The ${likelihood.name} head applies its own link to them, so p(y | x) is not what they seem to say: a softmax of probabilities is almost uniform.`,
  "outcomes-certain": ({ nll }) =>
    `The mean NLL is ${digits(nll)}: every training row's outcome is as good as certain, as of classes that are separated. No finite weights are the best; they would grow without end, and the fit stopped because its gradient fell below the tolerance of lbfgs(). Pass it a weightDecay (a prior), or hold rows out and stop early.`,
  "workers-not-shared": ({ workers, reason }) =>
    `workers: ${workers} was asked for, and the fit ran in one worker: ${whyOneWorker[reason]}.`,
  "fused-multiply-add-missing": () =>
    "fusedMultiplyAdd was asked for, and this runtime lacks it, so products were rounded before they were added: WebAssembly has it in Chrome since 114 and in Node since 22.",
  "head-on-caller-thread": ({ head }) =>
    `The head ${head} has no source from which a worker could rebuild it, so the fit ran on the caller's thread, in slices of at most 8 ms. To train it in a worker, make it in a module of its own and give it source: { module, export, options }.`,
};

function shifted({ column, mean, deviation }: Detail, { inputShape }: Network): string {
  const [what, all] = isImage(inputShape) ? ["Channel", "channels"] : ["Column", "columns"];
  return `${what} ${column} of x has mean ${digits(mean)} and standard deviation only ${digits(deviation)}: its weight and the bias pull on each other, and descent is slow. Standardise the ${all} of x first.`;
}

function unlike({ smallest, largest }: Detail, { inputShape }: Network): string {
  const all = isImage(inputShape) ? "channels" : "columns";
  return `The ${all} of x have standard deviations from ${digits(smallest)} to ${digits(largest)}: initial weights and learning rates suppose ${all} of about unit size. Standardise the ${all} of x first.`;
}

function idle(activation: string): string {
  return activation === "relu"
    ? "never fire: their output is 0"
    : "are saturated: their output lies at the end of its range";
}

const whyOneWorker: Readonly<Record<string, string>> = {
  lbfgs: "the steps of L-BFGS are not shared",
  "not-shareable": environment.crossOriginIsolated
    ? "this browser has no memory that threads share. Run independent fits side by side with mapFits()"
    : "this page is not cross-origin isolated, so threads may not share memory. Serve it with Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp, or run independent fits side by side with mapFits()",
};

function digits(value: number): string {
  return String(Number(value.toPrecision(3)));
}
