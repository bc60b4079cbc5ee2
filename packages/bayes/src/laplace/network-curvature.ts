import { LoglikError } from "@loglik/core";
import type { NetworkPosterior } from "../network/network-posterior.js";
import type { Curvature } from "./covariance.js";
import { denseCurvature } from "./dense-curvature.js";
import { diagonalCurvature } from "./diagonal-curvature.js";
import { type KroneckerBlock, kroneckerCurvature } from "./kronecker-curvature.js";

/**
 * How much of the curvature is kept: `full` all of it; `diagonal` each parameter on its own; `lastLayer` all of the output layer,
 * the layers before it held at the mode; `kronecker` a product of two small matrices for each layer.
 */
export type LaplaceStructure = "full" | "diagonal" | "lastLayer" | "kronecker";

/** A curvature and the coordinates that it is about. */
export interface NetworkCurvature {
  readonly curvature: Curvature;
  /** Coordinates of the position that are uncertain. */
  readonly coordinates: Uint32Array;
}

/**
 * The generalised Gauss-Newton matrix of the NLL, C = Σ wᵢ Jᵢᵀ Λᵢ Jᵢ with J = ∂η/∂w and the head's Fisher information Λ: the Hessian
 * without the curvature of the network itself, never indefinite; for the natural parameters of an exponential family it is the
 * Fisher information of the weights.
 *
 * @throws LoglikError `laplace-structure`
 */
export function networkCurvature(
  posterior: NetworkPosterior,
  parameters: Float64Array,
  structure: LaplaceStructure,
): NetworkCurvature {
  const { objective, network } = posterior;
  const { fisher } = network.likelihood;
  if (fisher === undefined) {
    throw new LoglikError(
      "laplace-structure",
      `laplaceApproximation: the head ${network.likelihood.name} has no Fisher information, of which the curvature is made. Choose a head with one, such as likelihoodHead(family).`,
    );
  }
  const { tensors, free, x, weights = new Float64Array(objective.rows).fill(1) } = objective;
  const lastStart = tensors.filter(({ key }) => key === "weights").at(-1)?.start ?? 0;
  const all = Uint32Array.from({ length: free.length }, (_, j) => j);
  const coordinates = structure === "lastLayer" ? all.filter((j) => free[j] >= lastStart) : all;
  const places = Uint32Array.from(coordinates, (j) => free[j]);
  const p = network.likelihood.outputs.length;
  const n = network.parameterCount;
  const information = new Float64Array(p * p);

  if (structure === "kronecker") {
    return { coordinates, curvature: kroneckerCurvature(kroneckerBlocks(posterior, parameters, weights), free.length) };
  }
  const d = places.length;
  const isDiagonal = structure === "diagonal";
  const sum = new Float64Array(isDiagonal ? d : d * d);
  objective.jacobian(parameters, x, ({ row, eta, jacobian }) => {
    fisher(eta, 0, information);
    for (let k = 0; k < p; k++) {
      for (let l = 0; l < p; l++) {
        const factor = weights[row] * information[k * p + l];
        if (factor === 0) continue;
        for (let i = 0; i < d; i++) {
          const left = factor * jacobian[k * n + places[i]];
          if (isDiagonal) sum[i] += left * jacobian[l * n + places[i]];
          else if (left !== 0) for (let j = 0; j < d; j++) sum[i * d + j] += left * jacobian[l * n + places[j]];
        }
      }
    }
  });
  return { coordinates, curvature: isDiagonal ? diagonalCurvature(sum) : denseCurvature(sum, d) };
}

/** A and G of each dense layer: what its inputs and the slopes of its units look like on average. */
function kroneckerBlocks(
  { network, objective }: NetworkPosterior,
  parameters: Float64Array,
  weights: ArrayLike<number>,
): KroneckerBlock[] {
  const { layers, likelihood } = network;
  if (!layers.every(({ type }) => type === "dense") || likelihood.outputs.some(({ kind }) => kind === "shared")) {
    throw new LoglikError(
      "laplace-structure",
      'laplaceApproximation: structure "kronecker" takes networks of dense layers whose outputs all depend on the row. Choose "full", "diagonal" or "lastLayer".',
    );
  }
  const p = likelihood.outputs.length;
  const n = network.parameterCount;
  const information = new Float64Array(p * p);
  const blocks = layers.map((_, layer) => {
    const own = objective.tensors.filter((tensor) => tensor.layer === layer);
    const [rows, units] = own[0].shape;
    const m = rows + own.length - 1;
    const places = Uint32Array.from({ length: m * units }, (_, k) =>
      k < rows * units ? own[0].start + k : own[1].start + k - rows * units,
    );
    return { rows, m, units, places, inputs: new Float64Array(m * m), slopes: new Float64Array(units * units) };
  });
  objective.jacobian(parameters, objective.x, ({ row, eta, jacobian, layerInputs }) => {
    likelihood.fisher?.(eta, 0, information);
    blocks.forEach(({ rows, m, units, places, inputs, slopes }, layer) => {
      const input = (i: number) => (i < rows ? layerInputs[layer][i] : 1);
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < m; j++) inputs[i * m + j] += (weights[row] * input(i) * input(j)) / objective.totalWeight;
      }
      const slope = slopesOfUnits(jacobian, p, n, places, m, units, input);
      for (let k = 0; k < p; k++) {
        for (let l = 0; l < p; l++) {
          const factor = weights[row] * information[k * p + l];
          for (let u = 0; u < units; u++) {
            for (let v = 0; v < units; v++) {
              slopes[u * units + v] += factor * slope[k * units + u] * slope[l * units + v];
            }
          }
        }
      }
    });
  });
  return blocks.map(({ inputs, slopes, places }) => ({ inputs, units: slopes, places }));
}

/** ∂ηₖ/∂zᵤ of a layer's sums z = ãᵀW, from ∂ηₖ/∂W = ã gᵀ: read in the row of the largest input, the bias as a rule. */
function slopesOfUnits(
  jacobian: Float64Array,
  outputs: number,
  n: number,
  places: Uint32Array,
  m: number,
  units: number,
  input: (i: number) => number,
): Float64Array {
  let largest = 0;
  for (let i = 1; i < m; i++) if (Math.abs(input(i)) >= Math.abs(input(largest))) largest = i;
  const divisor = input(largest);
  return Float64Array.from({ length: outputs * units }, (_, at) => {
    const k = Math.floor(at / units);
    // No input at all: nothing that the layer's weights do is seen in this row.
    return divisor === 0 ? 0 : jacobian[k * n + places[largest * units + (at % units)]] / divisor;
  });
}
