import { padded } from "../../plan/arena.js";
import type { Operation } from "../../plan/operation.js";
import type { Plan } from "../../plan.js";
import type { LayerSupport } from "./layer-support.js";

/** The longest part of k and the numbers in a block of A, as in assembly/gemm.ts. */
const longestPart = 512;
const block = 131072;

/** Bytes of a row of a panel of B in assembly/pack.ts: two vectors. */
const panelBytes = 32;
/** Numbers in a strip of A. */
const strip = 4;

/** Bytes of the packed copies that `gemm` makes for a product of this shape: one panel of B and one block of A. */
export function gemmScratch(rows: number, depth: number, bytes = 4): number {
  const parts = Math.max(1, Math.ceil(depth / longestPart));
  const steps = padded(Math.ceil(depth / parts));
  const strips = Math.ceil(Math.min(rows, Math.floor(block / steps)) / strip);
  return steps * (panelBytes + strips * strip * bytes);
}

/** Bytes of one row of all panels of a matrix. */
export function panels(columns: number, bytes: number): number {
  return Math.ceil((columns * bytes) / panelBytes) * panelBytes;
}

/** Bytes of scratch that one operation needs, for `rows` rows of the batch. */
function scratchOf(operation: Operation, rows: number, bytes: number, layers: LayerSupport | undefined): number {
  switch (operation.kind) {
    case "denseForward":
      return gemmScratch(rows, operation.weights.rows, bytes);
    case "denseBackwardInput":
      return gemmScratch(rows, operation.weights.columns, bytes);
    case "denseBackwardParameters":
      return gemmScratch(operation.input.columns, rows, bytes);
    default:
      return layers?.layerScratch(operation, bytes) ?? 0;
  }
}

/** Bytes of scratch that the plan's most demanding operation needs. */
export function planScratch(plan: Plan, bytes: number, layers: LayerSupport | undefined): number {
  return Math.max(...operationsOf(plan).map((operation) => scratchOf(operation, plan.batchSize, bytes, layers)));
}

/** Elements of the widest row that a product starts from zeros. */
export function widestRow(plan: Plan, layers: LayerSupport | undefined): number {
  const widths = operationsOf(plan).map((operation) => {
    if (operation.kind === "denseBackwardInput") return padded(operation.weights.rows);
    if (operation.kind === "denseBackwardParameters") return padded(operation.outputGradient.columns);
    return layers?.layerZeros(operation) ?? 0;
  });
  return Math.max(...widths);
}

function operationsOf({ step, forward }: Plan): readonly Operation[] {
  return [...step, ...forward];
}
