import type { LikelihoodHead } from "@loglik/core";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { normalHead } from "@loglik/core/heads/normal";
import { adam, adamw, momentum, nesterov, type Optimizer, type PyTorchState, rmsprop, sgd } from "../../src/index.js";

/** The numbers of one run, with PyTorch's names. */
export interface Trajectory {
  readonly lossPerStep: readonly number[];
  readonly gradientStep1: PyTorchState;
  readonly weightsAfterStep: { readonly [step: string]: PyTorchState };
  readonly finalWeights: PyTorchState;
  readonly finalOutputs: readonly (readonly number[])[];
  /** Of all rows, at the final weights. */
  readonly finalFullLoss: number;
}

export interface PyTorchRun {
  readonly id: string;
  readonly task: string;
  readonly architecture: { readonly activation: string } & (
    | { readonly sizes: readonly number[] }
    | {
        readonly conv: {
          readonly out: number;
          readonly kernel: number;
          readonly stride: number;
          readonly padding: number;
        };
        readonly pool: { readonly size: number; readonly stride: number };
        readonly dense: number;
        readonly inputSize: readonly number[];
      }
  );
  readonly optimizer: PyTorchOptimizer;
  readonly x: readonly (number[] | number[][][])[];
  readonly y: readonly (number | number[])[];
  readonly batches: readonly number[][];
  readonly initial: PyTorchState;
  readonly float64: Trajectory;
  readonly float32: Trajectory;
}

interface PyTorchOptimizer {
  readonly name: string;
  readonly lr: number;
  readonly weight_decay: number;
  readonly momentum?: number;
  readonly dampening?: number;
  readonly nesterov?: boolean;
  readonly alpha?: number;
  readonly centered?: boolean;
  readonly betas?: readonly number[];
  readonly eps?: number;
  readonly amsgrad?: boolean;
}

/** The optimizer of a run, made from PyTorch's own description of it. */
export function optimizerOf(options: PyTorchOptimizer): Optimizer {
  const { name, lr: rate, weight_decay: weightDecay } = options;
  switch (name) {
    case "SGD": {
      const { momentum: memory = 0, dampening = 0 } = options;
      if (memory === 0) return sgd({ rate, weightDecay });
      return options.nesterov
        ? nesterov({ rate, weightDecay, momentum: memory })
        : momentum({ rate, weightDecay, momentum: memory, dampening });
    }
    case "RMSprop": {
      const { alpha: decay = 0.99, eps: epsilon = 1e-8, momentum: memory = 0, centered = false } = options;
      return rmsprop({ rate, weightDecay, decay, epsilon, momentum: memory, centered });
    }
    case "Adam":
    case "AdamW": {
      const { betas: [beta1, beta2] = [0.9, 0.999], eps: epsilon = 1e-8, amsgrad = false } = options;
      return (name === "Adam" ? adam : adamw)({ rate, weightDecay, beta1, beta2, epsilon, amsgrad });
    }
    default:
      throw new Error(`a run was made with ${name}, which has no counterpart here`);
  }
}

/**
 * The head of a task, and what its NLL has beyond PyTorch's loss. A normal head with σ² = ½ has NLL = (y − μ)² + ½ log π: the
 * squared error with its own gradient, and a constant.
 */
export function headOf({ task }: PyTorchRun): {
  readonly head: LikelihoodHead;
  readonly constant: number;
} {
  switch (task) {
    case "mse":
      return { head: normalHead({ scale: Math.SQRT1_2 }), constant: 0.5 * Math.log(Math.PI) };
    case "bce":
      return { head: bernoulliHead(), constant: 0 };
    case "ce":
    case "cnn":
      return { head: categoricalHead({ classes: 3, target: "index" }), constant: 0 };
    case "gaussian":
      return { head: normalHead({ scaleLink: "logVariance" }), constant: 0 };
    default:
      throw new Error(`a run has the task ${task}, which has no head here`);
  }
}
