import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { normalHead } from "@loglik/core/heads/normal";
import { describe, expect, it } from "vitest";
import { adam, dense, network, sgd, type TrainingEvent, train } from "../../src/index.js";
import { twoClasses, wave } from "../support/sample.js";

const regression = network({ inputs: 1, hidden: [dense(8, "tanh")], likelihood: normalHead() });

describe.each([0, 1] as const)("train with workers: %s", (workers) => {
  const common = { precision: "float64", workers } as const;

  it("yields every epoch once, in order, and then the model", async () => {
    const run = train(regression, wave(50), {
      ...common,
      epochs: 300,
      batchSize: 16,
      optimizer: adam({ rate: 0.02 }),
      validation: 0.2,
    });
    const epochs = [];
    for await (const epoch of run) epochs.push(epoch);
    expect(epochs.map(({ index }) => index)).toEqual(Array.from({ length: 300 }, (_, index) => index));
    expect(epochs.map(({ steps }) => steps)).toEqual(Array.from({ length: 300 }, (_, index) => 3 * (index + 1)));
    const model = await run.result;
    expect(model.training.epochs).toEqual(epochs);
    expect(model.training).toMatchObject({
      stopped: "finished",
      steps: 900,
      observations: 40,
      thread: workers ? "worker" : "caller",
    });
    expect(epochs[299].nll).toBeLessThan(epochs[0].nll - 1);
    expect(epochs[299].validation!.nll).toBeLessThan(epochs[0].validation!.nll - 1);
    expect(epochs[299].remaining).toBe(0);
    expect(model.diagnostics).toEqual([]);
  });

  it("weights the loss of a short batch by its rows", async () => {
    const data = wave(10);
    const run = train(regression, data, { ...common, epochs: 1, batchSize: 4, every: "step" });
    const events: TrainingEvent[] = [];
    for await (const event of run) events.push(event);
    expect(events.map(({ type }) => type)).toEqual(["step", "step", "step", "epoch"]);
    const [first, second, third, epoch] = events.map(({ nll }) => nll);
    expect(epoch).toBeCloseTo((4 * first + 4 * second + 2 * third) / 10, 14);
  });

  it("tells steps and epochs in the order in which they happened", async () => {
    const run = train(regression, wave(10), { ...common, epochs: 40, batchSize: 5, every: "step" });
    let steps = 0;
    let epochs = 0;
    for await (const event of run) {
      if (event.type === "step") {
        expect(event).toMatchObject({ index: steps, epoch: epochs });
        steps += 1;
      } else {
        epochs += 1;
        expect(steps).toBe(2 * epochs);
      }
    }
    expect(epochs).toBe(40);
  });

  it("predicts the parameters of p(y | x) by name, and scores", async () => {
    const data = wave(40);
    const model = await train(regression, data, { ...common, epochs: 50 }).result;
    const { loc, scale } = await model.predict([[0], [0.5]]);
    const eta = await model.eta([0, 0.5]);
    expect(Array.from(loc)).toEqual([eta[0], eta[2]]);
    expect(Array.from(scale)).toEqual([Math.exp(eta[1]), Math.exp(eta[3])]);
    expect(Array.from(await model.outcomes([0, 0.5]))).toEqual(Array.from(loc));
    const all = await model.predict(data.x);
    let nll = 0;
    for (let row = 0; row < 40; row += 1) {
      const u = (data.y[row] - all.loc[row]) / all.scale[row];
      nll += (0.5 * Math.log(2 * Math.PI) + Math.log(all.scale[row]) + (u * u) / 2) / 40;
    }
    expect(await model.nll(data.x, data.y)).toBeCloseTo(nll, 12);
    expect(model.summary()).toContain("1 → dense 8 tanh → dense 2, 34 parameters");
  });

  it("gives a vector parameter k numbers a row", async () => {
    const net = network({ inputs: 2, likelihood: categoricalHead({ classes: 3, target: "index" }) });
    const x = [
      [0, 1],
      [1, 0],
      [1, 1],
      [0, 0],
    ];
    const model = await train(net, { x, y: [0, 1, 2, 1] }, { ...common, epochs: 3 }).result;
    const { prob } = await model.predict(x);
    expect(prob.length).toBe(12);
    expect(prob[0] + prob[1] + prob[2]).toBeCloseTo(1, 14);
    expect(await model.outcomes(x)).toHaveLength(4);
  });

  it("starts at the best constant model", async () => {
    const { x, y } = twoClasses(60);
    const net = network({ inputs: 2, hidden: [dense(5, "relu")], likelihood: bernoulliHead() });
    const ones = y.reduce((sum, label) => sum + label, 0) / 60;
    const constantNll = -(ones * Math.log(ones) + (1 - ones) * Math.log(1 - ones));
    const run = train(net, { x, y }, { ...common, epochs: 1, batchSize: 60 });
    for await (const epoch of run) expect(epoch.nll).toBeCloseTo(constantNll, 6);
  });

  it("takes a weight of 2 for a row written twice, and a weight of 0 for none", async () => {
    const x = [[0.1], [0.4], [-0.3], [0.9]];
    const y = [1, 0.5, -1, 2];
    const settings = { ...common, epochs: 20, batchSize: 8, optimizer: sgd({ rate: 0.05 }) };
    const weighted = await train(regression, { x, y, weights: [1, 2, 0, 1] }, settings).result;
    const repeated = await train(regression, { x: [x[0], x[1], x[1], x[3]], y: [y[0], y[1], y[1], y[3]] }, settings)
      .result;
    const difference = weighted.parameters.map((value, index) => Math.abs(value - repeated.parameters[index]));
    expect(Math.max(...difference)).toBeLessThan(1e-12);
  });

  it("shows the model while the fit goes on, and starts from given parameters", async () => {
    const run = train(regression, wave(64), { ...common, epochs: 100_000 });
    const early = await run.snapshot();
    expect(early.training.stopped).toBe("running");
    expect(early.parameters).toHaveLength(34);
    run.cancel();
    const model = await run.result;
    const again = train(regression, wave(64), {
      ...common,
      epochs: 1,
      initial: model.parameters,
      every: "step",
      batchSize: 64,
    });
    for await (const event of again) {
      expect(event.nll).toBeCloseTo(await model.nll(wave(64).x, wave(64).y), 12);
      break;
    }
  });
});
