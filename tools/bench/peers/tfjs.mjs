// node tfjs.mjs <wasm|cpu> <workload> <seconds>     TensorFlow.js on its WebAssembly or plain JavaScript backend, in Node
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { initialLayers } from "../workloads.mjs";
import { measurePeer, oneHot } from "./harness.mjs";

const require = createRequire(import.meta.url);
const tf = require("@tensorflow/tfjs");
const backend = process.argv[2];
if (backend === "wasm") {
  const { setWasmPaths } = require("@tensorflow/tfjs-backend-wasm");
  setWasmPaths(`${dirname(require.resolve("@tensorflow/tfjs-backend-wasm"))}/`);
}
await tf.setBackend(backend);
await tf.ready();

async function build(workload, data) {
  const { widths, batch, head, activation, rate } = workload;
  const outputs = widths.at(-1);
  const layers = initialLayers(workload).map((layer) => ({
    weights: tf.variable(tf.tensor(layer.weights, [layer.inputs, layer.outputs])),
    bias: tf.variable(tf.tensor1d(layer.bias)),
  }));
  const inputs = data.map(({ x, y }) => ({
    x: tf.tensor(x, [batch, widths[0]]),
    y: head === "normal" ? tf.tensor(y, [batch, 1]) : tf.tensor(oneHot(y, outputs), [batch, outputs]),
  }));
  const forward = (x) =>
    layers.reduce((h, { weights, bias }, i) => {
      const z = tf.add(tf.matMul(h, weights), bias);
      return i === layers.length - 1 ? z : activation === "tanh" ? tf.tanh(z) : tf.relu(z);
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
    nll: async () => inputs.reduce((sum, each) => sum + tf.tidy(() => meanNll(each).dataSync()[0]), 0) / inputs.length,
  };
}

const simd = backend === "wasm" ? `; SIMD ${await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT")}` : "";
await measurePeer(build, { peer: `tfjs-${backend}`, version: tf.version.tfjs, notes: `${backend} backend${simd}` });
