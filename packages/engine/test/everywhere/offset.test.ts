import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { negativeBinomialHead } from "@loglik/core/heads/negative-binomial";
import { normalHead } from "@loglik/core/heads/normal";
import { poissonHead } from "@loglik/core/heads/poisson";
import { describe, expect, it } from "vitest";
import { offsetHead } from "../../src/heads/offset-head.js";
import { adam, dense, lbfgs, network, type TrainedModel, train } from "../../src/index.js";
import reference from "../reference-data/poisson-offset.json" with { type: "json" };
import { fingerprint } from "../support/fingerprint.js";
import { twoClasses, wave } from "../support/sample.js";

const { x, y, offset, coef, logLik } = reference;
const poisson = network({ inputs: 1, likelihood: poissonHead() });
const exact = { epochs: 200, precision: "float64", optimizer: lbfgs({ tolerance: 1e-9 }) } as const;

describe.each([0, 1, 2])("offsets with workers: %s", (workers) => {
  it("give R's fit of counts with different exposures", async () => {
    const model = await train(poisson, { x, y, offset }, { ...exact, workers }).result;
    expect(model.parameters[1]).toBeCloseTo(coef[0], 7);
    expect(model.parameters[0]).toBeCloseTo(coef[1], 7);
    expect(-x.length * (await model.nll(x, y, undefined, offset))).toBeCloseTo(logLik, 9);
    // Without them it is another model.
    const without = await train(poisson, { x, y }, { ...exact, workers }).result;
    expect(Math.abs(without.parameters[1] - coef[0])).toBeGreaterThan(0.5);
  });

  it("enter predictions as they entered the fit", async () => {
    const model = await train(poisson, { x, y, offset }, { ...exact, workers }).result;
    const [plain, moved] = [await model.predict(x), await model.predict(x, offset)];
    for (let row = 0; row < x.length; row += 1) {
      expect(moved.rate[row] / (plain.rate[row] * Math.exp(offset[row]))).toBeCloseTo(1, 12);
    }
    expect(await model.outcomes(x, offset)).toEqual(moved.rate.map(Math.floor));
    const [eta, etaMoved] = [await model.eta(x), await model.eta(x, offset)];
    expect(etaMoved[3]).toBe(eta[3] + offset[3]);
  });
});

it("reach the output that depends on x, past one that all rows share", async () => {
  const head = negativeBinomialHead();
  const net = network({ inputs: 1, likelihood: head });
  const model = await train(net, { x, y, offset }, { ...exact, workers: 0 }).result;
  const targets = x.flatMap((_, row) => [y[row], offset[row], 0]);
  const classical = fitGeneralizedLinearModel(offsetHead(head), { x, y: targets, rows: x.length, inputs: 1 });
  expect(await model.nll(x, y, undefined, offset)).toBeCloseTo(classical.nll, 8);
});

it("may be one for each output, and move the mean of a normal as subtracting them from y would", async () => {
  const { x: inputs, y: targets } = wave(60);
  const net = network({ inputs: 1, hidden: [dense(6)], likelihood: normalHead() });
  const settings = { epochs: 30, seed: 4, precision: "float64", workers: 0, optimizer: adam({ rate: 0.01 }) } as const;
  const known = inputs.map((value) => 2 * value);
  const model = await train(
    net,
    { x: inputs, y: targets, offset: Array.from(known, (value) => [value, 0]) },
    { ...settings, validation: 0.2 },
  ).result;
  const shifted = await train(
    net,
    { x: inputs, y: targets.map((value, row) => value - known[row]) },
    {
      ...settings,
      validation: 0.2,
    },
  ).result;
  // The starts differ: a mean offset is taken off the best constant model, and its scale is not refitted.
  const start = { initial: shifted.parameters };
  const [one, other] = await Promise.all([
    train(net, { x: inputs, y: targets, offset: Array.from(known, (value) => [value, 0]) }, { ...settings, ...start })
      .result,
    train(net, { x: inputs, y: targets.map((value, row) => value - known[row]) }, { ...settings, ...start }).result,
  ]);
  expect(largestDifference(one, other)).toBeLessThan(1e-12);
  expect(model.training.epochs.at(-1)!.validation!.nll).toBeLessThan(model.training.epochs[0].validation!.nll);
});

