import { describe, expect, it } from "vitest";
import {
  type ActivationName,
  conv2d,
  dense,
  flatten,
  maxPool2d,
  network,
  sgd,
  train,
  weightsFromPyTorch,
} from "../../src/index.js";
import binaryReluAdamw from "../reference-data/binary-relu-adamw.json" with { type: "json" };
import binarySigmoidRmsprop from "../reference-data/binary-sigmoid-rmsprop.json" with { type: "json" };
import classesReluAdam from "../reference-data/classes-relu-adam.json" with { type: "json" };
import classesTanhSgdDecay from "../reference-data/classes-tanh-sgd-decay.json" with { type: "json" };
import cnnSgd from "../reference-data/cnn-sgd.json" with { type: "json" };
import heteroSoftplusAdam from "../reference-data/hetero-softplus-adam.json" with { type: "json" };
import regGeluNesterov from "../reference-data/reg-gelu-nesterov.json" with { type: "json" };
import regReluMomentum from "../reference-data/reg-relu-momentum.json" with { type: "json" };
import regTanhSgd from "../reference-data/reg-tanh-sgd.json" with { type: "json" };
import { wasmProgram } from "../support/programs.js";
import { headOf, optimizerOf, type PyTorchRun } from "../support/pytorch-runs.js";

const runs: readonly PyTorchRun[] = [
  regTanhSgd,
  regReluMomentum,
  binarySigmoidRmsprop,
  binaryReluAdamw,
  classesReluAdam,
  classesTanhSgdDecay,
  regGeluNesterov,
  heteroSoftplusAdam,
  cnnSgd,
];

/** Of losses and of what passes through zero: |a − b| ≤ relative · |b| + absolute. */
interface Tolerances {
  readonly loss: { readonly relative: number; readonly absolute: number };
  readonly other: { readonly relative: number; readonly absolute: number };
}

const tolerance = (relative: number, absolute: number): Tolerances => ({
  loss: { relative, absolute: 0 },
  other: { relative, absolute },
});

/**
 * In float64 a few dozen times what the order of the rows in a batch changes in PyTorch's own run (roundingSensitivityFloat64); in
 * float32 ten times what its two precisions differ by (maxRelLossDifferenceFloat32VsFloat64). The network of convolutions comes
 * down to a loss of 1e-4, of which float32 keeps three digits.
 */
const tolerancesOf: { readonly [id: string]: { readonly float64: Tolerances; readonly float32: Tolerances } } = {
  "reg-tanh-sgd": { float64: tolerance(1e-13, 1e-14), float32: tolerance(6e-6, 1e-6) },
  "reg-relu-momentum": { float64: tolerance(1e-13, 1e-14), float32: tolerance(6e-6, 1e-6) },
  "binary-sigmoid-rmsprop": { float64: tolerance(1e-13, 1e-14), float32: tolerance(6e-6, 1e-6) },
  "binary-relu-adamw": { float64: tolerance(1e-13, 1e-14), float32: tolerance(4.5e-5, 1e-6) },
  "classes-relu-adam": { float64: tolerance(1e-13, 1e-14), float32: tolerance(1.4e-5, 1e-6) },
  "classes-tanh-sgd-decay": { float64: tolerance(1e-13, 1e-14), float32: tolerance(3e-6, 1e-6) },
  "reg-gelu-nesterov": { float64: tolerance(1e-12, 1e-13), float32: tolerance(3.3e-5, 1e-6) },
  "hetero-softplus-adam": { float64: tolerance(1e-13, 1e-14), float32: tolerance(7e-6, 1e-6) },
  "cnn-sgd": { float64: tolerance(5e-12, 1e-13), float32: tolerance(9.6e-3, 1e-6) },
};

/** Largest |a − b| / (relative · |b| + absolute): at most 1 within the tolerance. */
function excess(
  got: ArrayLike<number>,
  expected: ArrayLike<number>,
  { relative, absolute }: { readonly relative: number; readonly absolute: number },
): number {
  expect(got.length).toBe(expected.length);
  let worst = 0;
  for (let i = 0; i < got.length; i += 1) {
    worst = Math.max(worst, Math.abs(got[i] - expected[i]) / (relative * Math.abs(expected[i]) + absolute));
    if (Number.isNaN(got[i])) return Number.NaN;
  }
  return worst;
}

function setUp(reference: PyTorchRun) {
  const { head, constant } = headOf(reference);
  const net = network({ ...layersOf(reference), likelihood: head });
  // Images of one channel: channels × rows × columns is rows × columns × channels.
  const x = reference.x.map((row) => row.flat(2) as number[]);
  return { net, constant, data: { x, y: reference.y.flat() } };
}

