import type { Plan } from "../plan.js";
import { type Block, LANES } from "./arena.js";
import type { Image } from "./image.js";
import type { ConvolutionBackwardParameters } from "./layer-operation.js";
import type { DenseBackwardParameters, Operation } from "./operation.js";

/**
 * How several workers share one step, so that every number is computed by one of them in the order in which one worker alone
 * would compute it: the bits are the same for any number of workers.
 *
 * Row operations are shared by rows of the batch, with no need to meet between layers. A gradient of weights is shared by
 * tiles, each a sum over the whole batch; partial sums of each worker's rows would give other bits, and cost a buffer of the
 * size of the network each. The update is shared by slices of the parameters. What is known to be none of these is done by the
 * first worker while the others wait.
 */
export type TeamOperation = Operation | Share | Barrier;

/** The rows of the batch that the row operations after it are about. */
export interface Share {
  readonly kind: "share";
  readonly firstRow: number;
  readonly rows: number;
}

/** No worker goes on before all have come here. */
export interface Barrier {
  readonly kind: "barrier";
}

/** From `start` up to, but not including, `end`. */
interface Range {
  readonly start: number;
  readonly end: number;
}

type Phase = "rows" | "parameters" | "update" | "alone";

/** Every operation that is not named here is done by the first worker alone, which is right for any operation. */
const phases: { readonly [Kind in Operation["kind"]]?: Phase } = {
  gather: "rows",
  denseForward: "rows",
  head: "rows",
  denseBackwardInput: "rows",
  convolutionForward: "rows",
  convolutionBackwardInput: "rows",
  maxPoolForward: "rows",
  maxPoolBackward: "rows",
  averagePoolForward: "rows",
  averagePoolBackward: "rows",
  activate: "rows",
  differentiateKept: "rows",
  differentiateFused: "rows",
  copyPixels: "rows",
  add: "rows",
  dropout: "rows",
  layerNormForward: "rows",
  layerNormBackward: "rows",
  batchNormForward: "rows",
  batchNormBackward: "rows",
  embeddingForward: "rows",
  denseBackwardParameters: "parameters",
  convolutionBackwardParameters: "parameters",
  layerNormBackwardParameters: "parameters",
  embeddingBackward: "parameters",
  batchLoss: "parameters",
  scaleGradient: "update",
  clipValue: "update",
  decayGradient: "update",
  decayWeights: "update",
  update: "update",
  average: "update",
};

/** First row of the batch that worker `worker` of `workers` does. */
export function firstRowOf({ batchSize }: Plan, worker: number, workers: number): number {
  return rangeOf(batchSize, LANES, worker, workers).start;
}

/** Operations of one step for worker `worker` of `workers`; all of them have the same barriers. */
export function shareOfStep(plan: Plan, worker: number, workers: number): readonly TeamOperation[] {
  const operations: TeamOperation[] = [];
  const own = rangeOf(plan.batchSize, LANES, worker, workers);
  let phase: Phase = "rows";
  operations.push({ kind: "share", firstRow: own.start, rows: own.end - own.start });
  for (const operation of plan.step) {
    const next = phases[operation.kind] ?? "alone";
    if (next !== phase) {
      operations.push({ kind: "barrier" });
      const isAlone = next === "alone";
      if (isAlone) operations.push({ kind: "share", firstRow: 0, rows: plan.batchSize });
      else if (phase === "alone") operations.push({ kind: "share", firstRow: own.start, rows: own.end - own.start });
      phase = next;
    }
    const share = shareOf(operation, next, { plan, own, worker, workers });
    if (share !== undefined) operations.push(share);
  }
  operations.push({ kind: "barrier" });
  return operations;
}

interface Place {
  readonly plan: Plan;
  readonly own: Range;
  readonly worker: number;
  readonly workers: number;
}

