import { type LikelihoodHead, LoglikError } from "@loglik/core";
import { checkedLayers } from "./layers/checked-layer.js";
import { dense } from "./layers/dense.js";
import { describeChain } from "./layers/describe-layer.js";
import { numbersIn, type ParameterSpec } from "./layers/description.js";
import type { Layer } from "./layers/layer.js";
import { vectorOf } from "./layers/layer-shape.js";
import { knownOptions, positiveInteger } from "./option-checks.js";
import { type Shape, sizeOf } from "./shape.js";

/** What a network takes and which layers follow one another in it. */
export interface NetworkOptions {
  /** Numbers in one row of x; or `[rows, columns, channels]` of an image, whose numbers stand in this order in the row. */
  readonly inputs: number | readonly [rows: number, columns: number, channels: number];
  /** Hidden layers, first to last. The output layer is the head's: nobody sizes it by hand. */
  readonly hidden?: readonly Layer[];
  /** What the outputs mean: the distribution of y given x. */
  readonly likelihood: LikelihoodHead;
  /** Whether the output layer has a bias; true unless told. */
  readonly bias?: boolean;
}

/** A network f(x; w) with a likelihood head on top: a model of p(y | x; w). Plain data but for the head's functions. */
export interface Network {
  /** Numbers in one row of x. */
  readonly inputs: number;
  /** The same as a shape. */
  readonly inputShape: Shape;
  /** Hidden layers and then the output layer (identity activation, as many units as the head has outputs). */
  readonly layers: readonly Layer[];
  readonly likelihood: LikelihoodHead;
  readonly bias: boolean;
  /** Every tensor of parameters in its order in the flat vector, `0.weights`, `0.bias`, …; the output's bias, if it has none, too. */
  readonly parameterSpecs: readonly ParameterSpec[];
  /** Length of the flat parameter vector, running statistics of batchNorm included. */
  readonly parameterCount: number;
}

/** What is plain data about a head: enough to plan a network, and all of it that a worker has of a head with a kernel. */
export type HeadOutline = Pick<LikelihoodHead, "name" | "outputs" | "targets" | "source">;

/** A network whose head's functions may be elsewhere. */
export interface PlannableNetwork extends Omit<Network, "likelihood"> {
  readonly likelihood: HeadOutline | LikelihoodHead;
}

/**
 * Describes a model of p(y | x): hidden layers, and a likelihood head that owns the link and the size of the last layer.
 *
 *   η = W_L · h_{L−1} + b_L,   h_l = f_l(h_{l−1}),   h_0 = x,   y | x ~ head(η)
 *
 * Nothing is allocated and nothing is random here: the same description trains any number of times. The flat parameter
 * vector holds, layer by layer, what each layer names: weights `[inputs][units]` (`[height][width][in][out]` of a
 * convolution) row-major and then the bias.
 *
 * @throws LoglikError `option-not-a-positive-integer` (inputs), `layer-unknown`, `layer-shape`, `embedding-columns`,
 *   `residual-shape`, `head-invalid`, `shared-output-needs-bias`
 * @example
 * const net = network({ inputs: 2, hidden: [dense(8, "tanh")], likelihood: bernoulliHead() });
 * net.parameterCount  // 33
 */
export function network(options: NetworkOptions): Network {
  knownOptions("network", options, ["inputs", "hidden", "likelihood", "bias"]);
  const inputShape = inputShapeOf(options.inputs);
  const hidden = checkedLayers(options.hidden ?? [], "hidden");
  const { output } = describeChain(hidden, inputShape, "hidden");
  const head = options.likelihood;
  checkHead(head);
  vectorOf("the output layer", output, "the last layer");
  const bias = options.bias ?? true;
  const shared = head.outputs.find((output) => output.kind === "shared");
  if (shared !== undefined && !bias) {
    throw new LoglikError(
      "shared-output-needs-bias",
      `network: the head ${head.name} has the output "${shared.name}", one number for the whole sample, which is the output layer's bias; got bias: false. Leave bias at true, or choose a head without shared outputs.`,
      { head: head.name, output: shared.name },
    );
  }
  const outputs = head.outputs.length;
  const layers = [...hidden, dense(outputs, "identity")];
  const { parameters } = describeChain(layers, inputShape, "hidden");
  const count = parameters.reduce((sum, { shape }) => sum + numbersIn(shape), 0);
  return {
    inputs: sizeOf(inputShape),
    inputShape,
    layers,
    likelihood: head,
    bias,
    parameterSpecs: parameters,
    parameterCount: bias ? count : count - outputs,
  };
}

function inputShapeOf(inputs: NetworkOptions["inputs"]): Shape {
  if (!Array.isArray(inputs)) return [positiveInteger("network", "inputs", inputs)];
  if (inputs.length !== 3) {
    throw new LoglikError(
      "layer-shape",
      `network: inputs has ${inputs.length} lengths; expected a number, or [rows, columns, channels] of an image.`,
      { inputs },
    );
  }
  const [rows, columns, channels] = inputs.map((length, axis) => positiveInteger("network", `inputs[${axis}]`, length));
  return [rows, columns, channels];
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
