import type { LikelihoodHead } from "@loglik/core";
import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { normalHead } from "@loglik/core/heads/normal";
import { describe, expect, it } from "vitest";
import {
  adagrad,
  adam,
  adamw,
  amsgrad,
  cosineDecay,
  type Data,
  dense,
  lbfgs,
  lion,
  momentum,
  nesterov,
  network,
  type Optimizer,
  oneCycle,
  polyakAveraging,
  rmsprop,
  sgd,
  type TrainOptions,
  train,
  warmUp,
} from "../../src/index.js";
import { optimizerTypes } from "../../src/train-options.js";
import { fingerprint } from "../support/fingerprint.js";
import { twoClasses, wave } from "../support/sample.js";

const data = twoClasses(200);
const logistic = network({ inputs: 2, likelihood: bernoulliHead() });
const newton = fitGeneralizedLinearModel(bernoulliHead(), { ...data, rows: 200, inputs: 2 });

/** Nats per observation above Newton's optimum after 600 passes over 200 rows. */
const full = { epochs: 600, batchSize: 200 } as const;

const cases: readonly (readonly [name: string, optimizer: Optimizer, gap: number])[] = [
  ["sgd", sgd({ rate: cosineDecay({ rate: 2 }) }), 1e-7],
  ["momentum", momentum({ rate: 0.3 }), 1e-7],
  ["nesterov", nesterov({ rate: 0.3 }), 1e-7],
  ["rmsprop", rmsprop({ rate: cosineDecay({ rate: 0.05 }) }), 1e-7],
  [
    "rmsprop, centered with momentum",
    rmsprop({ rate: cosineDecay({ rate: 0.005 }), centered: true, momentum: 0.9, epsilon: 1e-3 }),
    1e-7,
  ],
  ["adam", adam({ rate: cosineDecay({ rate: 0.1 }) }), 1e-7],
  ["amsgrad", amsgrad({ rate: 0.1 }), 1e-7],
  ["adamw without decay", adamw({ rate: oneCycle({ rate: 0.1 }), weightDecay: 0 }), 1e-7],
  ["adagrad", adagrad({ rate: 0.5 }), 1e-7],
  ["lion", lion({ rate: cosineDecay({ rate: 0.03 }) }), 1e-6],
];

it("every optimizer that takes a step a batch is among the cases", () => {
  const tried = new Set(cases.map(([, { type }]) => type));
  expect(optimizerTypes.filter((type) => type !== "lbfgs" && !tried.has(type))).toEqual([]);
});

describe.each(cases)("%s", (_name, optimizer, gap) => {
  it.each(["float32", "float64"] as const)(
    "comes to Newton's optimum of a logistic regression in %s",
    async (precision) => {
      const model = await train(logistic, data, { ...full, optimizer, precision }).result;
      const nll = await model.nll(data.x, data.y);
      expect(nll).toBeGreaterThan(newton.nll - (precision === "float64" ? 1e-12 : 1e-8));
      expect(nll).toBeLessThan(newton.nll + gap);
    },
  );

  it("gives the same bits again, in a worker and on the caller's thread", async () => {
    const net = network({ inputs: 2, hidden: [dense(9, "tanh")], likelihood: bernoulliHead() });
    const bits = async (workers: number) =>
      fingerprint(
        (await train(net, twoClasses(70), { optimizer, workers, epochs: 8, batchSize: 16, seed: 3 }).result).parameters,
      );
    const first = await bits(1);
    expect(await bits(1)).toBe(first);
    expect(await bits(0)).toBe(first);
  });
});

