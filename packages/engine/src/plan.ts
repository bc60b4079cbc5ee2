import type { AverageSteps } from "./averaging/averaging.js";
import type { Network } from "./network.js";
import type { Optimizer } from "./optimizers/optimizer.js";
import { ArenaLayout, type Block, shiftBlock } from "./plan/arena.js";
import type { DenseBackwardInput, DenseForward, Operation, ParameterOperation } from "./plan/operation.js";
import type { ParameterEntry } from "./plan/parameter-map.js";
import { updateOperations, updateSlots } from "./plan/update-operations.js";

/** A network, an optimizer and a batch size as lists of operations on one arena. Plain data; the same for every kernel. */
export interface Plan {
  readonly batchSize: number;
  /** Elements of the arena, without the data. */
  readonly arenaSize: number;
  readonly parameterCount: number;
  /** Maps the public parameter vector to the arena. */
  readonly entries: readonly ParameterEntry[];
  /** All parameters with their padding, as one vector; the gradient and each slot are laid out alike. */
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
  /** x of the batch → η. */
  readonly forward: readonly DenseForward[];
  /** Rows by index → losses and the gradient of the batch loss. */
  readonly differentiate: readonly Operation[];
  /** `differentiate` and then the update: a whole optimizer step. */
  readonly step: readonly Operation[];
  /** Index in the public vector of each weight that is held at zero. */
  readonly heldAtZero: readonly number[];
}

interface PlannedLayer {
  readonly weights: Block;
  readonly bias: Block;
  readonly trainsBias: boolean;
}

/**
 * Compiles a network to a {@link Plan}.
 *
 * The arena holds, in this order: parameters, gradient, the optimizer's slots (three times the same layout, so that one
 * shift leads from a parameter to its gradient), the batch, each layer's output and each layer's gradient.
 */
export function compilePlan(network: Network, optimizer: Optimizer, batchSize: number, average?: AverageSteps): Plan {
  const head = network.likelihood;
  const shared = head.outputs.flatMap((output, column) => (output.kind === "shared" ? [column] : []));
  const layout = new ArenaLayout();
  const { layers, entries, heldAtZero, parameterCount } = planParameters(network, layout, shared);
  const parameters: Block = vectorOf(0, layout.size);
  const gradient = layout.vector(parameters.columns);
  const slotCount = updateSlots(optimizer, average);
  const slots = Array.from({ length: slotCount }, () => layout.vector(parameters.columns));
  const update = { parameters, gradient, slots, clipFactor: layout.vector(1) };

  const batch = {
    x: layout.matrix(batchSize, network.inputs),
    y: layout.matrix(batchSize, head.targets.length),
    weight: layout.vector(batchSize),
    scale: layout.vector(batchSize),
    loss: layout.vector(batchSize),
  };
  const outputs = network.layers.map((layer) => layout.matrix(batchSize, layer.units));
  const outputGradients = network.layers.map((layer) => layout.matrix(batchSize, layer.units));
  const inputs = [batch.x, ...outputs.slice(0, -1)];
  const eta = outputs[outputs.length - 1];

  const forward = layers.map(
    (layer, index): DenseForward => ({
      kind: "denseForward",
      input: inputs[index],
      weights: layer.weights,
      bias: layer.bias,
      output: outputs[index],
      activation: network.layers[index].activation,
    }),
  );
  const backwardRows: DenseBackwardInput[] = [];
  for (let index = layers.length - 1; index > 0; index -= 1) {
    backwardRows.push({
      kind: "denseBackwardInput",
      outputGradient: outputGradients[index],
      weights: layers[index].weights,
      input: inputs[index],
      inputGradient: outputGradients[index - 1],
      activation: network.layers[index - 1].activation,
    });
  }
  const backwardParameters: ParameterOperation[] = layers.map((layer, index) => ({
    kind: "denseBackwardParameters",
    input: inputs[index],
    outputGradient: outputGradients[index],
    weightGradient: shiftBlock(layer.weights, gradient.offset),
    biasGradient: layer.trainsBias ? shiftBlock(layer.bias, gradient.offset) : undefined,
  }));
  if (shared.length > 0) {
    const output = layers[layers.length - 1];
    backwardParameters.push({
      kind: "maskColumns",
      gradient: shiftBlock(output.weights, gradient.offset),
      columns: shared,
    });
  }
  const differentiate: Operation[] = [
    { kind: "gather", x: batch.x, y: batch.y, weight: batch.weight, scale: batch.scale },
    ...forward,
    {
      kind: "head",
      eta,
      y: batch.y,
      scale: batch.scale,
      gradient: outputGradients[outputGradients.length - 1],
      loss: batch.loss,
    },
    ...backwardRows,
    { kind: "batchLoss", weight: batch.weight, loss: batch.loss },
    ...backwardParameters,
  ];
  return {
    batchSize,
    arenaSize: layout.size,
    parameterCount,
    entries,
    parameters,
    gradient,
    slots,
    batch,
    eta,
    forward,
    differentiate,
    step: [...differentiate, ...updateOperations(optimizer, average, update)],
    heldAtZero,
  };
}

/** Lays out the parameters from offset 0 and maps them to the public vector. */
function planParameters(network: Network, layout: ArenaLayout, sharedOutputs: readonly number[]) {
  const layers: PlannedLayer[] = [];
  const entries: ParameterEntry[] = [];
  let heldAtZero: number[] = [];
  let start = 0;
  let inputs = network.inputs;
  network.layers.forEach((layer, index) => {
    const isOutput = index === network.layers.length - 1;
    const trainsBias = !isOutput || network.bias;
    const weights = layout.matrix(inputs, layer.units);
    const bias = layout.vector(layer.units);
    entries.push({ block: weights, start });
    if (isOutput) {
      const weightsStart = start;
      heldAtZero = Array.from({ length: inputs }, (_, row) => weightsStart + row * layer.units).flatMap((row) =>
        sharedOutputs.map((column) => row + column),
      );
    }
    start += inputs * layer.units;
    if (trainsBias) {
      entries.push({ block: bias, start });
      start += layer.units;
    }
    layers.push({ weights, bias, trainsBias });
    inputs = layer.units;
  });
  return { layers, entries, heldAtZero, parameterCount: start };
}

function vectorOf(offset: number, size: number): Block {
  return { offset, rows: 1, columns: size, stride: size };
}
