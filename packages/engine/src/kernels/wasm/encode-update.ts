import type { Descent } from "../../optimizers/optimizer.js";
import type { Block } from "../../plan/arena.js";
import type { UpdateOperation } from "../../plan/update-operations.js";
import { real, type TapeWriter } from "./tape-writer.js";

/** Operation codes of assembly/update.ts. */
const code = {
  sgd: 20,
  momentum: 21,
  nesterov: 22,
  rmsprop: 23,
  rmspropCentered: 24,
  adagrad: 26,
  lion: 27,
  amsgrad: 28,
  clipFactor: 40,
  scaleGradient: 41,
  clipValue: 42,
  decayGradient: 43,
  decayWeights: 44,
  average: 45,
} as const;

/** Encodes what follows a gradient, but for plain Adam (encode.ts): `at` gives the address of a block, `numberBytes` the bytes of one number. */
export function encodeUpdate(
  tape: TapeWriter,
  operation: UpdateOperation,
  optimizer: Descent,
  at: (block: Block) => number,
  numberBytes: number,
): void {
  const bytes = (block: Block) => block.columns * numberBytes;
  switch (operation.kind) {
    case "clipFactor": {
      const { gradient, factor, limit } = operation;
      tape.record(code.clipFactor, bytes(gradient), at(gradient), at(factor), real(limit));
      break;
    }
    case "scaleGradient":
      tape.record(code.scaleGradient, bytes(operation.gradient), at(operation.gradient), at(operation.factor));
      break;
    case "clipValue":
      tape.record(code.clipValue, bytes(operation.gradient), at(operation.gradient), 0, real(operation.limit));
      break;
    case "decayGradient": {
      const { gradient, parameters, decay } = operation;
      tape.record(code.decayGradient, bytes(gradient), at(gradient), at(parameters), real(decay));
      break;
    }
    case "decayWeights":
      tape.record(code.decayWeights, bytes(operation.parameters), at(operation.parameters), 0, real(operation.decay));
      break;
    case "average": {
      const { average, parameters, steps } = operation;
      const { start, period, decay = -1 } = steps;
      tape.record(code.average, bytes(average), at(average), at(parameters), real(decay), start, period);
      break;
    }
    case "update": {
      const { parameters, gradient, slots } = operation;
      const [first = 0, second = 0, third = 0] = slotAddresses(optimizer, slots.map(at));
      const addresses = [at(parameters), at(gradient), first, second, third];
      const [kernel, ...constants] = kernelOf(optimizer);
      tape.record(kernel, bytes(parameters), ...addresses, ...constants.map(real));
      break;
    }
  }
}

/** RMSprop with a velocity but without a mean has a gap where the mean would be. */
function slotAddresses(optimizer: Descent, addresses: readonly number[]): readonly number[] {
  const gap = optimizer.type === "rmsprop" && Boolean(optimizer.momentum) && !optimizer.centered;
  return gap ? [addresses[0], 0, addresses[1]] : addresses;
}

/** An optimizer's code and constants. */
function kernelOf(optimizer: Descent): readonly [code: number, ...constants: number[]] {
  switch (optimizer.type) {
    case "sgd":
      return [code.sgd];
    case "momentum":
      return [code.momentum, optimizer.momentum, optimizer.dampening ?? 0];
    case "nesterov":
      return [code.nesterov, optimizer.momentum];
    case "rmsprop": {
      const { decay, epsilon, momentum = 0, centered } = optimizer;
      const isPlain = momentum === 0 && !centered;
      return isPlain ? [code.rmsprop, decay, epsilon] : [code.rmspropCentered, decay, epsilon, momentum];
    }
    case "adam":
    case "adamw":
      return [code.amsgrad, optimizer.beta1, optimizer.beta2, optimizer.epsilon];
    case "adagrad":
      return [code.adagrad, optimizer.epsilon];
    case "lion":
      return [code.lion, optimizer.beta1, optimizer.beta2];
  }
}