function layersOf({ architecture }: PyTorchRun) {
  const activation = architecture.activation as ActivationName;
  if ("sizes" in architecture) {
    const [inputs, ...widths] = architecture.sizes;
    return { inputs, hidden: widths.slice(0, -1).map((units) => dense(units, activation)) };
  }
  const { conv, pool, inputSize } = architecture;
  const [channels, rows, columns] = inputSize;
  const { kernel, stride, padding } = conv;
  const hidden = [
    conv2d(conv.out, kernel, activation, { stride, padding }),
    maxPool2d(pool.size, { stride: pool.stride }),
    flatten(),
  ];
  return { inputs: [rows, columns, channels] as const, hidden };
}

describe.each(runs.map((run) => [run.id, run] as const))("PyTorch's run %s", (_id, reference) => {
  const { net, constant, data } = setUp(reference);
  const initial = weightsFromPyTorch(net, reference.initial);
  const optimizer = optimizerOf(reference.optimizer);
  const tolerances = tolerancesOf[reference.id];

  describe.each(["float64", "float32"] as const)("in %s", (precision) => {
    const expected = reference[precision];
    const { loss, other } = tolerances[precision];
    const start = (batches: readonly number[][]) =>
      train(net, data, { optimizer, precision, epochs: 1, batches, initial, every: "step" });

    it("has the same loss in every step, and the same weights, outputs and full loss at the end", async () => {
      const run = start(reference.batches);
      const losses: number[] = [];
      for await (const event of run) if (event.type === "step") losses.push(event.nll - constant);
      expect(excess(losses, expected.lossPerStep, loss)).toBeLessThanOrEqual(1);
      const model = await run.result;
      expect(excess(model.parameters, weightsFromPyTorch(net, expected.finalWeights), other)).toBeLessThanOrEqual(1);
      expect(excess(await model.eta(data.x), expected.finalOutputs.flat(), other)).toBeLessThanOrEqual(1);
      const full = (await model.nll(data.x, data.y)) - constant;
      expect(excess([full], [expected.finalFullLoss], loss)).toBeLessThanOrEqual(1);
    });

    it.each(Object.keys(expected.weightsAfterStep))("has the same weights after step %s", async (steps) => {
      const { parameters } = await start(reference.batches.slice(0, Number(steps))).result;
      expect(excess(parameters, weightsFromPyTorch(net, expected.weightsAfterStep[steps]), other)).toBeLessThanOrEqual(
        1,
      );
    });

    it("has the same gradient in the first step", () => {
      const [batch] = reference.batches;
      const program = wasmProgram(net, { optimizer: sgd(), batchSize: batch.length, precision });
      program.load(Float64Array.from(data.x.flat()), Float64Array.from(reference.y.flat()));
      program.writeParameters(initial);
      program.setOrder(Uint32Array.from(batch));
      const gradient = new Float64Array(net.parameterCount);
      program.gradient(0, gradient);
      expect(excess(gradient, weightsFromPyTorch(net, expected.gradientStep1), other)).toBeLessThanOrEqual(1);
    });
  });
});

describe("the comparison with PyTorch's runs", () => {
  const lossesWith = async (reference: PyTorchRun, change: Partial<PyTorchRun["optimizer"]>) => {
    const { net, constant, data } = setUp(reference);
    const run = train(net, data, {
      optimizer: optimizerOf({ ...reference.optimizer, ...change }),
      precision: "float32",
      epochs: 1,
      batches: reference.batches,
      initial: weightsFromPyTorch(net, reference.initial),
      every: "step",
    });
    const losses: number[] = [];
    for await (const event of run) if (event.type === "step") losses.push(event.nll - constant);
    return excess(losses, reference.float32.lossPerStep, { relative: 1e-4, absolute: 0 });
  };

  it.each([
    [classesTanhSgdDecay as PyTorchRun, { weight_decay: 0 }],
    [binaryReluAdamw as PyTorchRun, { name: "Adam" }],
    [binaryReluAdamw as PyTorchRun, { weight_decay: 0.049 }],
    [regReluMomentum as PyTorchRun, { nesterov: true }],
    [classesReluAdam as PyTorchRun, { amsgrad: true }],
    [binarySigmoidRmsprop as PyTorchRun, { centered: true }],
    [regTanhSgd as PyTorchRun, { lr: 0.1001 }],
  ])("fails, even in float32, when the optimizer is not quite the same %#", async (reference, change) => {
    expect(await lossesWith(reference, change)).toBeGreaterThan(1);
  });
});
