import type { LayerOperation } from "../../plan/layer-operation.js";
import type { Operation } from "../../plan/operation.js";
import type { PlanLayer } from "../../plan/planner.js";
import type { TapeContext } from "./encode.js";
import type { TapeWriter } from "./tape-writer.js";

/**
 * What a program has to know of layers that are not dense. It comes with their kernels, to those who need them: most programs
 * do without.
 */
export interface LayerSupport {
  readonly planLayer: PlanLayer;
  /** Writes the record of an operation that has its kernel in the module of layers. */
  encodeLayer(tape: TapeWriter, operation: LayerOperation, context: TapeContext): void;
  /** Bytes of scratch that an operation needs. */
  layerScratch(operation: Operation, bytes: number): number;
  /** Elements of the widest row that it starts from zeros. */
  layerZeros(operation: Operation): number;
}
