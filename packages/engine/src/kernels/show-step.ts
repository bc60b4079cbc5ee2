import type { FloatArray } from "@loglik/core";
import type { Block } from "../plan/arena.js";
import { type Image, pixelsOf } from "../plan/image.js";
import type { Operation } from "../plan/operation.js";
import type { Plan } from "../plan.js";

/** One matrix that an operation of a step wrote: rows of the batch, or a gradient of parameters. */
export interface Written {
  readonly operation: Operation;
  /** The layer of the network that the operation belongs to in the forward pass; −1 for all others. */
  readonly layer: number;
  /** The operation's own name for it: output, loss, gradient, inputGradient, weightGradient, … */
  readonly field: string;
  /** Rows of the batch; of an image each of its pixels is a row, with a column for each channel. */
  readonly rows: number;
  readonly columns: number;
  /** How many of these rows belong to one row of the batch. */
  readonly pixels: number;
  read(row: number, column: number): number;
}

/** What operations read, though it is named like something that they write. */
const inputs = ["outputGradient"];

/** Shows what the operations of a step wrote, in their order. `rows` is the length of the batch, which may be a short one. */
export function showStep(plan: Plan, arena: FloatArray, rows: number, visit: (written: Written) => void): void {
  for (const operation of plan.differentiate) {
    for (const [field, value] of Object.entries(operation)) {
      const isWritten =
        operation.kind === "gather" || field === "output" || field === "loss" || /gradient$/i.test(field);
      if (!isWritten || inputs.includes(field)) continue;
      const image = isImage(value) ? value : plan.imageOf.get(value as Block);
      if (image !== undefined) visit(writtenImage(operation, field, image, plan, rows, arena));
      else if (isBlock(value)) visit(written(operation, field, value, plan, rows, arena));
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
  const layer = plan.layerOf.get(operation) ?? -1;
  const isOfBatch = offset >= plan.batch.x.offset;
  // One number a row of the batch is kept as a vector.
  if (isOfBatch && block.rows === 1 && plan.batchSize > 1) {
    return { operation, layer, field, rows, columns: 1, pixels: 1, read: (row) => arena[offset + row] };
  }
  return {
    operation,
    layer,
    field,
    rows: isOfBatch ? rows : block.rows,
    columns: block.columns,
    pixels: 1,
    read: (row, column) => arena[offset + row * stride + column],
  };
}

function writtenImage(
  operation: Operation,
  field: string,
  image: Image,
  plan: Plan,
  rows: number,
  arena: FloatArray,
): Written {
  const { block, channels, pixelStride } = image;
  const pixels = pixelsOf(image);
  return {
    operation,
    layer: plan.layerOf.get(operation) ?? -1,
    field,
    rows: rows * pixels,
    columns: channels,
    pixels,
    read(row, column) {
      const pixel = row % pixels;
      return arena[block.offset + ((row - pixel) / pixels) * block.stride + pixel * pixelStride + column];
    },
  };
}

function isImage(value: unknown): value is Image {
  return typeof value === "object" && value !== null && "pixelStride" in value;
}

function isBlock(value: unknown): value is Block {
  return typeof value === "object" && value !== null && "offset" in value && "stride" in value;
}
