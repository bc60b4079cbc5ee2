import type { AverageSteps } from "../averaging/averaging.js";
import { isDecoupled, type Optimizer, slotCount } from "../optimizers/optimizer.js";
import type { Block } from "./arena.js";

/**
 * What is done with a gradient, in this order: clip it, add the weight decay to it, take the optimizer's step, average the
 * weights. All but the norm work on each parameter by itself, so workers can share them by slices of the parameters; the norm
 * reads the whole gradient, and has to be known before any of it is scaled.
 */
export type UpdateOperation = ClipFactor | ScaleGradient | ClipValue | DecayGradient | DecayWeights | Update | Average;

/** factor = limit / ‖gradient‖ where the gradient is longer than the limit, else 1. */
export interface ClipFactor {
  readonly kind: "clipFactor";
  readonly gradient: Block;
  readonly limit: number;
  /** One number. */
  readonly factor: Block;
}

/** gradient ← factor · gradient */
export interface ScaleGradient {
  readonly kind: "scaleGradient";
  readonly gradient: Block;
  readonly factor: Block;
}

/** gradient ← min(max(gradient, −limit), limit), NaN kept. */
export interface ClipValue {
  readonly kind: "clipValue";
  readonly gradient: Block;
  readonly limit: number;
}

/** gradient ← gradient + decay · parameters: the gradient of the prior −log p(w) = (decay/2)‖w‖² for the mean of n rows. */
export interface DecayGradient {
  readonly kind: "decayGradient";
  readonly parameters: Block;
  readonly gradient: Block;
  readonly decay: number;
}

/** parameters ← (1 − rate · decay) · parameters */
export interface DecayWeights {
  readonly kind: "decayWeights";
  readonly parameters: Block;
  readonly decay: number;
}

/** One step of the optimizer over the whole parameter vector. */
export interface Update {
  readonly kind: "update";
  readonly parameters: Block;
  readonly gradient: Block;
  readonly slots: readonly Block[];
}

/** average ← average + c · (parameters − average), c as in `averageShare`. */
export interface Average {
  readonly kind: "average";
  readonly parameters: Block;
  readonly average: Block;
  readonly steps: AverageSteps;
}

/** The vectors of one plan that an update works on. */
export interface UpdateBlocks {
  readonly parameters: Block;
  readonly gradient: Block;
  /** The optimizer's own, and then that of the average. */
  readonly slots: readonly Block[];
  /** One number. */
  readonly clipFactor: Block;
}

const kinds: readonly string[] = [
  "clipFactor",
  "scaleGradient",
  "clipValue",
  "decayGradient",
  "decayWeights",
  "update",
  "average",
] satisfies UpdateOperation["kind"][];

/** Whether an operation belongs to what is done with a gradient. */
export function isUpdateOperation(operation: { readonly kind: string }): operation is UpdateOperation {
  return kinds.includes(operation.kind);
}

/** Vectors of the size of the parameters that an update keeps: the optimizer's, and one for an average. */
export function updateSlots(optimizer: Optimizer, average: AverageSteps | undefined): number {
  return slotCount(optimizer) + (average === undefined ? 0 : 1);
}

/** The operations that follow `differentiate` in a step. None for L-BFGS, which steps from outside. */
export function updateOperations(
  optimizer: Optimizer,
  average: AverageSteps | undefined,
  { parameters, gradient, slots, clipFactor: factor }: UpdateBlocks,
): readonly UpdateOperation[] {
  if (optimizer.type === "lbfgs") return [];
  const { clipNorm, clipValue, weightDecay } = optimizer;
  const operations: UpdateOperation[] = [];
  if (clipNorm !== undefined) {
    operations.push({ kind: "clipFactor", gradient, limit: clipNorm, factor });
    operations.push({ kind: "scaleGradient", gradient, factor });
  }
  if (clipValue !== undefined) operations.push({ kind: "clipValue", gradient, limit: clipValue });
  if (weightDecay !== undefined) {
    operations.push(
      isDecoupled(optimizer)
        ? { kind: "decayWeights", parameters, decay: weightDecay }
        : { kind: "decayGradient", parameters, gradient, decay: weightDecay },
    );
  }
  const own = slotCount(optimizer);
  operations.push({ kind: "update", parameters, gradient, slots: slots.slice(0, own) });
  if (average !== undefined) operations.push({ kind: "average", parameters, average: slots[own], steps: average });
  return operations;
}
