import { normalHead } from "@loglik/core/heads/normal";
import { describe, expect, it } from "vitest";
import {
  adam,
  batchNorm,
  conv2d,
  dense,
  dropout,
  flatten,
  lbfgs,
  network,
  residual,
  sgd,
  train,
} from "../../src/index.js";
import { layerCases } from "../support/layer-cases.js";
import { inputsOf } from "../support/layer-data.js";
import { identityOrder, uniforms } from "../support/numbers.js";
import { wasmProgram } from "../support/programs.js";

const likelihood = normalHead({ scale: 0.5 });
const caller = { workers: 0, precision: "float64" } as const;
const data = { x: uniforms(24, 3), y: uniforms(24, 4) };
const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value / values.length, 0);

describe("a network in training and in prediction", () => {
  it("keeps running statistics for batchNorm, and predicts with them", async () => {
    const net = network({ inputs: 1, hidden: [batchNorm({ momentum: 0.5 })], likelihood });
    const options = { ...caller, epochs: 1, batches: [[...data.x.keys()]], optimizer: sgd({ rate: 1e-9 }) };
    const model = await train(net, data, options).result;
    const [scale, shift, runningMean, runningVariance] = model.parameters;
    const centre = mean(data.x);
    const unbiased = (mean(data.x.map((value) => (value - centre) ** 2)) * 24) / 23;
    expect(runningMean).toBeCloseTo(0.5 * centre, 14);
    expect(runningVariance).toBeCloseTo(0.5 + 0.5 * unbiased, 14);
    const [weight, bias] = model.parameters.subarray(4);
    const eta = await model.eta([0.7]);
    const standardised = (0.7 - runningMean) / Math.sqrt(runningVariance + 1e-5);
    expect(eta[0]).toBeCloseTo(weight * (scale * standardised + shift) + bias, 14);
  });

  it("leaves running statistics as they are where the last batch has one row", async () => {
    const net = network({ inputs: 1, hidden: [batchNorm()], likelihood });
    const statisticsOf = async (batches: number[][]) =>
      (
        await train(net, data, { ...caller, epochs: 1, batches, optimizer: sgd({ rate: 1e-9 }) }).result
      ).parameters.subarray(2, 4);
    const rows = [...data.x.keys()].slice(0, 5);
    expect(await statisticsOf([rows, [7]])).toEqual(await statisticsOf([rows]));
  });

  it.each([
    ["batchNorm", batchNorm()],
    ["dropout", dropout(0.5)],
  ])(
    "tells the NLL of an epoch in training, and of the model and held-out rows in prediction: %s",
    async (_, layer) => {
      const net = network({ inputs: 1, hidden: [dense(8), layer, dense(4)], likelihood });
      // Steps too short to move anything: what differs is the network, not its weights.
      const initial = uniforms(net.parameterCount, 12, 0.2).map(Math.abs);
      const options = {
        ...caller,
        epochs: 1,
        batchSize: 24,
        optimizer: sgd({ rate: 1e-12 }),
        initial,
        validation: data,
      };
      const model = await train(net, data, options).result;
      const [epoch] = model.training.epochs;
      const predicted = await model.nll(data.x, data.y);
      expect(epoch.validation!.nll).toBeCloseTo(predicted, 12);
      expect(Math.abs(epoch.nll - predicted)).toBeGreaterThan(1e-3);
      expect(await model.eta(data.x)).toEqual(await model.eta(data.x));
    },
  );

  it("refuses batchNorm of vectors in batches of one row, and layers whose loss is not a function of the weights in L-BFGS", () => {
    const vectors = network({ inputs: 1, hidden: [residual([batchNorm()])], likelihood });
    expect(() => train(vectors, data, { ...caller, epochs: 1, batchSize: 1 })).toThrow(/no variance.*options-conflict/);
    expect(() => train(vectors, data, { ...caller, epochs: 1, optimizer: lbfgs() })).toThrow(
      /batchNorm.*options-conflict/,
    );
    const images = network({ inputs: [2, 2, 1], hidden: [conv2d(1, 1), batchNorm(), flatten()], likelihood });
    const run = train(images, { x: data.x, y: data.y.slice(0, 6) }, { ...caller, epochs: 1, batchSize: 1 });
    return expect(run.result).resolves.toMatchObject({ training: { steps: 6 } });
  });
});

/** Its masks depend on the place of a row in its batch. */
const deterministic = Object.keys(layerCases).filter(
  (name) => !JSON.stringify(layerCases[name].hidden).includes("dropout"),
);

describe.each(deterministic)("%s", (name) => {
  const testCase = layerCases[name];
  const net = network({ inputs: testCase.inputs, hidden: testCase.hidden, likelihood: normalHead() });
  const x = inputsOf(testCase, net.inputs, 4);
  const y = uniforms(4, 6);
  const start = uniforms(net.parameterCount, 7, 0.7).map(Math.abs);

  it("weights a row of weight 2 like that row written twice", () => {
    const gradientOf = (rows: readonly number[], weights?: Float64Array) => {
      const options = { optimizer: sgd(), batchSize: rows.length, precision: "float64" } as const;
      const program = wasmProgram(net, options);
      program.load(
        Float64Array.from(rows.flatMap((row) => [...x.subarray(row * net.inputs, (row + 1) * net.inputs)])),
        Float64Array.from(rows, (row) => y[row]),
        weights,
      );
      program.setOrder(identityOrder(rows.length));
      program.writeParameters(start);
      const gradient = new Float64Array(net.parameterCount + 1);
      gradient[net.parameterCount] = program.gradient(0, gradient);
      return gradient;
    };
    const weighted = gradientOf([0, 1, 2, 3], Float64Array.of(2, 1, 3, 1));
    const repeated = gradientOf([0, 0, 1, 2, 2, 2, 3]);
    const largest = repeated.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    for (const [index, value] of weighted.entries()) {
      expect(Math.abs(value - repeated[index])).toBeLessThan(1e-12 * largest);
    }
  });

  it("takes an offset of the mean for a shift of the target", async () => {
    const { inputs, hidden } = testCase;
    const shifted = network({ inputs, hidden, likelihood });
    const options = { ...caller, epochs: 3, batchSize: 3, optimizer: adam() } as const;
    const initial = uniforms(shifted.parameterCount, 7, 0.7).map(Math.abs);
    const offset = [0.5, -1, 2, 0.25];
    const known = await train(shifted, { x, y, offset }, { ...options, initial }).result;
    const moved = await train(shifted, { x, y: y.map((value, row) => value - offset[row]) }, { ...options, initial })
      .result;
    for (const [index, { nll }] of known.training.epochs.entries()) {
      expect(nll).toBeCloseTo(moved.training.epochs[index].nll, 11);
    }
  });
});
