import type { CommonSettings } from "./common-options.js";

/**
 * An optimizer and its constants, as plain data. Made by the functions beside this file; a field that is absent is not used.
 * `Descent` takes one step a batch; L-BFGS looks at all rows before each step.
 */
export type Optimizer = Descent | Lbfgs;

/** The optimizers that take a step after each batch. */
export type Descent = CommonSettings & DescentConstants;

type DescentConstants =
  | { readonly type: "sgd" }
  | { readonly type: "momentum"; readonly momentum: number; readonly dampening?: number }
  | { readonly type: "nesterov"; readonly momentum: number }
  | {
      readonly type: "rmsprop";
      readonly decay: number;
      readonly epsilon: number;
      readonly momentum?: number;
      readonly centered?: boolean;
    }
  | AdamConstants<"adam">
  | AdamConstants<"adamw">
  | { readonly type: "adagrad"; readonly epsilon: number }
  | { readonly type: "lion"; readonly beta1: number; readonly beta2: number };

interface AdamConstants<Type extends string> {
  readonly type: Type;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Whether the step is divided by the largest second moment so far instead of the present one. */
  readonly amsgrad?: boolean;
}

/** Made by `lbfgs()`. */
export interface Lbfgs {
  readonly type: "lbfgs";
  /** Pairs of steps and gradient changes that it remembers. */
  readonly memory: number;
  /** It has converged when no component of the gradient is larger, in nats per observation and unit of the parameter. */
  readonly tolerance: number;
  readonly weightDecay?: number;
}

/** Whether weight decay is applied to the weights themselves, past the optimizer's scaling of the gradient. */
export function isDecoupled({ type }: Optimizer): boolean {
  return type === "adamw" || type === "lion";
}

/** Vectors of the size of the parameters that an optimizer keeps, in the order of its kernels. */
export function slotCount(optimizer: Optimizer): number {
  switch (optimizer.type) {
    case "sgd":
    case "lbfgs":
      return 0;
    case "momentum":
    case "nesterov":
    case "adagrad":
    case "lion":
      return 1;
    case "rmsprop":
      return 1 + (optimizer.centered ? 1 : 0) + (optimizer.momentum ? 1 : 0);
    case "adam":
    case "adamw":
      return optimizer.amsgrad ? 3 : 2;
  }
}
