import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { categoricalHead } from "@loglik/core/heads/categorical";
import { normalHead } from "@loglik/core/heads/normal";
import { createRng } from "@loglik/core/random";
import { expect, test } from "vitest";
import { batchNorm, dense, dropout, type Network, network, train } from "../../src/index.js";
import { dropoutPasses, minimizeLbfgs, networkObjective } from "../../src/objective.js";

const rng = createRng(4, "objective test");
const rows = 300;
const x = Float64Array.from({ length: 2 * rows }, () => rng.normal());
const label = Float64Array.from({ length: rows }, (_, i) => (x[2 * i] + rng.normal() > 0 ? 1 : 0));
const weights = Float64Array.from({ length: rows }, () => 0.5 + rng.uniform());

const cases: [string, Network, Float64Array][] = [
  ["bernoulli", network({ inputs: 2, hidden: [dense(3, "tanh")], likelihood: bernoulliHead() }), label],
  [
    "categorical",
    network({
      inputs: 2,
      hidden: [dense(3, "softplus"), dense(2, "tanh")],
      likelihood: categoricalHead({ classes: 3 }),
    }),
    label,
  ],
  [
    "shared scale",
    network({ inputs: 2, hidden: [dense(3, "sigmoid")], likelihood: normalHead({ scale: "shared" }) }),
    x.subarray(0, rows),
  ],
];

test.each(cases)("value, gradient, η and Jacobian agree with each other: %s", async (_, net, y) => {
  const objective = await networkObjective(net, { x, y, weights });
  const head = net.likelihood;
  const outputs = head.outputs.length;
  const parameters = objective.initial(3);
  for (const place of objective.free) parameters[place] += 0.3 * rng.normal();
  const gradient = new Float64Array(net.parameterCount);
  const value = objective.nll(parameters, gradient);

  const eta = objective.eta(parameters, x);
  const slopes = new Float64Array(outputs);
  let sum = 0;
  const byChainRule = new Float64Array(net.parameterCount);
  objective.jacobian(parameters, x, ({ row, eta: etaOfRow, jacobian, layerInputs }) => {
    for (let k = 0; k < outputs; k += 1) expect(etaOfRow[k]).toBeCloseTo(eta[row * outputs + k], 12);
    sum += weights[row] * head.point(y, row * head.targets.length, etaOfRow, 0, slopes);
    for (let k = 0; k < outputs; k += 1) {
      for (let i = 0; i < byChainRule.length; i += 1) {
        byChainRule[i] += weights[row] * slopes[k] * jacobian[k * byChainRule.length + i];
      }
    }
    // ∂η/∂W of the last layer is its input.
    const last = objective.tensors.at(-2)!;
    layerInputs.at(-1)!.forEach((input, i) => {
      expect(jacobian[last.start + i * outputs]).toBeCloseTo(input, 12);
    });
  });
  expect(value).toBeCloseTo(sum, 9);
  gradient.forEach((component, i) => {
    expect(component).toBeCloseTo(byChainRule[i], 9);
  });
  for (const place of objective.free.slice(0, 6)) {
    const at = (h: number) =>
      objective.nll(
        parameters.map((p, i) => (i === place ? p + h : p)),
        new Float64Array(net.parameterCount),
      );
    expect((8 * (at(1e-3) - at(-1e-3)) - (at(2e-3) - at(-2e-3))) / 12e-3).toBeCloseTo(gradient[place], 5);
  }
});

test("the weights of a shared output are not free", async () => {
  const objective = await networkObjective(cases[2][1], { x, y: cases[2][2] });
  expect(objective.free.length).toBe(cases[2][1].parameterCount - 3);
});

test("L-BFGS finds the minimum of Rosenbrock's valley", () => {
  const found = minimizeLbfgs(
    ([a, b], g) => {
      g[0] = -2 * (1 - a) - 400 * a * (b - a * a);
      g[1] = 200 * (b - a * a);
      return (1 - a) ** 2 + 100 * (b - a * a) ** 2;
    },
    [-1.2, 1],
    { tolerance: 1e-9 },
  );
  expect(found.outcome).toBe("converged");
  expect(found.x[0]).toBeCloseTo(1, 8);
  expect(minimizeLbfgs(() => 0, [1]).outcome).toBe("converged");
});

test("dropout passes: seeded, each with its own masks, with the mean of the network without", async () => {
  // One layer of dropout before a linear output: the mean over masks is the output without them.
  const net = network({ inputs: 2, hidden: [dense(6, "tanh"), dropout(0.4)], likelihood: bernoulliHead() });
  const model = await train(net, { x, y: label }, { epochs: 3, seed: 1, precision: "float64", workers: 0 }).result;
  const news = x.subarray(0, 20);
  const passes = await dropoutPasses(net, model.parameters, news, 4000, 9);
  const again = await dropoutPasses(net, model.parameters, news, 3, 9);
  expect(again).toEqual(passes.slice(0, 3));
  expect(await dropoutPasses(net, model.parameters, news, 1, 10)).not.toEqual(passes.slice(0, 1));
  expect(passes[1]).not.toEqual(passes[0]);
  const plain = await model.eta(news);
  for (let row = 0; row < 10; row += 1) {
    const mean = passes.reduce((sum, eta) => sum + eta[row], 0) / passes.length;
    const variance = passes.reduce((sum, eta) => sum + (eta[row] - mean) ** 2, 0) / passes.length;
    expect(Math.abs(mean - plain[row])).toBeLessThan(4.5 * Math.sqrt(variance / passes.length) + 1e-12);
  }
});

test("refuses networks whose parameters do not say what p(y | x) is", async () => {
  const code = (name: string) => expect.objectContaining({ code: name });
  const withDropout = network({ inputs: 2, hidden: [dropout(0.5)], likelihood: bernoulliHead() });
  const withNorm = network({ inputs: 2, hidden: [batchNorm()], likelihood: bernoulliHead() });
  await expect(networkObjective(withDropout, { x, y: label })).rejects.toEqual(code("network-not-a-density"));
  await expect(networkObjective(withNorm, { x, y: label })).rejects.toEqual(code("network-not-a-density"));
  await expect(dropoutPasses(withNorm, [], x, 1)).rejects.toEqual(code("network-not-a-density"));
  await expect(dropoutPasses(cases[0][1], [], x, 1)).rejects.toEqual(code("dropout-none"));
});
