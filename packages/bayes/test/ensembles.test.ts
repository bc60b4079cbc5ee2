import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import * as normal from "@loglik/core/normal";
import { createRng } from "@loglik/core/random";
import { adam, dense, dropout, network, train } from "@loglik/engine";
import { expect, test } from "vitest";
import {
  classProbabilityDraws,
  linearModelPosterior,
  positionDraws,
  prior,
  sampleNuts,
  splitEntropy,
} from "../src/index.js";
import { baggedEnsemble, deepEnsemble, monteCarloDropout, networkMap, networkPosterior } from "../src/network.js";

// Two clusters, with nothing seen in between and nothing far out.
const rng = createRng(6, "ensembles");
const rows = 60;
const label = Float64Array.from({ length: rows }, (_, i) => i % 2);
const x = Float64Array.from({ length: rows }, (_, i) => (i % 2 === 0 ? -1 : 1) + 0.5 * rng.normal());
const head = bernoulliHead();
const news = [0.9, -0.9, 0, 12];

test("members of an ensemble disagree more where there are no data; the seed says which they are", {
  timeout: 120_000,
}, async () => {
  const net = network({ inputs: 1, hidden: [dense(8, "tanh")], likelihood: head });
  const training = { epochs: 30, workers: 0, batchSize: 20, optimizer: adam({ rate: 0.05 }) } as const;
  for (const build of [deepEnsemble, baggedEnsemble]) {
    const ensemble = await build(net, { x, y: label }, training, { members: 4, seed: 3 });
    const etas = await ensemble.etaDraws(news);
    expect(etas.length).toBe(4);
    const split = news.map((_, row) => splitEntropy(classProbabilityDraws(head, etas, row)));
    expect(split[0].probabilities[1]).toBeGreaterThan(0.7);
    expect(split[2].total).toBeGreaterThan(split[0].total);
    const again = await build(net, { x, y: label }, training, { members: 4, seed: 3 });
    expect(await again.etaDraws(news)).toEqual(etas);
  }
  const bagged = await baggedEnsemble(net, { x, y: label }, training, { members: 2, seed: 3 });
  expect(bagged.members[0].training.totalWeight).toBe(rows);
  await expect(deepEnsemble(net, { x, y: label }, training, { members: 1 })).rejects.toThrow(
    expect.objectContaining({ code: "ensemble-options" }),
  );
});

test("members train in the workers of the pool, to the same bits as here", { timeout: 120_000 }, async () => {
  const net = network({ inputs: 1, hidden: [dense(8, "tanh")], likelihood: head });
  const training = { epochs: 5, batchSize: 20, optimizer: adam({ rate: 0.05 }) } as const;
  for (const build of [deepEnsemble, baggedEnsemble]) {
    const [pooled, here] = await Promise.all([
      build(net, { x, y: label }, training, { members: 3, seed: 3, fitsAtATime: 2 }),
      build(net, { x, y: label }, { ...training, workers: 0 }, { members: 3, seed: 3 }),
    ]);
    expect(pooled.members.map((member) => member.training.thread)).toEqual(["worker", "worker", "worker"]);
    expect(here.members.map((member) => member.training.thread)).toEqual(["caller", "caller", "caller"]);
    expect(await pooled.etaDraws(news)).toEqual(await here.etaDraws(news));
  }
});

test("dropout at prediction spreads the predictions, seeded", async () => {
  const net = network({ inputs: 1, hidden: [dense(16, "tanh"), dropout(0.3)], likelihood: head });
  const model = await train(net, { x, y: label }, { epochs: 20, seed: 1, workers: 0 }).result;
  const etas = await monteCarloDropout(model, news, { passes: 50, seed: 2 });
  expect(etas.length).toBe(50);
  expect(splitEntropy(classProbabilityDraws(head, etas, 2)).epistemic).toBeGreaterThan(0);
  expect(await monteCarloDropout(model, news, { passes: 50, seed: 2 })).toEqual(etas);
  expect(() => monteCarloDropout(model, news, { passes: 0 })).toThrow(
    expect.objectContaining({ code: "ensemble-options" }),
  );
});

test("a network without hidden layers has the posterior of the linear model", async () => {
  const weights = prior(normal, { loc: 0, scale: 2 });
  const target = await networkPosterior(network({ inputs: 1, likelihood: head }), { x, y: label }, { weights });
  const linear = linearModelPosterior(head, { x, y: label, inputs: 1 }, { weights });
  const [a, b] = [new Float64Array(2), new Float64Array(2)];
  for (const position of [
    [0.3, -1],
    [2, 2],
  ].map((w) => Float64Array.from(w))) {
    expect(target.logDensity(position, a)).toBeCloseTo(linear.logDensity(position, b), 10);
    expect(a[0]).toBeCloseTo(b[0], 10);
    expect(target.objective.eta(target.parameters(position), news)).toEqual(linear.eta(position, news));
  }
  expect(target.names).toEqual(["layers.0.weights[0]", "layers.0.bias[0]"]);
});

test("NUTS on a network: no divergence, and predictions whose doubt grows away from the data", async () => {
  const net = network({ inputs: 1, hidden: [dense(3, "tanh")], likelihood: head });
  const target = await networkPosterior(net, { x, y: label }, { weights: prior(normal, { loc: 0, scale: 1 }) });
  const { parameters } = networkMap(target, { seed: 1 });
  const sampling = sampleNuts(target, { seed: 1, draws: 300, warmUp: 400 });
  expect(sampling.divergences).toBe(0);
  const etas = positionDraws(sampling, 2).map((w) => target.objective.eta(target.parameters(w), news));
  const split = news.map((_, row) => splitEntropy(classProbabilityDraws(head, etas, row)));
  expect(split[0].probabilities[1]).toBeGreaterThan(0.7);
  expect(split[2].epistemic).toBeGreaterThan(split[0].epistemic);
  expect(parameters.length).toBe(net.parameterCount);
});
