import { LoglikError } from "@loglik/core";
import type { NestedNumbers } from "./initializers/given-parameters.js";
import { describeLayer } from "./layers/describe-layer.js";
import { numbersIn } from "./layers/description.js";
import type { Layer } from "./layers/layer.js";
import type { Network } from "./network.js";
import { isImage, type Shape } from "./shape.js";

/** Tensors of a `state_dict` by name, in its order: nested arrays, or flat numbers with a shape. */
export type PyTorchState = Readonly<
  Record<string, NestedNumbers | { readonly shape: readonly number[]; readonly data: ArrayLike<number> }>
>;

interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

/**
 * PyTorch's parameters as the flat vector of a network with the same layers, for `train(…, { initial })`.
 *
 * Tensors are taken in the order of the state, which is that of the layers; their names are not looked at, except that
 * `num_batches_tracked` is left out. PyTorch keeps weights as (out, in) and (out, in, height, width) and images as (channels, rows,
 * columns): here they are `[in][out]`, `[height][width][in][out]` and rows × columns × channels. So the weights of a dense layer
 * after `flatten` are permuted along their inputs, too. x itself has to be brought from N × C × H × W to rows of H × W × C.
 *
 * @throws LoglikError `weights-from-pytorch`
 * @example
 * const net = network({ inputs: [8, 8, 1], hidden: [conv2d(4, 3), flatten()], likelihood: categoricalHead({ classes: 3 }) });
 * const initial = weightsFromPyTorch(net, JSON.parse(stateAsJson));
 */
export function weightsFromPyTorch(network: Network, state: PyTorchState): Float64Array {
  const tensors = Object.entries(state)
    .filter(([name]) => !name.endsWith("num_batches_tracked"))
    .map(([name, value]) => tensorOf(name, value));
  const flat = new Float64Array(network.parameterCount);
  let taken = 0;
  let start = 0;

  function take(path: string, shape: readonly number[], permute: (values: ArrayLike<number>) => ArrayLike<number>) {
    const tensor = tensors[taken];
    taken += 1;
    if (tensor === undefined || tensor.shape.join() !== shape.join()) {
      throw new LoglikError(
        "weights-from-pytorch",
        `weightsFromPyTorch: ${tensor === undefined ? `there is no tensor ${taken}` : `${tensor.name} has shape ${tensor.shape.join(" × ")}`}; ${path} expects ${shape.join(" × ")}, in PyTorch's order. Describe the same layers here as there.`,
        { path, tensor: tensor?.name, shape: tensor?.shape, expected: shape },
      );
    }
    flat.set(permute(tensor.data), start);
    start += numbersIn(shape);
  }

  /** `image`: the shape that a vector had before it was flattened. */
  function takeChain(layers: readonly Layer[], input: Shape, path: string, image?: Shape): void {
    let [shape, flattened] = [input, image];
    layers.forEach((layer, index) => {
      const at = `${path}[${index}]`;
      if (layer.type === "residual") {
        takeChain(layer.layers, shape, `${at}.layers`, flattened);
        takeChain(layer.shortcut, shape, `${at}.shortcut`, flattened);
      }
      const { output, parameters } = describeLayer(layer, shape, at);
      if (layer.type !== "residual") {
        for (const spec of parameters) {
          const isLast = spec.name === "bias" && start === flat.length;
          if (isLast && !network.bias) continue;
          take(`${at}.${spec.name}`, shapeInPyTorch(layer, spec.shape), permutationOf(layer, spec.shape, flattened));
        }
      }
      if (layer.type === "flatten") flattened = isImage(shape) ? shape : flattened;
      else if (layer.type === "dense") flattened = undefined;
      shape = output;
    });
  }

  takeChain(network.layers, network.inputShape, "hidden");
  if (taken < tensors.length) {
    throw new LoglikError(
      "weights-from-pytorch",
      `weightsFromPyTorch: ${tensors[taken].name} is left over; the network's ${taken} tensors are filled. Describe the same layers here as there.`,
      { tensor: tensors[taken].name, taken },
    );
  }
  return flat;
}

function shapeInPyTorch(layer: Layer, shape: readonly number[]): readonly number[] {
  if (layer.type === "embedding" || shape.length === 1) return shape;
  const [inputs, outputs] = shape.slice(-2);
  return [outputs, inputs, ...shape.slice(0, -2)];
}

/** From PyTorch's order of a parameter's numbers to ours. */
function permutationOf(
  layer: Layer,
  shape: readonly number[],
  flattened: Shape | undefined,
): (values: ArrayLike<number>) => ArrayLike<number> {
  if (layer.type === "embedding" || shape.length === 1) return (values) => values;
  const [inputs, outputs] = shape.slice(-2);
  const window = numbersIn(shape) / inputs / outputs;
  const theirInput =
    layer.type === "dense" && flattened !== undefined ? channelsFirst(flattened) : (input: number) => input;
  return (values) => {
    const ours = new Float64Array(values.length);
    for (let place = 0; place < window; place += 1) {
      for (let input = 0; input < inputs; input += 1) {
        for (let output = 0; output < outputs; output += 1) {
          const theirs = (output * inputs + theirInput(input)) * window + place;
          ours[(place * inputs + input) * outputs + output] = values[theirs];
        }
      }
    }
    return ours;
  };
}

/** Index in channels × rows × columns of an index in rows × columns × channels. */
function channelsFirst(shape: Shape): (index: number) => number {
  const [rows, columns, channels] = shape as readonly [number, number, number];
  return (index) => {
    const channel = index % channels;
    return channel * rows * columns + (index - channel) / channels;
  };
}

function tensorOf(name: string, value: PyTorchState[string]): Tensor {
  if ("data" in value && "shape" in value) return { name, shape: value.shape, data: value.data };
  const shape: number[] = [];
  for (let level: unknown = value; isList(level); level = level[0]) shape.push(level.length);
  const numbers = (level: NestedNumbers): number[] =>
    Array.from(level as readonly (number | NestedNumbers)[]).flatMap((part) =>
      typeof part === "object" ? numbers(part) : [Number(part)],
    );
  const data = numbers(value);
  if (data.length !== numbersIn(shape)) {
    throw new LoglikError("weights-from-pytorch", `weightsFromPyTorch: the rows of ${name} differ in length.`, {
      name,
    });
  }
  return { name, shape, data };
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return typeof value === "object" && value !== null && "length" in value;
}
