import { type LikelihoodHead, LoglikError } from "@loglik/core";
import { positiveInteger } from "./option-checks.js";

export type ActivationName = "identity" | "tanh" | "relu" | "sigmoid";

/** A layer, as plain data: it crosses workers and goes into files. Made by the functions of `layers/`. */
export interface DenseLayer {
  readonly type: "dense";
  readonly units: number;
  readonly activation: ActivationName;
}

export type Layer = DenseLayer;

export interface NetworkOptions {
  /** Numbers in one row of x. */
  readonly inputs: number;
  /** Hidden layers, first to last. The output layer is the head's: nobody sizes it by hand. */
  readonly hidden?: readonly Layer[];
  /** What the outputs mean: the distribution of y given x. */
  readonly likelihood: LikelihoodHead;
  /** Whether the output layer has a bias; true unless told. */
  readonly bias?: boolean;
}

/** A network f(x; w) with a likelihood head on top: a model of p(y | x; w). Plain data but for the head's functions. */
export interface Network {
  readonly inputs: number;
  /** Hidden layers and then the output layer (identity activation, as many units as the head has outputs). */
  readonly layers: readonly Layer[];
  readonly likelihood: LikelihoodHead;
  readonly bias: boolean;
  /** Length of the flat parameter vector. */
  readonly parameterCount: number;
}

/**
 * Describes a model of p(y | x): hidden layers, and a likelihood head that owns the link and the size of the last layer.
 *
 *   η = W_L · h_{L−1} + b_L,   h_l = a_l(W_l · h_{l−1} + b_l),   h_0 = x,   y | x ~ head(η)
 *
 * Nothing is allocated and nothing is random here: the same description trains any number of times. The flat parameter
 * vector holds, layer by layer, the weights `[inputs][units]` row-major and then the bias.
 *
 * @throws LoglikError `option-not-a-positive-integer` (inputs), `layer-unknown`, `head-invalid`, `shared-output-needs-bias`
 * @example
 * const net = network({ inputs: 2, hidden: [dense(8, "tanh")], likelihood: bernoulliHead() });
 * net.parameterCount  // 33
 */
export function network(options: NetworkOptions): Network {
  const inputs = positiveInteger("network", "inputs", options.inputs);
  const hidden = options.hidden ?? [];
  hidden.forEach(checkLayer);
  const head = options.likelihood;
  checkHead(head);
  const bias = options.bias ?? true;
  const shared = head.outputs.find((output) => output.kind === "shared");
  if (shared !== undefined && !bias) {
    throw new LoglikError(
      "shared-output-needs-bias",
      `network: the head ${head.name} has the output "${shared.name}", one number for the whole sample, which is the output layer's bias; got bias: false. Leave bias at true, or choose a head without shared outputs.`,
      { head: head.name, output: shared.name },
    );
  }
  const output: Layer = { type: "dense", units: head.outputs.length, activation: "identity" };
  const layers = [...hidden.map((layer) => ({ ...layer })), output];
  return { inputs, layers, likelihood: head, bias, parameterCount: countParameters(inputs, layers, bias) };
}

function countParameters(inputs: number, layers: readonly Layer[], bias: boolean): number {
  let count = 0;
  let width = inputs;
  for (const layer of layers) {
    count += width * layer.units + layer.units;
    width = layer.units;
  }
  return bias ? count : count - width;
}

const activations: readonly string[] = ["identity", "tanh", "relu", "sigmoid"] satisfies ActivationName[];

function checkLayer(layer: Layer, index: number): void {
  if (layer?.type !== "dense" || !activations.includes(layer.activation)) {
    throw new LoglikError(
      "layer-unknown",
      `network: hidden[${index}] is ${JSON.stringify(layer)}; expected a layer such as dense(64, "tanh"), with an activation among ${activations.join(", ")}.`,
      { index, layer },
    );
  }
  positiveInteger("network", `hidden[${index}].units`, layer.units);
}

function checkHead(head: LikelihoodHead): void {
  const sound =
    typeof head?.point === "function" &&
    typeof head.initial === "function" &&
    head.outputs?.length > 0 &&
    head.targets?.length > 0;
  if (sound) return;
  throw new LoglikError(
    "head-invalid",
    `network: likelihood is ${head === null ? "null" : typeof head === "object" ? "an object without point, initial, outputs or targets" : typeof head}; expected a likelihood head such as normalHead() from @loglik/core/heads/normal (called, not the factory itself).`,
  );
}