describe("L-BFGS", () => {
  const fit = (options: Partial<TrainOptions> & { readonly optimizer?: Optimizer }) =>
    train(logistic, data, { epochs: 100, optimizer: lbfgs({ tolerance: 1e-9 }), precision: "float64", ...options })
      .result;

  it("comes to Newton's optimum within 1e-8, in value and in parameters", async () => {
    const model = await fit({});
    expect(model.training).toMatchObject({ stopped: "converged" });
    expect(model.training.steps).toBeLessThan(20);
    expect(Math.abs((await model.nll(data.x, data.y)) - newton.nll)).toBeLessThan(1e-14);
    model.parameters.forEach((value, index) => {
      expect(Math.abs(value - newton.coefficients[index])).toBeLessThan(1e-8);
    });
  });

  it("comes as far as float32 goes", async () => {
    const model = await fit({ precision: "float32", optimizer: lbfgs() });
    expect(["converged", "stalled"]).toContain(model.training.stopped);
    expect(Math.abs((await model.nll(data.x, data.y)) - newton.nll)).toBeLessThan(1e-8);
  });

  it("does not depend on how many rows are computed at a time, nor on weights written as repetitions", async () => {
    const weights = data.y.map((_, row) => 1 + (row % 3));
    const whole = await fit({ batchSize: 200 });
    const parts = await fit({ batchSize: 7 });
    parts.parameters.forEach((value, index) => {
      expect(Math.abs(value - whole.parameters[index])).toBeLessThan(1e-8);
    });
    const weighted = await train(
      logistic,
      { ...data, weights },
      { epochs: 100, optimizer: lbfgs(), precision: "float64" },
    ).result;
    const exact = fitGeneralizedLinearModel(bernoulliHead(), { ...data, weights, rows: 200, inputs: 2 });
    expect(Math.abs((await weighted.nll(data.x, data.y, weights)) - exact.nll)).toBeLessThan(1e-10);
  });

  describe("tells that nothing is left to be lost, where no finite weights are the best", () => {
    const x = [-2, -1, -0.5, 0.5, 1, 2];
    const separated = { x, y: x.map((value) => Number(value > 0)) };
    const overlapping = { x, y: [0, 0, 1, 0, 1, 1] };
    const codes = async (data: Data, likelihood: LikelihoodHead, weightDecay = 0) => {
      const net = network({ inputs: 1, hidden: [], likelihood });
      const optimizer = lbfgs({ weightDecay });
      const model = await train(net, data, { epochs: 500, optimizer, precision: "float64" }).result;
      expect(model.training.stopped).toBe("converged");
      return model.diagnostics.map(({ code }) => code);
    };

    it.each([bernoulliHead(), bernoulliHead({ target: "soft" }), categoricalHead({ classes: 2 })])(
      "of classes that are separated, and of no others: $name %#",
      async (head) => {
        expect(await codes(separated, head)).toEqual(["outcomes-certain"]);
        expect(await codes(separated, head, 1e-3)).toEqual([]);
        expect(await codes(overlapping, head)).toEqual([]);
      },
    );

    it("and not of densities, whose NLL may have any value", async () => {
      expect(await codes({ x, y: [1, 2, 1, 2, 1, 3] }, normalHead({ scale: 0.3 }))).toEqual([]);
    });
  });

  it("trains a network, tells its epochs, and says that it has used them up", async () => {
    const net = network({ inputs: 1, hidden: [dense(6, "tanh")], likelihood: normalHead({ scale: 0.1 }) });
    const run = train(net, wave(80), { epochs: 25, optimizer: lbfgs(), precision: "float64", every: "step", seed: 2 });
    const losses: number[] = [];
    const epochs: number[] = [];
    for await (const event of run) (event.type === "step" ? losses : epochs).push(event.nll);
    expect(losses).toEqual(epochs);
    expect(epochs).toHaveLength(25);
    for (const [index, nll] of epochs.slice(1).entries()) expect(nll).toBeLessThanOrEqual(epochs[index]);
    const model = await run.result;
    expect(model.training.stopped).toBe("finished");
    expect(await model.nll(wave(80).x, wave(80).y)).toBeLessThan(epochs[0] - 10);
    expect(model.summary()).toContain("25 steps of lbfgs");
  });

  it("finds the mode of the posterior when there is a prior", async () => {
    const decay = 0.05;
    const model = await fit({ optimizer: lbfgs({ weightDecay: decay, tolerance: 1e-10 }) });
    const descent = await train(logistic, data, {
      ...full,
      precision: "float64",
      optimizer: momentum({ rate: 0.3, weightDecay: decay }),
    }).result;
    model.parameters.forEach((value, index) => {
      expect(Math.abs(value - descent.parameters[index])).toBeLessThan(1e-8);
    });
    expect(model.summary()).toContain("a normal prior with mean 0 and precision n·λ = 10 on every weight and bias");
    expect(await model.nll(data.x, data.y)).toBeGreaterThan(newton.nll + 1e-3);
  });

  it("stops between two slices when it is cancelled, and keeps the last step it accepted", async () => {
    const net = network({ inputs: 1, hidden: [dense(40, "tanh")], likelihood: normalHead({ scale: 0.05 }) });
    const run = train(net, wave(3000), {
      epochs: 10_000,
      optimizer: lbfgs({ tolerance: 1e-15 }),
      precision: "float64",
      workers: 0,
    });
    for await (const epoch of run) if (epoch.index === 2) break;
    const model = await run.result;
    expect(model.training.stopped).toBe("cancelled");
    const last = model.training.epochs.at(-1)!;
    expect(await model.nll(wave(3000).x, wave(3000).y)).toBeLessThanOrEqual(last.nll);
  });
});

