import { normalHead } from "@loglik/core/heads/normal";
import { describe, expect, it } from "vitest";
import {
  adagrad,
  adam,
  adamw,
  amsgrad,
  cosineDecay,
  dense,
  exponentialAveraging,
  exponentialDecay,
  lbfgs,
  lion,
  momentum,
  nesterov,
  network,
  oneCycle,
  polyakAveraging,
  rmsprop,
  sgd,
  stepDecay,
  type TrainOptions,
  train,
  warmUp,
} from "../../src/index.js";

type Refused = readonly [make: () => unknown, message: string];

describe("optimizers, schedules and averages as plain data", () => {
  it("have the defaults of the field, and nothing that is not used", () => {
    expect(sgd()).toEqual({ type: "sgd", rate: 0.01 });
    expect(momentum()).toEqual({ type: "momentum", rate: 0.01, momentum: 0.9 });
    expect(nesterov()).toEqual({ type: "nesterov", rate: 0.01, momentum: 0.9 });
    expect(rmsprop()).toEqual({ type: "rmsprop", rate: 0.01, decay: 0.99, epsilon: 1e-8 });
    expect(adam()).toEqual({ type: "adam", rate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
    expect(amsgrad()).toEqual({ ...adam(), amsgrad: true });
    expect(adamw()).toEqual({ ...adam(), type: "adamw", weightDecay: 0.01 });
    expect(adagrad()).toEqual({ type: "adagrad", rate: 0.01, epsilon: 1e-10 });
    expect(lion()).toEqual({ type: "lion", rate: 1e-4, beta1: 0.9, beta2: 0.99 });
    expect(lbfgs()).toEqual({ type: "lbfgs", memory: 10, tolerance: 1e-6 });
    expect(sgd({ rate: 1, weightDecay: 0.1, clipNorm: 2, clipValue: 3 })).toEqual({
      type: "sgd",
      rate: 1,
      weightDecay: 0.1,
      clipNorm: 2,
      clipValue: 3,
    });
    expect(cosineDecay({ rate: 1 })).toEqual({ type: "cosineDecay", rate: 1, to: 0 });
    expect(polyakAveraging()).toEqual({ type: "polyak", from: 0, every: "step" });
    expect(exponentialAveraging()).toEqual({ type: "exponential", decay: 0.999 });
  });

  it.each<Refused>([
    [() => sgd({ rate: 0 }), "sgd: rate is 0; expected a finite number above zero"],
    [() => sgd({ rate: undefined }), "rate is undefined"],
    [() => sgd({ rate: { type: "stairs" } as never }), 'rate is {"type":"stairs"}; expected a number, or a schedule'],
    [() => sgd({ weightDecay: -1 }), "weightDecay is -1; expected a finite number, zero or above"],
    [() => sgd({ clipNorm: 0 }), "clipNorm is 0"],
    [() => sgd({ clipValue: Number.NaN }), "clipValue is NaN"],
    [() => sgd({ momentum: 0.9 } as never), 'sgd: there is no option "momentum"'],
    [() => momentum({ dampening: 1 }), "dampening is 1"],
    [() => nesterov({ momentum: -0.1 }), "nesterov: momentum is -0.1"],
    [() => rmsprop({ centered: 1 as never }), "centered is 1; expected one of true, false"],
    [() => rmsprop({ momentum: 1 }), "momentum is 1"],
    [() => amsgrad({ beta2: 1 }), "amsgrad: beta2 is 1"],
    [() => adamw({ weightDecay: Number.NaN }), "adamw: weightDecay is NaN"],
    [() => adagrad({ epsilon: 0 }), "adagrad: epsilon is 0"],
    [() => lion({ epsilon: 1 } as never), 'lion: there is no option "epsilon"'],
    [() => lbfgs({ rate: 1 } as never), 'lbfgs: there is no option "rate"'],
    [() => lbfgs({ memory: 0 }), "lbfgs: memory is 0"],
    [() => stepDecay({ rate: 1, every: 0 }), "stepDecay: every is 0"],
    [() => exponentialDecay({ rate: 1, factor: -0.9 }), "exponentialDecay: factor is -0.9"],
    [() => cosineDecay({ rate: 1, steps: undefined }), "cosineDecay: steps is undefined"],
    [() => cosineDecay({ rate: 1, to: -1 }), "cosineDecay: to is -1"],
    [() => warmUp({ steps: 3 } as never), "warmUp: into is undefined"],
    [() => oneCycle({ rate: 1, rise: 1 }), "oneCycle: rise is 1"],
    [() => polyakAveraging({ from: 0.5 }), "polyakAveraging: from is 0.5; expected 0 or a positive integer"],
    [() => polyakAveraging({ every: "row" as never }), 'every is "row"'],
    [() => exponentialAveraging({ decay: 1 }), "exponentialAveraging: decay is 1"],
  ])("refuse wrong options by name %#", (make, message) => {
    expect(make).toThrow(message);
  });
});

describe("train", () => {
  const net = network({ inputs: 2, hidden: [dense(3)], likelihood: normalHead() });
  const data = { x: [1, 2, 3, 5, 0, 1, 4, 4], y: [1, 2, 3, 0] };
  const start = (options: object) => train(net, data, { epochs: 2, workers: 0, ...options } as TrainOptions);

  it.each<Refused>([
    [() => start({ earlyStopping: { patience: 0 }, validation: 0.5 }), "train: earlyStopping: patience is 0"],
    [() => start({ earlyStopping: { patients: 1 }, validation: 0.5 }), 'there is no option "patients"'],
    [() => start({ earlyStopping: { patience: 1 } }), "earlyStopping watches the held-out rows, and there are none"],
    [() => start({ averaging: polyakAveraging({ from: 2 }) }), "averaging begins at epoch 2, and the fit has only 2"],
    [() => start({ averaging: "polyak" }), 'averaging is "polyak"'],
    [() => start({ optimizer: lbfgs(), averaging: polyakAveraging() }), "L-BFGS looks at all rows"],
    [() => start({ optimizer: lbfgs(), batches: [[0, 1, 2, 3]] }), "L-BFGS looks at all rows"],
    [
      () => start({ initial: [{ weights: new Array(6).fill(0), bias: [0, 0] }, {}] }),
      "initial[0].bias has 2 numbers; expected 3",
    ],
    [() => start({ initial: [{ weights: [], bias: [] }] }), "initial has 1 layers; this network has 2"],
  ])("refuses what does not fit together %#", (make, message) => {
    expect(make).toThrow(message);
  });

  it("takes initial parameters by layer, as rows or flat", async () => {
    const flat = Float32Array.from({ length: net.parameterCount }, (_, index) => index / 16);
    const rows = (from: number, count: number, width: number) =>
      Array.from({ length: count }, (_, row) =>
        Array.from(flat.subarray(from + row * width, from + (row + 1) * width)),
      );
    const byLayer = [
      { weights: rows(0, 2, 3), bias: flat.subarray(6, 9) },
      { weights: flat.subarray(9, 15), bias: Array.from(flat.subarray(15)) },
    ];
    const [one, other] = await Promise.all([flat, byLayer].map((initial) => start({ initial }).result));
    expect(one.parameters).toEqual(other.parameters);
  });
});
