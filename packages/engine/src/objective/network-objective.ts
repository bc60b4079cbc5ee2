import type { LikelihoodHead } from "@loglik/core";
import { createRng } from "@loglik/core/random";
import { finishNow } from "../data/in-parts.js";
import { inputMatrix } from "../data/input-matrix.js";
import type { MatrixLike } from "../data/matrix.js";
import { type Data, prepareSample } from "../data/sample.js";
import { everyRow } from "../data/shuffle.js";
import { allInitializers } from "../initializers/all-initializers.js";
import { finiteStart } from "../initializers/finite-start.js";
import { initialParameters } from "../initializers/initial-parameters.js";
import type { Network } from "../network.js";
import { type ParameterTensor, parameterTensors } from "../parameter-tensors.js";
import { batchWeights } from "../worker/batch-weights.js";
import { float64Programs, refuseLayers } from "./float64-program.js";

/** What one row of x gives: η, and its derivatives. Valid until the next row. */
export interface RowOfJacobian {
  readonly row: number;
  readonly eta: Float64Array;
  /** ∂ηₖ/∂w, outputs × parameters, row-major. */
  readonly jacobian: Float64Array;
  /** What goes into each layer of a network of dense layers; empty for others. */
  readonly layerInputs: readonly Float64Array[];
}

/** The negative log-likelihood of a network's parameters on given data, as plain functions in float64. */
export interface NetworkObjective {
  readonly network: Network;
  readonly rows: number;
  /** Σ wᵢ: the number of rows, without weights. */
  readonly totalWeight: number;
  /** The checked data. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly weights?: Float64Array;
  /** Where each layer's weights and biases lie in the flat vector. */
  readonly tensors: readonly ParameterTensor[];
  /** Places of the flat vector that may move: all but the weights of outputs that every row shares, which are zero. */
  readonly free: Uint32Array;
  /** Where a fit with this seed starts: drawn weights, and the best constant model as the output's bias. */
  initial(seed: number): Float64Array;
  /** Σ wᵢ NLLᵢ in nats, its gradient with respect to the flat vector into `gradient`. */
  nll(parameters: ArrayLike<number>, gradient: Float64Array): number;
  /** η for each row of x, rows × outputs. */
  eta(parameters: ArrayLike<number>, x: MatrixLike): Float64Array;
  /** Visits the rows of x in their order. */
  jacobian(parameters: ArrayLike<number>, x: MatrixLike, visit: (row: RowOfJacobian) => void): void;
}

const WHERE = "networkObjective";

/**
 * The negative log-likelihood of a network as a function of its flat parameter vector, with gradient, η and ∂η/∂w: for whoever
 * minimises, samples or expands it. Everything runs on the calling thread, in float64, on the WebAssembly kernels.
 *
 * @throws LoglikError `network-not-a-density` for dropout and batchNorm, and those of the data, as `train` has them
 * @example
 * const objective = await networkObjective(net, { x, y });
 * const gradient = new Float64Array(net.parameterCount);
 * objective.nll(objective.initial(0), gradient);
 */