function shareOf(operation: Operation, phase: Phase, place: Place): Operation | undefined {
  if (phase === "rows") return place.own.end > place.own.start ? movedToRow(operation, place) : undefined;
  if (operation.kind === "denseBackwardParameters") return tileOf(operation, place);
  if (operation.kind === "convolutionBackwardParameters") return tilesOf(operation, place);
  if (phase === "update") return sliceOf(operation, place);
  return place.worker === 0 ? operation : undefined;
}

/** The operation with every block of the batch moved to the worker's first row. */
function movedToRow(operation: Operation, { plan, own }: Place): Operation {
  const firstBatchBlock = plan.batch.x.offset;
  const move = (value: unknown): unknown => {
    if (isImage(value)) return { ...value, block: move(value.block) };
    if (!isBlock(value) || value.offset < firstBatchBlock) return value;
    // A vector has one number a row of the batch, a matrix one row.
    return { ...value, offset: value.offset + own.start * (value.rows === 1 ? 1 : value.stride) };
  };
  return Object.fromEntries(Object.entries(operation).map(([key, value]) => [key, move(value)])) as never;
}

function isBlock(value: unknown): value is Block {
  return typeof value === "object" && value !== null && "stride" in value;
}

function isImage(value: unknown): value is Image {
  return typeof value === "object" && value !== null && "pixelStride" in value;
}

/** The tiles of a convolution's weights are cut already. */
function tilesOf(
  operation: ConvolutionBackwardParameters,
  { worker, workers }: Place,
): ConvolutionBackwardParameters | undefined {
  const tiles = rangeOf(operation.tiles.end, 1, worker, workers);
  // The last worker has the fewest tiles, and the sums of the bias.
  const biasGradient = worker === workers - 1 ? operation.biasGradient : undefined;
  return tiles.end === tiles.start && biasGradient === undefined ? undefined : { ...operation, tiles, biasGradient };
}

/** Rows of ∂W where there are enough of them for everybody, else columns. */
function tileOf(operation: DenseBackwardParameters, { worker, workers }: Place): DenseBackwardParameters | undefined {
  const { input, outputGradient, weightGradient, biasGradient } = operation;
  if (input.columns >= outputGradient.columns || input.columns >= 8 * LANES * workers) {
    const { start, end } = rangeOf(input.columns, LANES, worker, workers);
    // The last worker has the smallest tile, and the sums of the bias.
    const bias = worker === workers - 1 ? biasGradient : undefined;
    if (end === start && bias === undefined) return undefined;
    return {
      ...operation,
      input: { ...input, offset: input.offset + start, columns: end - start },
      weightGradient: {
        ...weightGradient,
        offset: weightGradient.offset + start * weightGradient.stride,
        rows: end - start,
      },
      biasGradient: bias,
    };
  }
  const { start, end } = rangeOf(outputGradient.columns, 2 * LANES, worker, workers);
  if (end === start) return undefined;
  const part = (block: Block): Block => ({ ...block, offset: block.offset + start, columns: end - start });
  return {
    ...operation,
    outputGradient: part(outputGradient),
    weightGradient: part(weightGradient),
    biasGradient: biasGradient && part(biasGradient),
  };
}

/** The operation on whole cache lines of the parameter vector: each of its vectors is cut alike. */
function sliceOf(operation: Operation, { plan, worker, workers }: Place): Operation {
  const { columns } = plan.parameters;
  const { start, end } = rangeOf(columns, 4 * LANES, worker, workers);
  const slice = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(slice);
    if (!isBlock(value) || value.columns !== columns) return value;
    return { ...value, offset: value.offset + start, columns: end - start };
  };
  return Object.fromEntries(Object.entries(operation).map(([key, value]) => [key, slice(value)])) as never;
}

/** The worker's part of `count` things, in multiples of `unit`; empty where there are too few. */
function rangeOf(count: number, unit: number, worker: number, workers: number): Range {
  const most = Math.ceil(count / unit / workers) * unit;
  return { start: Math.min(count, worker * most), end: Math.min(count, (worker + 1) * most) };
}
