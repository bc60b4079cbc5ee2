import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as binomial from "../src/families/binomial.js";
import * as multinomial from "../src/families/multinomial.js";
import { createRng } from "../src/random/philox.js";
import { difference } from "../src/testing/difference.js";
import { expectClose, referenceNumber } from "./close.js";
import { referenceJson } from "./reference-data.js";

interface Case {
  readonly id: string;
  readonly params: { readonly n: number; readonly probs?: readonly number[]; readonly logits?: readonly number[] };
  readonly mean: readonly number[];
  readonly covariance: readonly (readonly number[])[];
  readonly entropy?: number;
  readonly points: readonly {
    readonly x: readonly number[];
    readonly logpdf: number | string;
    readonly score?: { readonly logits: readonly number[] };
  }[];
}

const { cases } = referenceJson<{ families: { Multinomial: { cases: readonly Case[] } } }>("distributions.json")
  .families.Multinomial;

describe("multinomial against 50-digit values", () => {
  it.each(cases.map((each) => [each.id, each] as const))("%s", (_id, { params, mean, covariance, entropy, points }) => {
    const theta =
      params.probs === undefined
        ? multinomial.fromLogits(params.n, params.logits as readonly number[])
        : { trials: [params.n], prob: params.probs };
    const k = theta.prob.length;
    const close = (actual: number, expected: number, relative: number, what: string, absolute = 1e-15) =>
      expectClose(actual, expected, { relative, absolute }, what);
    for (const [i, value] of multinomial.mean(theta).entries()) close(value, mean[i], 1e-14, `mean ${i}`, 0);
    for (const [at, value] of multinomial.variance(theta).entries()) {
      close(value, covariance[Math.floor(at / k)][at % k], 1e-13, `covariance ${at}`, 0);
    }
    if (entropy !== undefined) close(multinomial.entropy(theta), entropy, 1e-13, "entropy");
    for (const { x, logpdf, score } of points) {
      close(multinomial.logProb(x, theta), referenceNumber(logpdf), 1e-13, `logProb(${x})`);
      if (score === undefined) continue;
      // ∂ log f/∂(log-odds j) = pⱼ (sⱼ − Σ pᵢ sᵢ), and the second term is 0 on the simplex.
      const own = multinomial.score(x, theta, new Float64Array(k + 1));
      expect(own[0]).toBeNaN();
      for (const [j, expected] of score.logits.entries()) {
        close(theta.prob[j] * own[1 + j], expected, 1e-12, `score ${j}`, 1e-14);
      }
    }
  });
});

const shares = fc
  .array(fc.double({ min: 1e-6, max: 1, noNaN: true }), { minLength: 2, maxLength: 4 })
  .map((weights) => weights.map((weight) => weight / weights.reduce((sum, each) => sum + each, 0)));

/** All vectors of k counts that sum to n. */
function* partitions(n: number, k: number): Generator<number[]> {
  if (k === 1) {
    yield [n];
    return;
  }
  for (let first = 0; first <= n; first++) for (const rest of partitions(n - first, k - 1)) yield [first, ...rest];
}

