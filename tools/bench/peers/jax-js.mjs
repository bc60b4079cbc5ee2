// jax-js on its WebAssembly backend: in Node, and bundled for a page.
import { oneHot } from "../engine.mjs";
import { initialLayers, inputsOf, outputsOf } from "../workloads.mjs";

// jax-js names Float16Array when it looks at an array's type; Node 20 has none.
globalThis.Float16Array ??= class {};
const { numpy: np, nn, grad, jit, lax, init, defaultDevice, blockUntilReady } = await import("@jax-js/jax");

export const notes = "wasm device, jit, waited for after each step";

/** η of a batch. jax-js arrays are consumed by use: `.ref` keeps one for later. */
function forward({ layers, activation }, parameters, x) {
  let h = x;
  layers.forEach((shape, layer) => {
    const [weights, bias] = parameters.slice(2 * layer, 2 * layer + 2);
    if (shape.length === 4) {
      h = nn.relu(lax.convGeneralDilated(h, weights, [1, 1], "SAME").add(bias.reshape([1, -1, 1, 1])));
      h = lax.reduceWindow(h, np.max, [2, 2], [2, 2]);
      return;
    }
    if (layers[layer - 1]?.length === 4) h = h.reshape([-1, shape[0]]);
    h = np.matmul(h, weights).add(bias);
    if (layer < layers.length - 1) h = activation === "tanh" ? np.tanh(h) : nn.relu(h);
  });
  return h;
}

/** One NLL for training and for the check. */
function meanNll(workload, parameters, x, y) {
  const eta = forward(workload, parameters, x);
  if (workload.head === "categorical") return np.mean(np.sum(y.mul(nn.logSoftmax(eta)), -1)).neg();
  const [loc, logScale] = np.split(eta, 2, 1);
  const residual = y.sub(loc).mul(np.exp(logScale.ref.neg()));
  return np.mean(logScale.add(residual.ref.mul(residual).mul(0.5)).add(0.5 * Math.log(2 * Math.PI)));
}

/** Its convolutions want [filters][channels][rows][columns], and the layer after them pixels within channels. */
function parametersOf({ layers }, { shape, weights, bias }, layer) {
  const array = np.array(weights).reshape(shape);
  const channels = layers[layer - 1]?.length === 4 ? layers[layer - 1][3] : 0;
  if (shape.length === 4) return [array.transpose([3, 2, 0, 1]), np.array(bias)];
  if (channels === 0) return [array, np.array(bias)];
  const [inputs, outputs] = shape;
  const turned = array.reshape([inputs / channels, channels, outputs]).transpose([1, 0, 2]);
  return [turned.reshape([inputs, outputs]), np.array(bias)];
}

/** @param {import("../workloads.mjs").Workload} workload @param {import("../engine.mjs").Batch[]} data */
export async function open(workload, data) {
  await init("wasm");
  defaultDevice("wasm");
  const { image, batch, head, rate } = workload;
  const rowShape = image === undefined ? [inputsOf(workload)] : [image[2], image[0], image[1]];
  const outputs = outputsOf(workload);
  const targets = ({ y }) =>
    head === "normal" ? np.array(y).reshape([batch, 1]) : np.array(oneHot(y, outputs)).reshape([batch, outputs]);
  const inputs = data.map((each) => ({ x: np.array(each.x).reshape([batch, ...rowShape]), y: targets(each) }));
  let parameters = initialLayers(workload).flatMap((layer, index) => parametersOf(workload, layer, index));
  let first = parameters.map((each) => np.zeros(each.shape));
  let second = parameters.map((each) => np.zeros(each.shape));

  const adamStep = jit((parameters, first, second, scaledRate, correction, x, y) => {
    const gradients = grad((p) => meanNll(workload, p, x.ref, y.ref))(parameters.map((each) => each.ref));
    x.dispose();
    y.dispose();
    const next = [[], [], []];
    parameters.forEach((parameter, i) => {
      const m = first[i].mul(0.9).add(gradients[i].ref.mul(0.1));
      const v = second[i].mul(0.999).add(gradients[i].ref.mul(gradients[i]).mul(0.001));
      const denominator = np.sqrt(v.ref.mul(correction.ref)).add(1e-8);
      next[0].push(parameter.sub(m.ref.mul(scaledRate.ref).div(denominator)));
      next[1].push(m);
      next[2].push(v);
    });
    scaledRate.dispose();
    correction.dispose();
    return next;
  });
  const nllOf = jit((p, x, y) => meanNll(workload, p, x, y));
  const kept = () => parameters.map((each) => each.ref);

  let t = 0;
  return {
    waitsForEachStep: true,
    step(i) {
      t++;
      const scaledRate = np.array(rate / (1 - 0.9 ** t));
      const correction = np.array(1 / (1 - 0.999 ** t));
      const { x, y } = inputs[i];
      [parameters, first, second] = adamStep(parameters, first, second, scaledRate, correction, x.ref, y.ref);
    },
    sync: () => blockUntilReady(parameters),
    async nll(batches) {
      let sum = 0;
      for (const { x, y } of inputs.slice(0, batches)) sum += (await nllOf(kept(), x.ref, y.ref).data())[0];
      return sum / batches;
    },
  };
}
