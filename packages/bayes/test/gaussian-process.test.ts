import { readFileSync } from "node:fs";
import { fitPlattScaling } from "@loglik/core/calibration/platt-scaling";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { createRng } from "@loglik/core/random";
import { expect, test } from "vitest";
import { type ClassLikelihood, logistic, probit } from "../src/gaussian-process/class-likelihood.js";
import {
  gaussianProcess,
  gaussianProcessClassifier,
  hingeLoss,
  hingeNormaliser,
  type Kernel,
  linear,
  matern,
  normalisedHinge,
  productKernel,
  squaredExponential,
  sumKernel,
  supportVectorMode,
} from "../src/gaussian-process.js";
import { integrateLogistic } from "../src/index.js";

interface Fitted {
  readonly parameters: number[];
  readonly logMarginalLikelihood: number;
}
interface Predicted extends Fitted {
  readonly mean: number[];
  readonly variance: number[];
}
interface Rows {
  readonly x: number[][];
  readonly y: number[];
  readonly news: number[][];
}
const reference = JSON.parse(
  readFileSync(new URL("./reference-data/gaussian-process.json", import.meta.url), "utf8"),
) as {
  readonly regression: Rows & { noise: number; mean: number; cases: (Predicted & { name: string })[]; fitted: Fitted };
  readonly classification: Rows & {
    parameters: [number, number];
    cases: (Predicted & {
      likelihood: "logistic" | "probit";
      latent: number[];
      probability: number[];
      fitted: Fitted;
    })[];
  };
  readonly integrateLogistic: { mean: number; variance: number; value: number }[];
};

const kernels: Record<string, (p: number[]) => Kernel> = {
  squaredExponential: ([variance, lengthScale]) => squaredExponential({ variance, lengthScale }),
  squaredExponentialEach: ([variance, ...lengthScale]) => squaredExponential({ variance, lengthScale }),
  matern12: ([variance, lengthScale]) => matern(0.5, { variance, lengthScale }),
  matern32: ([variance, lengthScale]) => matern(1.5, { variance, lengthScale }),
  matern52: ([variance, lengthScale]) => matern(2.5, { variance, lengthScale }),
  linear: ([variance, bias]) => linear({ variance, bias }),
  sum: ([a, b, c, d]) => sumKernel(linear({ variance: a, bias: b }), matern(2.5, { variance: c, lengthScale: d })),
  product: ([a, b, c, d]) =>
    productKernel(linear({ variance: a, bias: b }), squaredExponential({ variance: c, lengthScale: d })),
};

function expectClose(found: ArrayLike<number>, expected: readonly number[], digits = 9): void {
  expect(found.length).toBe(expected.length);
  for (const [i, value] of expected.entries()) expect(found[i]).toBeCloseTo(value, digits);
}

const { x, y, news, noise, mean } = reference.regression;

test.each(reference.regression.cases)("regression as computed elsewhere: $name", (expected) => {
  const process = gaussianProcess(x, y, {
    kernel: kernels[expected.name](expected.parameters),
    noise,
    mean,
    fit: false,
  });
  expect(process.logMarginalLikelihood).toBeCloseTo(expected.logMarginalLikelihood, 9);
  const predicted = process.predict(news);
  expectClose(predicted.mean, expected.mean);
  expectClose(predicted.variance, expected.variance);
  expectClose(
    predicted.predictiveVariance,
    expected.variance.map((v) => v + noise),
  );
  expect(process.certificate.reason).toBe("kept");
});

test.each(Object.entries(kernels))("slopes of every kernel agree with differences: %s", (name, make) => {
  const kernel = make(reference.regression.cases.find((each) => each.name === name)?.parameters ?? []);
  const slopes = new Float64Array(kernel.names.length);
  const unused = new Float64Array(kernel.names.length);
  for (const [i, j] of [
    [0, 1],
    [2, 5],
    [3, 3],
  ]) {
    const at = (log: Float64Array, out: Float64Array) =>
      kernel.covariance({ x: x.flat(), i, other: x.flat(), j, inputs: 2 }, log, 0, out);
    at(kernel.logParameters, slopes);
    const exact = Array.from(slopes);
    for (const [k, slope] of exact.entries()) {
      const moved = (h: number) =>
        at(
          kernel.logParameters.map((value, l) => value + (l === k ? h : 0)),
          unused,
        );
      expect((moved(1e-5) - moved(-1e-5)) / 2e-5).toBeCloseTo(slope, 8);
    }
  }
});