describe("properties over random parameters", () => {
  it("masses sum to one; entropy, information and mode are what they claim", () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 7 }), (prob, n) => {
        const theta = { trials: [n], prob };
        const p = prob.length + 1;
        const all = [...partitions(n, prob.length)];
        const logs = all.map((y) => multinomial.logProb(y, theta));
        const sum = (g: (y: number[], log: number) => number) =>
          all.reduce((total, y, i) => total + Math.exp(logs[i]) * g(y, logs[i]), 0);
        expectClose(
          sum(() => 1),
          1,
          { relative: 1e-13 },
          "total",
        );
        expectClose(
          multinomial.entropy(theta),
          sum((_y, log) => -log),
          { relative: 1e-12, absolute: 1e-13 },
          "entropy",
        );
        const information = multinomial.fisherInformation(theta, new Float64Array(p * p));
        expect(information[0]).toBeNaN();
        for (let i = 1; i < p; i++) {
          for (let j = 1; j < p; j++) {
            const expected = sum((y) => {
              const s = multinomial.score(y, theta, new Float64Array(p));
              return s[i] * s[j];
            });
            const unit = Math.sqrt(information[i * p + i] * information[j * p + j]);
            expectClose(information[i * p + j], expected, { relative: 1e-10, absolute: 1e-10 * unit }, `I[${i}, ${j}]`);
          }
        }
        const highest = multinomial.logProb(multinomial.mode(theta), theta);
        expect(highest).toBeGreaterThanOrEqual(Math.max(...logs) - 1e-12);
      }),
      { numRuns: 40 },
    );
  });

  it("with two classes it is the binomial", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 1000 }), (p, n) => {
        const theta = { trials: [n], prob: [p, 1 - p] };
        const y = Math.floor(n * p);
        const expected = binomial.logProb(y, { trials: n, prob: p });
        expectClose(multinomial.logProb([y, n - y], theta), expected, { relative: 1e-12 }, "logProb");
        const entropy = binomial.entropy({ trials: n, prob: p });
        expectClose(multinomial.entropy(theta), entropy, { relative: 1e-12, absolute: 1e-13 }, "entropy");
        const other = { trials: n, prob: 0.3 };
        const stated = multinomial.klDivergence(theta, { trials: [n], prob: [0.3, 0.7] });
        expectClose(stated, binomial.klDivergence({ trials: n, prob: p }, other), { relative: 1e-11 }, "KL");
      }),
    );
  });

  it("the score is the slope in each probability", () => {
    const theta = { trials: [6], prob: [0.2, 0.3, 0.5] };
    const score = multinomial.score([1, 3, 2], theta, new Float64Array(4));
    for (let j = 0; j < 3; j++) {
      const slope = difference(
        (value) => multinomial.logProb([1, 3, 2], { ...theta, prob: theta.prob.map((p, i) => (i === j ? value : p)) }),
        theta.prob[j],
        1e-3,
      );
      expectClose(score[1 + j], slope, { relative: 1e-8 }, `score ${j}`);
    }
  });

  it("draws follow the mean and the covariance", () => {
    const theta = { trials: [40], prob: [0.2, 0.5, 0.3] };
    const rng = createRng(3, "multinomial");
    const draws = Array.from({ length: 20_000 }, () => multinomial.sample(rng, theta));
    const mean = multinomial.mean(theta);
    const variance = multinomial.variance(theta);
    for (let i = 0; i < 3; i++) {
      const average = draws.reduce((sum, y) => sum + y[i], 0) / draws.length;
      expect(Math.abs(average - mean[i])).toBeLessThan(5 * Math.sqrt(variance[i * 3 + i] / draws.length));
      const covariance = draws.reduce((sum, y) => sum + (y[0] - mean[0]) * (y[i] - mean[i]), 0) / draws.length;
      expect(Math.abs(covariance - variance[i])).toBeLessThan(0.5);
    }
    expect(draws.every((y) => y[0] + y[1] + y[2] === 40)).toBe(true);
  });
});

describe("fit", () => {
  it("is the share of each class, with weights as repetition", () => {
    const result = multinomial.fit(
      [
        [3, 1, 0],
        [2, 0, 2],
      ],
      { weights: [2, 1] },
    );
    expect(Array.from(result.theta.prob)).toEqual([8 / 12, 2 / 12, 2 / 12]);
    expect(result.theta.trials[0]).toBe(4);
    const twice = multinomial.fit([
      [3, 1, 0],
      [3, 1, 0],
      [2, 0, 2],
    ]);
    expectClose(result.logLikelihood, twice.logLikelihood, { relative: 1e-14 }, "log-likelihood");
    expect(multinomial.fit([[3, 0]])).toMatchObject({ reason: "boundary" });
  });

  it("refuses what is no sample", () => {
    expect(() => multinomial.fit([])).toThrow(/y is empty/);
    expect(() =>
      multinomial.fit([
        [1, 2],
        [2, 2],
      ]),
    ).toThrow(/y\[1\] is 2, 2, which sums to 4/);
    expect(() => multinomial.fit([[1, 2], [3]])).toThrow(/1 counts for 2 classes/);
    expect(() => multinomial.fit([[1, 0.5]])).toThrow(/sums to NaN/);
    expect(() => multinomial.logProb([1], { trials: [1], prob: [0.5, 0.5] })).toThrow(/1 counts for 2 classes/);
  });
});
