// node jax-js.mjs <workload> <seconds>     jax-js on its WebAssembly backend, in Node

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { initialLayers } from "../workloads.mjs";
import { measurePeer, oneHot } from "./harness.mjs";

// jax-js names Float16Array when it looks at an array's type; Node 20 has none.
globalThis.Float16Array ??= class {};
const { numpy: np, nn, grad, jit, init, defaultDevice, blockUntilReady } = await import("@jax-js/jax");
await init("wasm");
defaultDevice("wasm");

const entry = createRequire(import.meta.url).resolve("@jax-js/jax");
const { version } = JSON.parse(readFileSync(join(dirname(dirname(entry)), "package.json"), "utf8"));

/** One NLL for training and for the check. jax-js arrays are consumed by use: `.ref` keeps one for later. */
function meanNll({ head, activation }, parameters, x, y) {
  let h = x;
  const layers = parameters.length / 2;
  for (let layer = 0; layer < layers; layer++) {
    h = np.matmul(h, parameters[2 * layer]).add(parameters[2 * layer + 1]);
    if (layer < layers - 1) h = activation === "tanh" ? np.tanh(h) : nn.relu(h);
  }
  if (head === "categorical") return np.mean(np.sum(y.mul(nn.logSoftmax(h)), -1)).neg();
  const [loc, logScale] = np.split(h, 2, 1);
  const residual = y.sub(loc).mul(np.exp(logScale.ref.neg()));
  return np.mean(logScale.add(residual.ref.mul(residual).mul(0.5)).add(0.5 * Math.log(2 * Math.PI)));
}

async function build(workload, data) {
  const { widths, batch, head, rate } = workload;
  const outputs = widths.at(-1);
  const targets = ({ y }) =>
    head === "normal" ? np.array(y).reshape([batch, 1]) : np.array(oneHot(y, outputs)).reshape([batch, outputs]);
  const inputs = data.map((each) => ({ x: np.array(each.x).reshape([batch, widths[0]]), y: targets(each) }));
  let parameters = initialLayers(workload).flatMap((layer) => [
    np.array(layer.weights).reshape([layer.inputs, layer.outputs]),
    np.array(layer.bias),
  ]);
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
    async nll() {
      let sum = 0;
      for (const { x, y } of inputs)
        sum += (
          await nllOf(
            parameters.map((each) => each.ref),
            x.ref,
            y.ref,
          ).data()
        )[0];
      return sum / inputs.length;
    },
  };
}

await measurePeer(build, { peer: "jax-js", version, notes: "wasm device, jit, waited for after each step" });