test("the marginal likelihood's maximum is found, with its certificate", () => {
  const process = gaussianProcess(x, y, { kernel: squaredExponential(), noise: 0.1, mean });
  const { fitted } = reference.regression;
  expect(process.logMarginalLikelihood).toBeCloseTo(fitted.logMarginalLikelihood, 8);
  for (const [i, name] of ["variance", "length scale", "noise"].entries()) {
    expect(process.parameters[name] / fitted.parameters[i]).toBeCloseTo(1, 4);
  }
  expect(process.certificate.converged).toBe(true);
  expect(process.certificate.gradientNorm).toBeLessThan(1e-8);
  expect(process.certificate.curvature.smallest).toBeGreaterThan(0);
  const again = gaussianProcess(x, y, { kernel: squaredExponential(), noise: 0.1, mean, restarts: 3, seed: 1 });
  expect(again.logMarginalLikelihood).toBeGreaterThanOrEqual(process.logMarginalLikelihood - 1e-9);
});

test("functions drawn from the posterior have its mean and variance, and pass through exact data", () => {
  const process = gaussianProcess([0, 1, 2], [1, -1, 0.5], { kernel: matern(2.5), noise: 1e-8, mean: 0, fit: false });
  const at = [0, 0.5, 1, 3];
  const { mean: means, variance } = process.predict(at);
  const draws = process.drawFunctions(at, 4000, 2);
  expect(process.drawFunctions(at, 2, 2)).toEqual(draws.slice(0, 2));
  at.forEach((_, i) => {
    const center = draws.reduce((sum, f) => sum + f[i], 0) / draws.length;
    const spread = draws.reduce((sum, f) => sum + (f[i] - center) ** 2, 0) / draws.length;
    expect(Math.abs(center - means[i])).toBeLessThan(4 * Math.sqrt(variance[i] / draws.length) + 1e-6);
    expect(Math.abs(spread - variance[i])).toBeLessThan(0.12 * variance[i] + 1e-6);
  });
  expect(means[0]).toBeCloseTo(1, 6);
});

const classes = reference.classification;
test.each(classes.cases)("classification as computed elsewhere: $likelihood", (expected) => {
  const [variance, lengthScale] = classes.parameters;
  const kernel = squaredExponential({ variance, lengthScale });
  const kept = gaussianProcessClassifier(classes.x, classes.y, { kernel, likelihood: expected.likelihood, fit: false });
  expect(kept.logMarginalLikelihood).toBeCloseTo(expected.logMarginalLikelihood, 9);
  expectClose(kept.latent, expected.latent, 6);
  const predicted = kept.predict(classes.news);
  expectClose(predicted.mean, expected.mean, 6);
  expectClose(predicted.variance, expected.variance, 6);
  expectClose(predicted.probability, expected.probability, 6);
  const fitted = gaussianProcessClassifier(classes.x, classes.y, { kernel, likelihood: expected.likelihood });
  expect(fitted.certificate.converged).toBe(true);
  expect(fitted.logMarginalLikelihood).toBeCloseTo(expected.fitted.logMarginalLikelihood, 7);
  expect(fitted.parameters.variance / expected.fitted.parameters[0]).toBeCloseTo(1, 3);
});

test.each([
  ["logistic", logistic],
  ["probit", probit],
] as [string, ClassLikelihood][])("likelihood of a class, its derivatives and sum: %s", (_, likelihood) => {
  const out = new Float64Array(3);
  const unused = new Float64Array(1);
  for (const f of [-30, -3, -0.2, 0, 1.5, 8]) {
    expect(Math.exp(likelihood.logProb(0, f)) + Math.exp(likelihood.logProb(1, f))).toBeCloseTo(1, 14);
    for (const label of [0, 1]) {
      likelihood.derivatives(label, f, out);
      const [first, second, third] = out;
      const slope = (at: number, k: number) => {
        likelihood.derivatives(label, at, out);
        return k < 0 ? likelihood.logProb(label, at) : out[k];
      };
      const difference = (k: number) =>
        (8 * (slope(f + 1e-3, k) - slope(f - 1e-3, k)) - (slope(f + 2e-3, k) - slope(f - 2e-3, k))) / 12e-3;
      expect(first).toBeCloseTo(difference(-1), 7);
      expect(second).toBeCloseTo(difference(0), 7);
      expect(third).toBeCloseTo(difference(1), 7);
    }
  }
  expect(-logistic.logProb(1, 0.7)).toBeCloseTo(
    bernoulliHead().point(Float64Array.of(1), 0, Float64Array.of(0.7), 0, unused),
    15,
  );
});

test("averages of the logistic over a normal: by quadrature elsewhere", () => {
  for (const { mean: m, variance, value } of reference.integrateLogistic) {
    expect(Math.abs(integrateLogistic(m, variance) - value)).toBeLessThan(1e-11);
  }
});

test("the hinge is no likelihood: its normaliser depends on f", () => {
  expect(hingeNormaliser(0)).toBeCloseTo(2 * Math.exp(-1), 15);
  expect(hingeNormaliser(1)).toBeCloseTo(1 + Math.exp(-2), 15);
  const values = [0, 0.5, 1, 2, 5].map((f) => hingeNormaliser(f));
  expect(Math.max(...values)).toBe(values[2]);
  expect(hingeNormaliser(40)).toBeCloseTo(1, 12);
  for (const f of [-3, -0.4, 0.9, 2]) {
    expect(normalisedHinge(f) + normalisedHinge(-f)).toBeCloseTo(1, 15);
    expect(normalisedHinge(f)).toBeCloseTo(Math.exp(-hingeLoss(1, f)) / hingeNormaliser(f), 14);
    if (Math.abs(f) < 1) expect(normalisedHinge(f)).toBeCloseTo(1 / (1 + Math.exp(-2 * f)), 14);
  }
});