export async function networkObjective(network: Network, data: Omit<Data, "offset">): Promise<NetworkObjective> {
  refuseLayers(WHERE, network, ["dropout"], "whose masks are not part of the parameters");
  refuseLayers(WHERE, network, ["batchNorm"], "under which a row's likelihood depends on the rows beside it");
  const sample = finishNow(prepareSample(WHERE, "", { ...data, offset: undefined }, network, "float64"));
  const makeProgram = await float64Programs(network);
  const head = network.likelihood;
  const batchSize = Math.min(sample.rows, 256);
  const order = everyRow(sample.rows);
  const program = makeProgram(head, batchSize);
  program.load(sample.x, sample.y, sample.weights);
  program.setOrder(order);
  const shares = batchWeights(order, batchSize, sample.weights);
  const batchGradient = new Float64Array(network.parameterCount);
  const tensors = parameterTensors(network);
  const outputs = head.outputs.length;
  const outputNames = head.outputs.map(({ name }) => name);

  const matrix = (x: MatrixLike) =>
    finishNow(inputMatrix(x, network, (length) => new Float64Array(length), { where: WHERE, name: "x" }));

  return {
    network,
    rows: sample.rows,
    totalWeight: shares.reduce((sum, share) => sum + share, 0),
    x: sample.x as Float64Array,
    y: sample.y,
    weights: sample.weights,
    tensors,
    free: freePlaces(network, tensors),
    initial(seed) {
      const constant = finiteStart(head.initial(sample.y, sample.weights), sample.rows, outputNames).eta;
      return initialParameters(network, createRng(seed), constant, allInitializers);
    },
    nll(parameters, gradient) {
      program.writeParameters(parameters);
      gradient.fill(0);
      let total = 0;
      shares.forEach((share, batch) => {
        total += share * program.gradient(batch, batchGradient);
        for (let i = 0; i < gradient.length; i += 1) gradient[i] += share * batchGradient[i];
      });
      return total;
    },
    eta(parameters, x) {
      const { values, rows } = matrix(x);
      const eta = new Float64Array(rows * outputs);
      program.writeParameters(parameters);
      program.forward(values, rows, eta);
      return eta;
    },
    jacobian(parameters, x, visit) {
      const { values, rows } = matrix(x);
      const probe = probingHead(head);
      const single = makeProgram(probe.head, 1);
      single.load(values, new Float64Array(rows * head.targets.length));
      single.setOrder(everyRow(rows));
      single.writeParameters(parameters);
      const jacobian = new Float64Array(outputs * network.parameterCount);
      const isDense = network.layers.every(({ type }) => type === "dense");
      const layerInputs = isDense
        ? network.layers.map((_, layer) => new Float64Array(widthBefore(network, layer)))
        : [];
      for (let row = 0; row < rows; row += 1) {
        for (let output = 0; output < outputs; output += 1) {
          probe.select(output);
          const { length } = batchGradient;
          single.gradient(row, jacobian.subarray(output * length, (output + 1) * length));
        }
        if (isDense) {
          layerInputs[0].set(values.subarray(row * network.inputs, (row + 1) * network.inputs));
          single.inspect(row, ({ layer, field, columns, read }) => {
            if (field !== "output" || layer < 0 || layer + 1 >= layerInputs.length) return;
            for (let k = 0; k < columns; k += 1) layerInputs[layer + 1][k] = read(0, k);
          });
        }
        visit({ row, eta: probe.eta, jacobian, layerInputs });
      }
    },
  };
}

/** A head whose "loss" is one of the outputs, so that its gradient is that output's row of the Jacobian. */
function probingHead(head: LikelihoodHead): {
  readonly head: LikelihoodHead;
  readonly eta: Float64Array;
  select(output: number): void;
} {
  const eta = new Float64Array(head.outputs.length);
  let selected = 0;
  return {
    eta,
    select(output) {
      selected = output;
    },
    head: {
      ...head,
      // Its kernel, if it has one, would be run instead of this point.
      source: undefined,
      point(_y, _yOffset, values, etaOffset, grad) {
        for (let k = 0; k < eta.length; k += 1) {
          eta[k] = values[etaOffset + k];
          grad[etaOffset + k] = k === selected ? 1 : 0;
        }
        return 0;
      },
    },
  };
}

/** Numbers that go into a layer of a network of dense layers. */
function widthBefore({ layers, inputs }: Network, layer: number): number {
  const before = layers[layer - 1];
  return before?.type === "dense" ? before.units : inputs;
}

function freePlaces({ likelihood, parameterCount }: Network, tensors: readonly ParameterTensor[]): Uint32Array {
  const outputs = likelihood.outputs;
  const weights = tensors.findLast(({ key }) => key === "weights") as ParameterTensor;
  const end = weights.start + weights.shape.reduce((product, extent) => product * extent, 1);
  const isHeld = (place: number) =>
    place >= weights.start && place < end && outputs[(place - weights.start) % outputs.length].kind === "shared";
  return Uint32Array.from({ length: parameterCount }, (_, place) => place).filter((place) => !isHeld(place));
}
