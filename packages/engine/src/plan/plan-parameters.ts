import { matrixOf, numbersIn, type ParameterSpec } from "../layers/description.js";
import type { PlannableNetwork } from "../network.js";
import type { ArenaLayout, Block } from "./arena.js";
import { shiftBlock } from "./arena.js";
import type { ParameterEntry } from "./parameter-map.js";
import type { PlannedParameter } from "./planner.js";

/** The parameters of a network, laid out. */
export interface PlannedParameters {
  /** Of the hidden layers and then the output layer, in the order of their descriptions. */
  readonly parameters: readonly PlannedParameter[];
  readonly entries: readonly ParameterEntry[];
  /** All that descent trains, with its padding, as one vector from offset 0; the gradient and each slot are laid out alike. */
  readonly trained: Block;
  readonly gradient: Block;
  readonly slots: readonly Block[];
  /** Index in the public vector of each weight that is held at zero. */
  readonly heldAtZero: readonly number[];
}

/**
 * Lays out, from offset 0: what is trained, its gradient and the optimizer's slots, three times the same layout, so that one
 * shift leads from a parameter to its gradient; then running statistics, each with that of the batch.
 */
export function planParameters(network: PlannableNetwork, layout: ArenaLayout, slotCount: number): PlannedParameters {
  const outputs = network.likelihood.outputs;
  const specs = network.parameterSpecs;
  const hiddenSpecs = specs.slice(0, -2);
  const outputStart = hiddenSpecs.reduce((sum, { shape }) => sum + numbersIn(shape), 0);
  const allocate = (spec: ParameterSpec) => {
    const { rows, columns } = matrixOf(spec);
    return layout.matrix(rows, columns);
  };

  const blocks = new Map<ParameterSpec, Block>();
  for (const spec of specs) if (spec.trained) blocks.set(spec, allocate(spec));
  const trained = vectorOf(layout.size);
  const gradient = layout.vector(trained.columns);
  const slots = Array.from({ length: slotCount }, () => layout.vector(trained.columns));
  for (const spec of specs) if (!spec.trained) blocks.set(spec, allocate(spec));

  const entries: ParameterEntry[] = [];
  let start = 0;
  const parameters = specs.map((spec, index): PlannedParameter => {
    const block = blocks.get(spec)!;
    const isHeld = index === specs.length - 1 && !network.bias;
    if (!isHeld) entries.push({ block, start, trained: spec.trained });
    start += numbersIn(spec.shape);
    return { block, gradient: spec.trained ? shiftBlock(block, gradient.offset) : allocate(spec), isHeld };
  });
  const shared = outputs.flatMap(({ kind }, column) => (kind === "shared" ? [column] : []));
  const features = specs[specs.length - 2].shape[0];
  const heldAtZero = Array.from({ length: features }, (_, row) => outputStart + row * outputs.length).flatMap((row) =>
    shared.map((column) => row + column),
  );
  return { parameters, entries, trained, gradient, slots, heldAtZero };
}

function vectorOf(size: number): Block {
  return { offset: 0, rows: 1, columns: size, stride: size };
}
