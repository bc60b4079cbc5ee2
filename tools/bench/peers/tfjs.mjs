// TensorFlow.js in Node, on its WebAssembly or plain JavaScript backend.
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { oneHot } from "../engine.mjs";
import { initialLayers, inputsOf, outputsOf } from "../workloads.mjs";

const require = createRequire(import.meta.url);
const tf = require("@tensorflow/tfjs");

async function start(backend) {
  if (backend === "wasm") {
    const { setWasmPaths } = require("@tensorflow/tfjs-backend-wasm");
    setWasmPaths(`${dirname(require.resolve("@tensorflow/tfjs-backend-wasm"))}/`);
  }
  await tf.setBackend(backend);
  await tf.ready();
}

/**
 * The WebAssembly backend has no kernel for the gradient of a two-dimensional convolution's filter, but one for that of a
 * three-dimensional: there the image is a volume of depth one.
 */
const convolutions = {
  cpu: { shape: (shape) => shape, apply: (h, weights) => tf.conv2d(h, weights, 1, "same") },
  wasm: {
    shape: (shape) => [1, ...shape],
    apply: (h, weights) => tf.squeeze(tf.conv3d(tf.expandDims(h, 1), weights, 1, "same"), [1]),
  },
};

/** @param {import("../workloads.mjs").Workload} workload @param {import("../engine.mjs").Batch[]} data */
export async function open(workload, data, backend) {
  await start(backend);
  const { image, batch, head, activation, rate } = workload;
  const outputs = outputsOf(workload);
  const convolution = convolutions[backend];
  const layers = initialLayers(workload).map(({ shape, weights, bias }) => ({
    isConvolution: shape.length === 4,
    weights: tf.variable(tf.tensor(weights, shape.length === 4 ? convolution.shape(shape) : shape)),
    bias: tf.variable(tf.tensor1d(bias)),
  }));
  const inputs = data.map(({ x, y }) => ({
    x: tf.tensor(x, [batch, ...(image ?? [inputsOf(workload)])]),
    y: head === "normal" ? tf.tensor(y, [batch, 1]) : tf.tensor(oneHot(y, outputs), [batch, outputs]),
  }));
  const forward = (x) =>
    layers.reduce((h, { isConvolution, weights, bias }, i) => {
      if (isConvolution) return tf.maxPool(tf.relu(tf.add(convolution.apply(h, weights), bias)), 2, 2, "valid");
      const z = tf.add(tf.matMul(tf.reshape(h, [batch, -1]), weights), bias);
      if (i === layers.length - 1) return z;
      return activation === "tanh" ? tf.tanh(z) : tf.relu(z);
    }, x);
  const meanNll = ({ x, y }) => {
    const eta = forward(x);
    if (head === "categorical") return tf.neg(tf.mean(tf.sum(tf.mul(y, tf.logSoftmax(eta)), -1)));
    const [loc, logScale] = tf.split(eta, 2, 1);
    const residual = tf.div(tf.sub(y, loc), tf.exp(logScale));
    return tf.mean(tf.add(tf.add(logScale, 0.5 * Math.log(2 * Math.PI)), tf.mul(0.5, tf.square(residual))));
  };
  const optimizer = tf.train.adam(rate, 0.9, 0.999, 1e-8);
  const variables = layers.flatMap(({ weights, bias }) => [weights, bias]);
  return {
    step: (i) => {
      optimizer.minimize(() => meanNll(inputs[i]), false, variables);
    },
    sync: () => variables[0].data(),
    nll: async (batches) =>
      inputs.slice(0, batches).reduce((sum, each) => sum + tf.tidy(() => meanNll(each).dataSync()[0]), 0) / batches,
  };
}