it("of zero change hardly a digit of a head that has a kernel, which offsets do without", async () => {
  const data = twoClasses(80);
  const net = network({ inputs: 2, hidden: [dense(5)], likelihood: bernoulliHead() });
  const zeros = new Float64Array(80);
  const fits = async (settings: object) =>
    Promise.all(
      [data, { ...data, offset: zeros }].map(
        (given) => train(net, given, { epochs: 20, workers: 0, ...settings }).result,
      ),
    );
  const [plain, zero] = await fits({ precision: "float64" });
  expect(largestDifference(plain, zero)).toBeLessThan(1e-12);
  const [single, singleZero] = await fits({ precision: "float32" });
  expect(largestDifference(single, singleZero)).toBeLessThan(1e-4);
});

it("give the same bits when workers share the steps", async () => {
  const net = network({ inputs: 1, hidden: [dense(6)], likelihood: poissonHead() });
  const settings = { epochs: 10, batchSize: 16 } as const;
  const [one, two] = await Promise.all(
    [1, 2].map((workers) => train(net, { x, y, offset }, { ...settings, workers }).result),
  );
  expect(fingerprint(two.parameters)).toBe(fingerprint(one.parameters));
});

describe("in a stream", () => {
  const piece = (from: number, to: number, withOffset = true) => ({
    x: x.slice(from, to),
    y: y.slice(from, to),
    ...(withOffset && { offset: offset.slice(from, to) }),
  });
  const settings = { epochs: 4, batchSize: 5, workers: 0, precision: "float64", initial: [0.1, 0.2] } as const;

  it("are those of the rows, however the pieces are cut", async () => {
    const batches = Array.from({ length: 8 }, (_, step) => [0, 1, 2, 3, 4].map((row) => 5 * step + row));
    const whole = await train(poisson, { x, y, offset }, { ...settings, batches }).result;
    for (const ends of [[40], [10, 40], [5, 30, 40]]) {
      const pieces = () => ends.map((end, index) => piece(ends[index - 1] ?? 0, end))[Symbol.iterator]();
      const streamed = await train(poisson, { [Symbol.iterator]: pieces }, settings).result;
      expect(streamed.parameters).toEqual(whole.parameters);
    }
  });

  it.each([true, false])("are in every piece or in none (first: %s)", async (first) => {
    const run = train(poisson, [piece(0, 20, first), piece(20, 40, !first)], settings);
    await expect(run.result).rejects.toThrow(/expected an offset in every piece or in none/);
  });
});

it("start where the counts are about right", async () => {
  const data = { x: x.map(() => 0), y, offset };
  const [first] = (await train(poisson, data, { epochs: 1, batchSize: 64, workers: 0 }).result).training.epochs;
  const best = await train(poisson, data, { ...exact, workers: 0 }).result;
  // The best constant model is log Σy − log Σexp(offset); the start, with the mean offset taken off, is near it.
  const rate = Math.log(y.reduce((sum, count) => sum + count, 0) / offset.reduce((sum, o) => sum + Math.exp(o), 0));
  expect(best.parameters[1]).toBeCloseTo(rate, 8);
  expect(first.nll).toBeLessThan(best.training.epochs.at(-1)!.nll + 0.5);
});

describe("offsets are looked at", () => {
  const refusal = (given: object) => () => train(poisson, { x, y, ...given }, exact);
  it.each([
    [{ offset: offset.slice(1) }, /rows-mismatch/],
    [{ offset: offset.with(7, Number.NaN) }, /offset\[7\] is NaN/],
    [{ offset: "log exposure" }, /not-a-matrix/],
  ])("%#", (given, message) => {
    expect(refusal(given)).toThrow(message);
  });

  it("one number a row does not say which of two outputs it belongs to", () => {
    const net = network({ inputs: 1, likelihood: normalHead() });
    expect(() => train(net, { x, y, offset }, exact)).toThrow(/rows-mismatch/);
  });
});

function largestDifference({ parameters }: TrainedModel, other: TrainedModel): number {
  return Math.max(...Array.from(parameters, (value, index) => Math.abs(value - other.parameters[index])));
}
