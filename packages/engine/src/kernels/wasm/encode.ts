import type { Descent, Optimizer } from "../../optimizers/optimizer.js";
import { type Block, padded } from "../../plan/arena.js";
import type { Head } from "../../plan/operation.js";
import type { TeamOperation } from "../../plan/team.js";
import { isUpdateOperation, type UpdateOperation } from "../../plan/update-operations.js";
import type { Plan } from "../../plan.js";
import type { Parts } from "../../worker/parts/parts.js";
import { activationCode } from "./activation-code.js";
import type { FusedHead } from "./fused-head.js";
import type { LayerSupport } from "./layer-support.js";
import { real, TapeWriter } from "./tape-writer.js";

/** Operation codes of assembly/tape.ts. */
const code = {
  gather: 1,
  denseForward: 2,
  denseBackwardInput: 3,
  denseBackwardParameters: 4,
  maskColumn: 5,
  batchLoss: 6,
  share: 7,
  barrier: 8,
  headImported: 10,
  headBernoulli: 11,
  headCategorical: 12,
  headNormal: 13,
  adam: 25,
} as const;

/** Codes of assembly/heads/normal.ts. */
const linkCode = { fixed: 0, log: 1, softplus: 2, logVariance: 3 } as const;

/** What a tape needs to know beyond its operations. */
export interface TapeContext {
  readonly plan: Plan;
  readonly optimizer: Optimizer;
  readonly head: FusedHead | undefined;
  /** Bytes of a number. */
  readonly bytes: number;
  /** Address of the arena in memory. */
  readonly arena: number;
  /** Address of zeros, as many as the widest row. */
  readonly zeros: number;
  /** Of the fit: decides which numbers dropout sets to zero. */
  readonly seed: number;
  /** Absent where all layers are dense. */
  readonly layers: LayerSupport | undefined;
  /** Absent where no update does more than plain Adam. */
  readonly extras: Pick<Parts["extras"], "encodeUpdate"> | undefined;
}

/** Encodes operations of a plan as the words that the interpreter in WebAssembly reads, with addresses for offsets. */
export function encodeTape(operations: readonly TeamOperation[], context: TapeContext): Int32Array {
  const tape = new TapeWriter();
  for (const operation of operations) encode(tape, operation, context);
  return tape.finish();
}

function encode(tape: TapeWriter, operation: TeamOperation, context: TapeContext): void {
  const { bytes } = context;
  const at = (block: Block) => context.arena + block.offset * bytes;
  const stride = (block: Block) => block.stride * bytes;
  const matrix = (block: Block) => [at(block), stride(block)] as const;
  switch (operation.kind) {
    case "gather": {
      const { x, y, weight, scale } = operation;
      tape.record(code.gather, ...matrix(x), x.columns, ...matrix(y), y.columns, at(weight), at(scale));
      break;
    }
    case "denseForward": {
      const { input, weights, bias, output, activation } = operation;
      const shape = [weights.rows, padded(weights.columns), activationCode[activation]];
      tape.record(code.denseForward, ...matrix(input), ...matrix(weights), at(bias), ...matrix(output), ...shape);
      break;
    }
    case "denseBackwardInput": {
      const { outputGradient, weights, input, inputGradient, activation } = operation;
      const shape = [weights.rows, weights.columns, padded(weights.rows), activationCode[activation]];
      const blocks = [outputGradient, weights, input, inputGradient].flatMap(matrix);
      tape.record(code.denseBackwardInput, ...blocks, ...shape);
      break;
    }
    case "denseBackwardParameters": {
      const { input, outputGradient, weightGradient, biasGradient } = operation;
      const blocks = [input, outputGradient, weightGradient].flatMap(matrix);
      const bias = biasGradient === undefined ? 0 : at(biasGradient);
      tape.record(code.denseBackwardParameters, ...blocks, bias, input.columns, padded(outputGradient.columns));
      break;
    }
    case "maskColumns": {
      const { gradient, columns } = operation;
      for (const column of columns) {
        tape.record(code.maskColumn, at(gradient) + column * bytes, stride(gradient), gradient.rows);
      }
      break;
    }
    case "head": {
      encodeHead(tape, operation, context.head, at, stride);
      break;
    }
    case "batchLoss":
      tape.record(code.batchLoss, at(operation.weight), at(operation.loss));
      break;
    case "share":
      tape.record(code.share, operation.firstRow, operation.rows);
      break;
    case "barrier":
      tape.record(code.barrier);
      break;
    default:
      if (!isUpdateOperation(operation)) context.layers!.encodeLayer(tape, operation, context);
      // A plan for L-BFGS has no update.
      else if (!encodeAdam(tape, operation, context.optimizer as Descent, at, bytes)) {
        context.extras!.encodeUpdate(tape, operation, context.optimizer as Descent, at, bytes);
      }
      break;
  }
}

/** Encodes a step of plain Adam; false where the operation is another. */
function encodeAdam(
  tape: TapeWriter,
  operation: UpdateOperation,
  optimizer: Descent,
  at: (block: Block) => number,
  bytes: number,
): boolean {
  const isAdam = (optimizer.type === "adam" || optimizer.type === "adamw") && !optimizer.amsgrad;
  if (operation.kind !== "update" || !isAdam) return false;
  const { parameters, gradient, slots } = operation;
  const blocks = [parameters, gradient, ...slots].map(at);
  const constants = [optimizer.beta1, optimizer.beta2, optimizer.epsilon].map(real);
  tape.record(code.adam, parameters.columns * bytes, ...blocks, 0, ...constants);
  return true;
}

function encodeHead(
  tape: TapeWriter,
  operation: Head,
  head: FusedHead | undefined,
  at: (block: Block) => number,
  stride: (block: Block) => number,
): void {
  const { eta, y, scale, gradient, loss } = operation;
  const blocks = [at(eta), stride(eta), at(y), stride(y), at(scale), at(gradient), stride(gradient), at(loss)];
  switch (head?.kind) {
    case undefined:
      tape.record(code.headImported);
      break;
    case "bernoulli":
      tape.record(code.headBernoulli, ...blocks);
      break;
    case "categorical":
      tape.record(code.headCategorical, ...blocks, head.classes, head.indexTarget ? 1 : 0);
      break;
    case "normal":
      tape.record(code.headNormal, ...blocks, linkCode[head.link], 0, real(head.link === "fixed" ? head.logScale : 0));
      break;
  }
}
