import type { UniformRng } from "@loglik/core";
import { matrixOf, type ParameterSpec } from "../layers/description.js";
import type { Network } from "../network.js";
import { parameterTensors } from "../parameter-tensors.js";
import type { Initializer, InitializerName } from "./initializer.js";
import { uniformInitializers } from "./uniform-initializers.js";

/**
 * The parameters that a fit starts from, as the flat vector of `Network`.
 *
 * Hidden layers: weights by their initializers, each layer from its own stream, biases of zero, scales of one.
 * Output layer: weights of zero and, as bias, the η of the best *constant* model (`head.initial(y)`). So the first loss is
 * the NLL of a model that ignores x, whatever the units of y, and everything gained after it is owed to x.
 *
 * Zero output weights do not tie the hidden units together: those differ from each other, so each output weight gets a
 * gradient of its own in the first step. Numbers are rounded to float32: both precisions start from the same point, and a
 * logarithm inside `head.initial` that differs in its last bit between engines does not matter.
 *
 * @param initializers those that the network names, at least; `uniformInitializers` do unless it `drawsNormals`
 */
export function initialParameters<Stream extends UniformRng>(
  network: Network,
  rng: Stream,
  constantEta: ArrayLike<number>,
  initializers: Initializers<Stream>,
): Float64Array {
  const parameters = new Float64Array(network.parameterCount);
  const lastLayer = network.layers.length - 1;
  const streams = network.layers.map((_, layer) => rng.split("initial weights", layer) as Stream);
  for (const { layer, key, spec, start } of parameterTensors(network)) {
    if (layer < lastLayer) fill(spec, streams[layer], parameters, start, initializers);
    else if (key === "bias") parameters.set(constantEta, start);
  }
  return parameters.map(Math.fround);
}

type Initializers<Stream extends UniformRng> = { readonly [Name in InitializerName]?: Initializer<Stream> };

/** Whether some of the weights are normal draws: their initializers are loaded on demand. */
export function drawsNormals({ parameterSpecs }: Network): boolean {
  return parameterSpecs.some(({ start }) => typeof start === "object" && !(start.initializer in uniformInitializers));
}

function fill<Stream extends UniformRng>(
  spec: ParameterSpec,
  rng: Stream,
  out: Float64Array,
  start: number,
  initializers: Initializers<Stream>,
): void {
  const { rows, columns } = matrixOf(spec);
  const how = spec.start;
  if (how === "ones") out.fill(1, start, start + rows * columns);
  else if (how !== "zeros") initializers[how.initializer]!(rng, { ...how, rows, columns, out, start });
}
