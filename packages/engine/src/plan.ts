import type { AverageSteps } from "./averaging/averaging.js";
import type { PlannableNetwork } from "./network.js";
import type { Optimizer } from "./optimizers/optimizer.js";
import { ArenaLayout, type Block, padded } from "./plan/arena.js";
import type { Image } from "./plan/image.js";
import { planChain } from "./plan/layers/plan-chain.js";
import type { Operation, RowOperation } from "./plan/operation.js";
import type { ParameterEntry } from "./plan/parameter-map.js";
import { planParameters } from "./plan/plan-parameters.js";
import { type PlanLayer, Planner, type Value } from "./plan/planner.js";
import { updateOperations, updateSlots } from "./plan/update-operations.js";
import { imageSize, isImage } from "./shape.js";

/** A network, an optimizer and a batch size as lists of operations on one arena. Plain data; the same for every kernel. */
export interface Plan {
  readonly batchSize: number;
  /** Elements of the arena, without the data. */
  readonly arenaSize: number;
  readonly parameterCount: number;
  /** Maps the public parameter vector to the arena. */
  readonly entries: readonly ParameterEntry[];
  /** All that descent trains, with its padding, as one vector; the gradient and each slot are laid out alike. */
  readonly parameters: Block;
  readonly gradient: Block;
  readonly slots: readonly Block[];
  /** Rows of x, y, weight, scale and loss of one batch. */
  readonly batch: {
    readonly x: Block;
    readonly y: Block;
    readonly weight: Block;
    readonly scale: Block;
    readonly loss: Block;
  };
  readonly eta: Block;
  /** x of the batch → η, in prediction. */
  readonly forward: readonly RowOperation[];
  /** Rows by index → losses and the gradient of the batch loss. */
  readonly differentiate: readonly Operation[];
  /** The layer of the network that an operation of the forward pass belongs to. */
  readonly layerOf: ReadonlyMap<Operation, number>;
  /** The pixels and channels that a block of the batch holds, with padding between them. */
  readonly imageOf: ReadonlyMap<Block, Image>;
  /** `differentiate`, the update, and running statistics: a whole optimizer step. */
  readonly step: readonly Operation[];
  /** Index in the public vector of each weight that is held at zero. */
  readonly heldAtZero: readonly number[];
}

/**
 * Compiles a network to a {@link Plan}.
 *
 * The arena holds, in this order: parameters, gradient, the optimizer's slots, running statistics, the batch, and for each
 * layer its output and its gradient.
 *
 * @param planLayer plans the layers that the network has: `planLayer`, or `planDense` where they are all dense
 */
export function compilePlan(
  network: PlannableNetwork,
  optimizer: Optimizer,
  batchSize: number,
  average: AverageSteps | undefined,
  planLayer: PlanLayer,
): Plan {
  const head = network.likelihood;
  const layout = new ArenaLayout();
  const { parameters, entries, trained, gradient, slots, heldAtZero } = planParameters(
    network,
    layout,
    updateSlots(optimizer, average),
  );
  const update = { parameters: trained, gradient, slots, clipFactor: layout.vector(1) };
  const batch = {
    x: layout.batch(batchSize, network.inputs),
    y: layout.batch(batchSize, head.targets.length),
    weight: layout.vector(batchSize),
    scale: layout.vector(batchSize),
    loss: layout.vector(batchSize),
  };
  const planner = new Planner(layout, batchSize, batch.scale, parameters, planLayer);
  const { value, backward } = planChain(network.layers, inputValue(network, batch.x), planner, (layer) => {
    planner.layer = layer;
  });
  backward();

  const eta = value.output.block;
  const shared = head.outputs.flatMap((output, column) => (output.kind === "shared" ? [column] : []));
  const outputWeights = parameters[parameters.length - 2];
  const masks: Operation[] =
    shared.length > 0 ? [{ kind: "maskColumns", gradient: outputWeights.gradient, columns: shared }] : [];
  const differentiate: Operation[] = [
    { kind: "gather", x: batch.x, y: batch.y, weight: batch.weight, scale: batch.scale },
    ...planner.training,
    { kind: "head", eta, y: batch.y, scale: batch.scale, gradient: value.gradient!.block, loss: batch.loss },
    ...planner.back,
    { kind: "batchLoss", weight: batch.weight, loss: batch.loss },
    ...planner.parameterGradients,
    ...masks,
  ];
  return {
    batchSize,
    arenaSize: layout.size,
    parameterCount: network.parameterCount,
    entries,
    parameters: trained,
    gradient,
    slots,
    batch,
    eta,
    forward: planner.prediction,
    differentiate,
    layerOf: new Map(planner.training.map((operation, index) => [operation, planner.layers[index]])),
    imageOf: planner.imageOf,
    step: [...differentiate, ...updateOperations(optimizer, average, update), ...planner.tracking],
    heldAtZero,
  };
}

/** x of the batch as the first layer takes it: without a gradient, the channels of its pixels without gaps. */
function inputValue({ inputShape }: PlannableNetwork, block: Block): Value {
  const size = imageSize(inputShape);
  const output: Image = { block, ...size, pixelStride: isImage(inputShape) ? size.channels : padded(size.channels) };
  return { shape: inputShape, output, activation: "identity" };
}