test("a support vector machine beside a Gaussian process: the same side, and Platt's scaling makes margins probabilities", () => {
  const rng = createRng(12, "moons");
  const draw = (n: number) => {
    const labels = Array.from({ length: n }, (_, i) => i % 2);
    return { labels, points: labels.map((label) => [(label === 1 ? 0.8 : -0.8) + rng.normal(), rng.normal()]) };
  };
  const [train, held, fresh] = [draw(60), draw(200), draw(400)];
  const kernel = squaredExponential({ variance: 2, lengthScale: 2 });
  const machine = supportVectorMode(train.points, train.labels, { kernel });
  expect(machine.gap).toBeLessThan(1e-9);
  // Stationarity: rows beyond the margin carry nothing, rows inside it all of C.
  machine.margins.forEach((f, i) => {
    const distance = (train.labels[i] === 1 ? f : -f) - 1;
    if (distance > 1e-4) expect(machine.multipliers[i]).toBe(0);
    if (distance < -1e-4) expect(machine.multipliers[i]).toBe(1);
  });
  const { slope, intercept } = fitPlattScaling(machine.margin(held.points), held.labels);
  const process = gaussianProcessClassifier(train.points, train.labels, { kernel, fit: false });
  const { probability } = process.predict(fresh.points);
  const margins = machine.margin(fresh.points);
  const platt = margins.map((f) => 1 / (1 + Math.exp(-(slope * f + intercept))));
  const nll = (p: ArrayLike<number>) =>
    fresh.labels.reduce((sum, label, i) => sum - Math.log(label === 1 ? p[i] : 1 - p[i]), 0) / fresh.labels.length;
  const sameSide = fresh.labels.filter((_, i) => probability[i] > 0.5 === margins[i] > 0).length / fresh.labels.length;
  expect(sameSide).toBeGreaterThan(0.9);
  // The margin read as a logit is over-confident next to either.
  expect(Math.abs(nll(platt) - nll(probability))).toBeLessThan(0.05);
  expect(nll(platt)).toBeLessThan(Math.log(2));
});

test("the gradient of Laplace's evidence is that of the value", () => {
  const kernel = squaredExponential({ variance: 4, lengthScale: 1.2 });
  const at = (log: Float64Array) =>
    gaussianProcessClassifier(classes.x, classes.y, {
      kernel: { ...kernel, logParameters: log },
      fit: false,
      likelihood: "probit",
    });
  const start = kernel.logParameters;
  const value = (k: number, h: number) => at(start.map((v, j) => v + (j === k ? h : 0))).logMarginalLikelihood;
  const slopes = [0, 1].map(
    (k) => (8 * (value(k, 1e-3) - value(k, -1e-3)) - (value(k, 2e-3) - value(k, -2e-3))) / 12e-3,
  );
  const norm = Math.max(...slopes.map(Math.abs)) / classes.y.length;
  expect(at(start).certificate.gradientNorm).toBeCloseTo(norm, 9);
});

test.each([
  [() => gaussianProcess([[1, 2], [3]], [0, 1], { kernel: linear() }), "gaussian-process-data"],
  [() => gaussianProcess([1, 2], [0], { kernel: linear() }), "gaussian-process-data"],
  [() => gaussianProcess([1, NaN], [0, 1], { kernel: linear() }), "gaussian-process-data"],
  [() => gaussianProcess([], [], { kernel: linear() }), "gaussian-process-data"],
  [() => gaussianProcess([1, 1], [0, 1], { kernel: squaredExponential(), noise: 1e-18 }), "covariance-not-positive"],
  [() => gaussianProcess([1, 2], [0, 1], { kernel: squaredExponential(), noise: 0 }), "kernel-parameter"],
  [() => gaussianProcess([1, 2], [0, 1], { kernel: squaredExponential({ lengthScale: [1, 2] }) }), "kernel-parameter"],
  [() => squaredExponential({ variance: -1 }), "kernel-parameter"],
  [() => matern(2 as never), "kernel-parameter"],
  [() => gaussianProcessClassifier([1, 2], [0, 2], { kernel: linear() }), "gaussian-process-data"],
  [
    () => gaussianProcessClassifier([1, 2], [0, 1], { kernel: linear(), likelihood: "cauchit" as never }),
    "gaussian-process-data",
  ],
  [() => supportVectorMode([1, 2], [0, 1], { kernel: linear(), c: 0 }), "gaussian-process-data"],
])("refuses %#: %s", (attempt, code) => {
  expect(attempt).toThrow(expect.objectContaining({ code }));
});
