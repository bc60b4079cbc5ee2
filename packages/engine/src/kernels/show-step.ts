import type { FloatArray } from "@loglik/core";
import type { Block } from "../plan/arena.js";
import type { Operation } from "../plan/operation.js";
import type { Plan } from "../plan.js";

/** One matrix that an operation of a step wrote: rows of the batch, or a gradient of parameters. */
export interface Written {
  readonly operation: Operation;
  /** Place of the operation among those of the forward pass, which is the layer; −1 for all others. */
  readonly layer: number;
  /** The operation's own name for it: output, loss, gradient, inputGradient, weightGradient, … */
  readonly field: string;
  readonly rows: number;
  readonly columns: number;
  read(row: number, column: number): number;
}

/** What operations read, though it is named like something that they write. */
const inputs = ["outputGradient"];

/** Shows what the operations of a step wrote, in their order. `rows` is the length of the batch, which may be a short one. */
export function showStep(plan: Plan, arena: FloatArray, rows: number, visit: (written: Written) => void): void {
  for (const operation of plan.differentiate) {
    for (const [field, block] of Object.entries(operation)) {
      const isWritten =
        operation.kind === "gather" || field === "output" || field === "loss" || /gradient$/i.test(field);
      if (isWritten && !inputs.includes(field) && isBlock(block))
        visit(written(operation, field, block, plan, rows, arena));
    }
  }
}

function written(
  operation: Operation,
  field: string,
  block: Block,
  plan: Plan,
  rows: number,
  arena: FloatArray,
): Written {
  const { offset, stride } = block;
  const layer = (plan.forward as readonly Operation[]).indexOf(operation);
  const isOfBatch = offset >= plan.batch.x.offset;
  // One number a row of the batch is kept as a vector.
  if (isOfBatch && block.rows === 1 && plan.batchSize > 1) {
    return { operation, layer, field, rows, columns: 1, read: (row) => arena[offset + row] };
  }
  return {
    operation,
    layer,
    field,
    rows: isOfBatch ? rows : block.rows,
    columns: block.columns,
    read: (row, column) => arena[offset + row * stride + column],
  };
}

function isBlock(value: unknown): value is Block {
  return typeof value === "object" && value !== null && "offset" in value && "stride" in value;
}
