import { normalGenerator, uniformGenerator } from "./random.mjs";

/**
 * What every engine computes: the same rows, the same start, the same batches in file order, the same steps.
 *
 * @typedef {object} Workload
 * @property {string} name
 * @property {string} doc
 * @property {number[]} widths inputs, hidden units, outputs
 * @property {"tanh" | "relu"} activation of the hidden layers
 * @property {"normal" | "categorical"} head loc and log scale of a normal; or logits
 * @property {number} rows whole batches only: the remainder of the data is dropped
 * @property {number} batch
 * @property {number} checkSteps steps from the common start after which every engine reports its NLL
 * @property {number} rate Adam's, with β₁ = 0.9, β₂ = 0.999, ε = 1e-8
 * @property {() => { x: Float32Array, y: Float32Array }} data y: targets, or class indices
 */

/** @type {Record<string, Workload>} */
export const workloads = {
  W1: {
    name: "W1",
    doc: "1-64-64-2 tanh, normal head with its own log scale for each row, batch 32, 4096 rows",
    widths: [1, 64, 64, 2],
    activation: "tanh",
    head: "normal",
    rows: 4096,
    batch: 32,
    checkSteps: 1280,
    rate: 1e-3,
    data: noisySine,
  },
  W2: {
    name: "W2",
    doc: "784-128-10 relu, softmax, batch 128, 78 batches",
    widths: [784, 128, 10],
    activation: "relu",
    head: "categorical",
    rows: 9984,
    batch: 128,
    checkSteps: 156,
    rate: 1e-3,
    data: noisyPrototypes,
  },
};

/** y = sin 2x + (0.1 + 0.2 |x|) ε, x uniform on [−3, 3). */
function noisySine() {
  const uniform = uniformGenerator(1);
  const normal = normalGenerator(uniform);
  const rows = 4096;
  const x = new Float32Array(rows);
  const y = new Float32Array(rows);
  for (let i = 0; i < rows; i++) {
    x[i] = 6 * uniform() - 3;
    y[i] = Math.sin(2 * x[i]) + (0.1 + 0.2 * Math.abs(x[i])) * normal();
  }
  return { x, y };
}

/** Ten sparse class prototypes plus noise, cut to [0, 1], 5 % of the labels drawn anew. */
function noisyPrototypes() {
  const uniform = uniformGenerator(2);
  const normal = normalGenerator(uniform);
  const rows = 10000;
  const inputs = 784;
  const x = new Float32Array(rows * inputs);
  const y = new Float32Array(rows);
  const prototypes = Float32Array.from({ length: 10 * inputs }, () => (uniform() < 0.3 ? uniform() : 0));
  for (let i = 0; i < rows; i++) {
    const label = Math.floor(uniform() * 10);
    for (let j = 0; j < inputs; j++) {
      x[i * inputs + j] = Math.min(1, Math.max(0, 0.5 * prototypes[label * inputs + j] + 0.4 * normal()));
    }
    y[i] = uniform() < 0.05 ? Math.floor(uniform() * 10) : label;
  }
  return { x, y };
}

/**
 * The common start, uniform on ±1/√(inputs of the layer), weights `[inputs][outputs]` row-major.
 *
 * @param {Workload} workload
 * @returns {{ inputs: number, outputs: number, weights: Float32Array, bias: Float32Array }[]}
 */
export function initialLayers({ widths }) {
  const uniform = uniformGenerator(77);
  return widths.slice(1).map((outputs, layer) => {
    const inputs = widths[layer];
    const bound = 1 / Math.sqrt(inputs);
    const draw = () => (2 * uniform() - 1) * bound;
    const weights = Float32Array.from({ length: inputs * outputs }, draw);
    return { inputs, outputs, weights, bias: Float32Array.from({ length: outputs }, draw) };
  });
}

/**
 * The rows that are used, cut into batches in file order.
 *
 * @param {Workload} workload
 * @returns {{ x: Float32Array, y: Float32Array }[]}
 */
export function batches({ data, rows, batch, widths }) {
  const { x, y } = data();
  return Array.from({ length: rows / batch }, (_, i) => ({
    x: x.slice(i * batch * widths[0], (i + 1) * batch * widths[0]),
    y: y.slice(i * batch, (i + 1) * batch),
  }));
}

/**
 * Floating-point operations of one step's matrix products: forward, ∂W, and ∂h for every layer but the first. The rest
 * (activations, head, Adam) is not counted, so a share of the peak computed from this is on the low side.
 *
 * @param {Workload} workload
 */
export function flopsPerStep({ widths, batch }) {
  const products = widths.slice(1).map((outputs, layer) => 2 * batch * widths[layer] * outputs * (layer === 0 ? 2 : 3));
  return products.reduce((sum, flops) => sum + flops, 0);
}
