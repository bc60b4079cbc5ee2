import type { Finding } from "../events.js";
import type { Written } from "../kernels/show-step.js";
import type { Operation } from "../plan/operation.js";
import type { Program } from "../program.js";
import type { LoadedJob } from "./fit.js";
import type { Stopwatch } from "./stopwatch.js";

/** Training rows that are looked at: a unit that fires for one row in fifty is missed once in a hundred and seventy times. */
const rowsToSee = 256;
/** A layer is reported when at least this share of its units do nothing. */
const notableShare = 0.25;
/** Where |tanh| or the distance of a sigmoid from one half is beyond this part of its range, its slope is below 2 % of the largest. */
const saturated = 0.99;
/** Outputs of a layer are of about unit size; beyond this they have run away. */
const runaway = 1e4;

/** What one unit of a layer put out. */
interface Unit {
  least: number;
  most: number;
  leastSaturation: number;
}

/** What an operation of the forward pass put out: of a residual block there are several. */
interface Outputs {
  readonly layer: number;
  readonly activation: string;
  readonly units: Unit[];
}

/**
 * Looks at the layers of a network that was trained, on some of the training rows: at relu units that never fire and tanh or
 * sigmoid units that are saturated for every row, whose gradient is zero or almost, so that they learn nothing more; at layers whose outputs
 * have run away; and at outputs that look like probabilities under a head that applies a softmax of its own.
 */
export function* layerHealth(
  program: Program,
  { network, batchSize, training }: LoadedJob,
  steps: number,
  clock: Stopwatch,
): Generator<undefined, readonly Finding[]> {
  const outputs = new Map<Operation, Outputs>();
  const simplex = { rows: 0, fractional: false, broken: false };
  const last = network.layers.length - 1;
  const batches = Math.min(steps, Math.ceil(Math.min(rowsToSee, training.rows) / batchSize));
  let rows = 0;
  for (let step = 0; step < batches; step += 1) {
    if (clock.over()) yield;
    program.inspect(step, (written) => {
      const { operation, layer } = written;
      if (layer === last) {
        rows += written.rows / written.pixels;
        observeSimplex(written, simplex);
      } else if (layer >= 0) {
        const seen = outputs.get(operation) ?? { layer, activation: activationOf(operation), units: [] };
        outputs.set(operation, seen);
        observe(written, seen.units, saturationOf(seen.activation));
      }
    });
  }
  const hidden = network.layers.slice(0, last).flatMap((_, layer) => {
    const ofLayer = [...outputs].filter(([, seen]) => seen.layer === layer);
    const warnings = ofLayer.map(([operation, seen]) => layerWarning(operation, seen, rows));
    return warnings.find((warning) => warning !== undefined) ?? [];
  });
  return [...hidden, ...simplexWarning(simplex)];
}

function observe({ rows, columns, read }: Written, units: Unit[], saturationAt: (output: number) => number): void {
  for (let column = 0; column < columns; column += 1) {
    units[column] ??= { least: Infinity, most: -Infinity, leastSaturation: Infinity };
    const unit = units[column];
    for (let row = 0; row < rows; row += 1) {
      const value = read(row, column);
      unit.least = Math.min(unit.least, value);
      unit.most = Math.max(unit.most, value);
      unit.leastSaturation = Math.min(unit.leastSaturation, saturationAt(value));
    }
  }
}

function activationOf(operation: Operation): string {
  return "activation" in operation ? operation.activation : "identity";
}

/** Layers with weights: others pass on how large their input is. */
const weighing: readonly Operation["kind"][] = ["denseForward", "convolutionForward"];

/** How near an output is to the end of its activation's range: 1 there, 0 where the slope is largest. */
function saturationOf(activation: string): (output: number) => number {
  if (activation === "tanh") return Math.abs;
  if (activation === "sigmoid") return (output) => Math.abs(2 * output - 1);
  return () => 0;
}

function layerWarning({ kind }: Operation, { layer, activation, units }: Outputs, rows: number): Finding | undefined {
  const most = units.reduce((largest, unit) => Math.max(largest, Math.abs(unit.least), Math.abs(unit.most)), 0);
  if (most > runaway && weighing.includes(kind)) {
    return {
      code: "layer-exploding",
      detail: { layer, largest: most },
    };
  }
  const isDead = ({ most, leastSaturation }: Unit) => (activation === "relu" ? most <= 0 : leastSaturation > saturated);
  const dead = units.filter(isDead).length;
  if (dead === 0 || dead < notableShare * units.length) return undefined;
  return {
    code: "layer-dead",
    detail: { layer, activation, dead, units: units.length, rows },
  };
}

function observeSimplex(
  { rows, columns, read }: Written,
  seen: { rows: number; fractional: boolean; broken: boolean },
) {
  for (let row = 0; row < rows && !seen.broken; row += 1) {
    let sum = 0;
    for (let column = 0; column < columns; column += 1) {
      const value = read(row, column);
      if (value < 0) seen.broken = true;
      if (value > 0 && value < 1) seen.fractional = true;
      sum += value;
    }
    if (columns < 2 || Math.abs(sum - 1) > 1e-5) seen.broken = true;
    seen.rows += 1;
  }
}

function simplexWarning({
  rows,
  fractional,
  broken,
}: {
  rows: number;
  fractional: boolean;
  broken: boolean;
}): Finding[] {
  if (rows === 0 || broken || !fractional) return [];
  return [
    {
      code: "outputs-sum-to-one",
      detail: { rows },
    },
  ];
}
