import { normalGenerator, uniformGenerator } from "./random.mjs";

/**
 * What every engine computes: the same rows, the same start, the same batches in file order, the same steps.
 *
 * @typedef {object} Workload
 * @property {string} name
 * @property {string} doc
 * @property {number[][]} layers shapes of the weights: [inputs, outputs] of a dense layer, [rows, columns, channels, filters] of
 *   a convolution. A convolution has as many zeros around its image as keep the image's size, and the largest of each 2 × 2
 *   pixels goes on
 * @property {number[]} [image] rows, columns and channels of an input
 * @property {"tanh" | "relu"} activation of all layers but the last
 * @property {"normal" | "categorical"} head loc and log scale of a normal; or logits
 * @property {number} rows whole batches only: the remainder of the data is dropped
 * @property {number} batch
 * @property {number} checkSteps steps from the common start after which every engine reports its NLL
 * @property {number} checkBatches batches, from the first, over which that NLL is a mean
 * @property {number} rate Adam's, with β₁ = 0.9, β₂ = 0.999, ε = 1e-8
 * @property {() => { x: Float32Array, y: Float32Array }} data y: targets, or class indices
 */

/** @type {Record<string, Workload>} */
export const workloads = {
  W1: {
    name: "W1",
    doc: "1-64-64-2 tanh, normal head with its own log scale for each row, batch 32, 4096 rows",
    layers: [
      [1, 64],
      [64, 64],
      [64, 2],
    ],
    activation: "tanh",
    head: "normal",
    rows: 4096,
    batch: 32,
    checkSteps: 1280,
    checkBatches: 128,
    rate: 1e-3,
    data: noisySine,
  },
  W2: {
    name: "W2",
    doc: "784-128-10 relu, softmax, batch 128, 78 batches",
    layers: [
      [784, 128],
      [128, 10],
    ],
    activation: "relu",
    head: "categorical",
    rows: 9984,
    batch: 128,
    checkSteps: 156,
    checkBatches: 78,
    rate: 1e-3,
    data: noisyPrototypes,
  },
  W3: {
    name: "W3",
    doc: "784-512-512-10 relu, softmax, batch 256, 39 batches",
    layers: [
      [784, 512],
      [512, 512],
      [512, 10],
    ],
    activation: "relu",
    head: "categorical",
    rows: 9984,
    batch: 256,
    checkSteps: 39,
    checkBatches: 39,
    rate: 1e-3,
    data: noisyPrototypes,
  },
  W6: {
    name: "W6",
    doc: "28×28, 3×3×16 relu, max pool 2, 3×3×32 relu, max pool 2, 10 logits, batch 64, 156 batches",
    layers: [
      [3, 3, 1, 16],
      [3, 3, 16, 32],
      [1568, 10],
    ],
    image: [28, 28, 1],
    activation: "relu",
    head: "categorical",
    rows: 9984,
    batch: 64,
    checkSteps: 20,
    checkBatches: 20,
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

/** Numbers of one row of x. @param {Workload} workload */
export function inputsOf({ layers, image }) {
  return image === undefined ? layers[0][0] : image.reduce((product, size) => product * size);
}

/** Outputs of the last layer. @param {Workload} workload @returns {number} */
export function outputsOf({ layers }) {
  return /** @type {number} */ (layers.at(-1)?.at(-1));
}

/**
 * The common start, uniform on ±1/√(inputs that an output sees), weights row-major in the order of their shape.
 *
 * @param {Workload} workload
 * @returns {{ shape: number[], weights: Float32Array, bias: Float32Array }[]}
 */
export function initialLayers({ layers }) {
  const uniform = uniformGenerator(77);
  return layers.map((shape) => {
    const outputs = /** @type {number} */ (shape.at(-1));
    const size = shape.reduce((product, count) => product * count);
    const bound = 1 / Math.sqrt(size / outputs);
    const draw = () => (2 * uniform() - 1) * bound;
    const weights = Float32Array.from({ length: size }, draw);
    return { shape, weights, bias: Float32Array.from({ length: outputs }, draw) };
  });
}

/**
 * The rows that are used, cut into batches in file order.
 *
 * @param {Workload} workload
 * @returns {{ x: Float32Array, y: Float32Array }[]}
 */
export function batches(workload) {
  const { data, rows, batch } = workload;
  const inputs = inputsOf(workload);
  const { x, y } = data();
  return Array.from({ length: rows / batch }, (_, i) => ({
    x: x.slice(i * batch * inputs, (i + 1) * batch * inputs),
    y: y.slice(i * batch, (i + 1) * batch),
  }));
}

/**
 * Floating-point operations of one step's products: forward, ∂W, and ∂h for every layer but the first. The rest (activations,
 * pooling, head, Adam) is not counted, so a share of the peak computed from this is on the low side.
 *
 * @param {Workload} workload
 */
export function flopsPerStep({ layers, image, batch }) {
  const outputs = pixelsOf(layers, image);
  const products = layers.map((shape, layer) => {
    const weights = shape.reduce((product, count) => product * count);
    return 2 * batch * outputs[layer] * weights * (layer === 0 ? 2 : 3);
  });
  return products.reduce((sum, flops) => sum + flops, 0);
}

/**
 * How many times each layer's weights are applied to a row: once, or at every pixel, of which pooling leaves a quarter.
 *
 * @param {number[][]} layers
 * @param {number[]} [image]
 */
function pixelsOf(layers, image = []) {
  let [rows, columns] = image;
  return layers.map((shape) => {
    if (shape.length === 2) return 1;
    const pixels = rows * columns;
    rows = Math.floor(rows / 2);
    columns = Math.floor(columns / 2);
    return pixels;
  });
}