describe("averaging", () => {
  // Two rows a step at a constant rate: the last weights wander around the optimum, their mean does not.
  const noisy = { epochs: 60, batchSize: 2, optimizer: sgd({ rate: 0.3 }), seed: 1 } as const;

  it.each(["float32", "float64"] as const)(
    "comes closer to the optimum than the last weights, in %s",
    async (precision) => {
      const gap = async (options: object) => {
        const model = await train(logistic, data, { ...noisy, precision, ...options }).result;
        return (await model.nll(data.x, data.y)) - newton.nll;
      };
      const last = await gap({});
      for (const every of ["step", "epoch"] as const) {
        expect(await gap({ averaging: polyakAveraging({ from: 10, every }) })).toBeLessThan(last / 5);
      }
      expect(await gap({ averaging: { type: "exponential", decay: 0.995 } })).toBeLessThan(last / 5);
    },
  );

  it("is what the held-out rows and a snapshot see, and does not touch the fit itself", async () => {
    const validation = twoClasses(50);
    const options = { ...noisy, precision: "float64", validation } as const;
    const plain = train(logistic, data, { ...options, every: "step" });
    const averaged = train(logistic, data, { ...options, every: "step", averaging: polyakAveraging() });
    const losses = async (run: typeof plain) => {
      const steps: number[] = [];
      for await (const event of run) if (event.type === "step") steps.push(event.nll);
      return steps;
    };
    expect(await losses(averaged)).toEqual(await losses(plain));
    const model = await averaged.result;
    const last = model.training.epochs.at(-1)!;
    expect(last.validation!.nll).toBeCloseTo(await model.nll(validation.x, validation.y), 13);
    expect(model.parameters).not.toEqual((await plain.result).parameters);
  });
});

describe("early stopping", () => {
  const overfitting = {
    epochs: 3000,
    batchSize: 20,
    optimizer: adam({ rate: 0.02 }),
    precision: "float64",
    validation: twoClasses(60),
  } as const;
  const net = network({ inputs: 2, hidden: [dense(24, "tanh")], likelihood: bernoulliHead() });
  const few = twoClasses(30);

  it("ends after so many epochs without a gain, and goes back to the best", async () => {
    const model = await train(net, few, { ...overfitting, earlyStopping: { patience: 10 } }).result;
    const { epochs, best, stopped } = model.training;
    expect(stopped).toBe("early");
    const held = epochs.map(({ validation }) => validation!.nll);
    const lowest = held.indexOf(Math.min(...held));
    expect(best).toEqual({ epoch: lowest, nll: held[lowest] });
    expect(epochs).toHaveLength(lowest + 11);
    expect(await model.nll(overfitting.validation.x, overfitting.validation.y)).toBeCloseTo(held[lowest], 12);
    expect(model.summary()).toContain(`best epoch ${lowest}`);
  });

  it("keeps the last weights where it is told to, and counts only gains that are large enough", async () => {
    const model = await train(net, few, {
      ...overfitting,
      earlyStopping: { patience: 4, minImprovement: 10, restoreBest: false },
    }).result;
    expect(model.training.epochs).toHaveLength(5);
    const { validation } = overfitting;
    expect(await model.nll(validation.x, validation.y)).toBeCloseTo(model.training.epochs.at(-1)!.validation!.nll, 12);
  });
});

describe("a fit that is stopped and resumed", () => {
  const net = network({ inputs: 1, hidden: [dense(7, "tanh")], likelihood: normalHead() });
  const common = { batchSize: 16, seed: 4, validation: 0.2, epochs: 30 } as const;

  it.each<readonly [name: string, options: Partial<TrainOptions>]>([
    [
      "a schedule and clipping",
      { optimizer: adam({ rate: warmUp({ steps: 20, into: cosineDecay({ rate: 0.05 }) }), clipNorm: 0.5 }) },
    ],
    ["AMSGrad and an average", { optimizer: amsgrad({ rate: 0.02 }), averaging: polyakAveraging({ from: 5 }) }],
    ["early stopping", { optimizer: adam({ rate: 0.1 }), earlyStopping: { patience: 3 } }],
    ["L-BFGS", { optimizer: lbfgs({ memory: 4 }) }],
  ])("goes on to the same bits with %s", async (_name, options) => {
    for (const precision of ["float32", "float64"] as const) {
      const settings = { ...common, ...options, precision };
      const whole = await train(net, wave(70), settings).result;
      const run = train(net, wave(70), settings);
      for await (const epoch of run) if (epoch.index === 11) break;
      const resumed = await train(net, wave(70), { ...settings, resume: await run.checkpoint() }).result;
      expect(resumed.parameters).toEqual(whole.parameters);
      expect(resumed.training.epochs.map(({ nll }) => nll)).toEqual(whole.training.epochs.map(({ nll }) => nll));
      expect(resumed.training.stopped).toBe(whole.training.stopped);
    }
  });
});

it("gives a team the bits of one worker, whatever surrounds the step", async () => {
  const net = network({ inputs: 2, hidden: [dense(33, "relu")], likelihood: bernoulliHead() });
  for (const optimizer of [
    adamw({ rate: cosineDecay({ rate: 0.01 }), clipNorm: 0.1, clipValue: 0.05, weightDecay: 0.1 }),
    rmsprop({ rate: 0.01, centered: true, momentum: 0.5, epsilon: 1e-3, weightDecay: 0.01 }),
  ]) {
    const bits = async (workers: number) => {
      const run = train(net, data, {
        optimizer,
        workers,
        epochs: 6,
        batchSize: 32,
        averaging: polyakAveraging({ from: 2 }),
      });
      return fingerprint((await run.result).parameters);
    };
    expect(await bits(2)).toBe(await bits(1));
  }
});
