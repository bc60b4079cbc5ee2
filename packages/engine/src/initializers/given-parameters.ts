import { LoglikError } from "@loglik/core";
import { numbersIn } from "../layers/description.js";
import type { Network } from "../network.js";
import { parameterTensors } from "../parameter-tensors.js";

/** Numbers, or rows of numbers to any depth, row-major. */
export type NestedNumbers = ArrayLike<number> | readonly NestedNumbers[];

/**
 * Parameters of one layer under the names of its tensors: of a dense layer `weights` `[inputs][units]` and `bias`, of a convolution
 * `weights` `[height][width][in][out]` and `bias`, of norms `scale` and `shift` (and `mean` and `variance`), of an embedding
 * `tables.0`, of a residual block `layers.0.weights` and so on; of layers without parameters `{}`.
 */
export type LayerParameters = Readonly<Record<string, NestedNumbers | undefined>>;

/** A caller's own parameters: the flat vector of the network, or one object for each layer. */
export type InitialParameters = ArrayLike<number> | readonly LayerParameters[];

/**
 * Checks a caller's parameters and lays them out as the flat vector.
 *
 * @throws LoglikError `initial-invalid`, `shared-output-weight`
 */
export function givenParameters(initial: InitialParameters, network: Network): Float64Array {
  const flat = isByLayer(initial) ? fromLayers(initial, network) : Float64Array.from(initial as ArrayLike<number>);
  if (flat.length !== network.parameterCount) {
    throw invalid(
      `initial has ${flat.length} numbers; this network has ${network.parameterCount} parameters: for each layer its weights [inputs][units], then its bias.`,
      { length: flat.length, expected: network.parameterCount },
    );
  }
  const wrong = flat.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) {
    throw invalid(`initial[${wrong}] is ${flat[wrong]}; expected finite numbers.`, {
      index: wrong,
      value: flat[wrong],
    });
  }
  checkSharedOutputs(flat, network);
  return flat;
}

/** The number of an output that all rows share is its bias: weights to it are held at zero. */
function checkSharedOutputs(flat: Float64Array, { likelihood, parameterSpecs, parameterCount }: Network): void {
  const { outputs } = likelihood;
  // Where there are such outputs there is a bias, and the flat vector ends with it.
  const end = parameterCount - outputs.length;
  const start = end - numbersIn(parameterSpecs[parameterSpecs.length - 2].shape);
  const wrong = flat.findIndex(
    (value, index) =>
      value !== 0 && index >= start && index < end && outputs[(index - start) % outputs.length].kind === "shared",
  );
  if (wrong < 0) return;
  throw new LoglikError(
    "shared-output-weight",
    `train: initial[${wrong}] is ${flat[wrong]}; it is the weight of an output that all rows share (a common scale), which only has a bias: the weight must be 0.`,
    { index: wrong, value: flat[wrong] },
  );
}

function isByLayer(initial: InitialParameters): initial is readonly LayerParameters[] {
  return typeof initial[0] === "object" && initial[0] !== null;
}

function fromLayers(initial: readonly LayerParameters[], network: Network): Float64Array {
  const flat = new Float64Array(network.parameterCount);
  if (initial.length !== network.layers.length) {
    throw invalid(
      `initial has ${initial.length} layers; this network has ${network.layers.length}, the output layer included.`,
      {
        length: initial.length,
        expected: network.layers.length,
      },
    );
  }
  for (const { layer, key, shape, start } of parameterTensors(network)) {
    const values = flatten(initial[layer]?.[key]);
    if (values.length !== numbersIn(shape)) {
      throw invalid(`initial[${layer}].${key} has ${values.length} numbers; expected ${shape.join(" × ")}.`, {
        layer,
        name: key,
        length: values.length,
        shape,
      });
    }
    flat.set(values, start);
  }
  return flat;
}

function flatten(values: NestedNumbers | undefined): number[] {
  return Array.from((values ?? []) as readonly (number | NestedNumbers)[]).flatMap((value) =>
    typeof value === "object" ? flatten(value) : [Number(value)],
  );
}

function invalid(message: string, detail: Readonly<Record<string, unknown>>): LoglikError {
  return new LoglikError("initial-invalid", `train: ${message}`, detail);
}
