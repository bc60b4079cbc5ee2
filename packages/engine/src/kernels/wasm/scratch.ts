import { padded } from "../../plan/arena.js";
import type { Image } from "../../plan/image.js";
import type { Windows } from "../../plan/layer-operation.js";
import type { Operation } from "../../plan/operation.js";
import type { Plan } from "../../plan.js";

/** Block sizes of assembly/gemm.ts, in numbers. */
const gemmBlock = { depth: 512, width: 512, height: 128 };

/** Bytes of a row of a panel of B in assembly/pack.ts: two vectors. */
const panelBytes = 32;
/** Numbers in a strip of A. */
const strip = 4;
/** Tiles read up to so many numbers past the end of an image. */
const pastTheEnd = 4;

/** Bytes of the packed copies that `gemm` makes of its operands for a product of this shape. */
export function gemmScratch(rows: number, columns: number, depth: number, bytes = 4): number {
  const steps = padded(Math.min(depth, gemmBlock.depth));
  const strips = Math.ceil(Math.min(rows, gemmBlock.height) / strip);
  return steps * (panels(Math.min(columns, gemmBlock.width), bytes) + strips * strip * bytes);
}

/** Bytes of one row of all panels of a matrix. */
function panels(columns: number, bytes: number): number {
  return Math.ceil((columns * bytes) / panelBytes) * panelBytes;
}

/** Bytes of scratch that one operation needs, for `rows` rows of the batch. */
function scratchOf(operation: Operation, rows: number, bytes: number): number {
  switch (operation.kind) {
    case "denseForward":
      return gemmScratch(rows, padded(operation.weights.columns), operation.weights.rows, bytes);
    case "denseBackwardInput":
      return gemmScratch(rows, padded(operation.weights.rows), operation.weights.columns, bytes);
    case "denseBackwardParameters":
      return gemmScratch(operation.input.columns, padded(operation.outputGradient.columns), rows, bytes);
    case "convolutionForward":
      return packedWeights(operation, operation.input, operation.output, bytes) + imageForward(operation, bytes);
    case "convolutionBackwardInput": {
      const { outputGradient, inputGradient, kernel } = operation;
      const image = (inputGradient.rows + kernel[0] - 1) * (inputGradient.columns + kernel[1] - 1);
      const copy = (image * outputGradient.channels + pastTheEnd) * bytes;
      return packedWeights(operation, outputGradient, inputGradient, bytes) + copy;
    }
    case "convolutionBackwardParameters":
      return imageForward({ ...operation, output: operation.outputGradient }, bytes);
    default:
      return 0;
  }
}

function packedWeights({ kernel }: Windows, input: Image, output: Image, bytes: number): number {
  return padded(kernel[0] * kernel[1] * input.channels) * panels(output.pixelStride, bytes);
}

/** An image with the zeros around it that the windows of its convolution see. */
function imageForward(operation: Windows & { readonly input: Image; readonly output: Image }, bytes: number): number {
  const { input, output, kernel, stride } = operation;
  const [rows, columns] = [output.rows, output.columns].map(
    (count, axis) => (count - 1) * stride[axis as 0 | 1] + kernel[axis as 0 | 1],
  );
  return (rows * columns * input.channels + pastTheEnd) * bytes;
}

/** Bytes of scratch that the plan's most demanding operation needs. */
export function planScratch(plan: Plan, bytes: number): number {
  return Math.max(...operationsOf(plan).map((operation) => scratchOf(operation, plan.batchSize, bytes)));
}

/** Elements of the widest row that a product starts from zeros. */
export function widestRow(plan: Plan): number {
  const widths = operationsOf(plan).map((operation) => {
    if (operation.kind === "denseBackwardInput") return padded(operation.weights.rows);
    if (operation.kind === "denseBackwardParameters") return padded(operation.outputGradient.columns);
    return operation.kind === "convolutionBackwardInput" ? operation.inputGradient.pixelStride : 0;
  });
  return Math.max(...widths);
}

function operationsOf({ step, forward }: Plan): readonly Operation[] {
  return [...step, ...forward];
}
