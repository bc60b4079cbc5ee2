import { decodeSymbols, encodeSymbols, HEADER_BYTES } from "@loglik/core/information/arithmetic-code";
import { entropy, toBits } from "@loglik/core/information/entropy";
import { createRng } from "@loglik/core/random";
import { describe, expect, test } from "vitest";
import { simulateCounts } from "../src/simulators/counts.js";
import { simulateCurve } from "../src/simulators/curve.js";
import { simulateMoons } from "../src/simulators/moons.js";
import { simulateSymbols } from "../src/simulators/symbols.js";
import { type ClassSample, simulateTwoNormals } from "../src/simulators/two-normals.js";
import { simulateVotes } from "../src/simulators/votes.js";

/** Σ (y − E y) over its standard deviation, both from the truth: beyond 4 once in 16,000 samples. */
function deviation(terms: readonly { readonly residual: number; readonly variance: number }[]): number {
  const sum = terms.reduce((total, { residual }) => total + residual, 0);
  return Math.abs(sum) / Math.sqrt(terms.reduce((total, { variance }) => total + variance, 0));
}

/** Whether labels follow the posterior, as seen by several functions of x. */
function posteriorDeviations<T>({ x, y, rows, posterior }: ClassSample<T>): number[] {
  const views = [
    () => 1,
    (first: number) => first,
    (_: number, second: number) => second,
    (first: number, second: number) => (first > 0 && second > 0 ? 1 : 0),
    (_first: number, _second: number, p: number) => (p > 0.9 ? 1 : 0),
    (_first: number, _second: number, p: number) => (Math.abs(p - 0.5) < 0.2 ? 1 : 0),
  ];
  const found = Array.from({ length: rows }, (_, row) => {
    const [first, second] = x.subarray(2 * row, 2 * row + 2);
    return { first, second, p: posterior([first, second])[1], label: y[row] };
  });
  return views.map((view) =>
    deviation(
      found.map(({ first, second, p, label }) => {
        const weight = view(first, second, p);
        return { residual: weight * (label - p), variance: weight ** 2 * p * (1 - p) };
      }),
    ),
  );
}

describe("classes follow their posterior", () => {
  test("two normals, of equal and of unequal widths", () => {
    for (const scales of [[1, 1] as const, [0.5, 2] as const]) {
      const sample = simulateTwoNormals({ rows: 5000, scales, prior: 0.3, seed: 2 });
      for (const size of posteriorDeviations(sample)) expect(size).toBeLessThan(4);
    }
    // Log odds of equal widths: 2x + log(prior odds).
    const [p0, p1] = simulateTwoNormals({ rows: 1, prior: 0.2 }).posterior([0.7, 5]);
    expect(Math.log(p1 / p0)).toBeCloseTo(1.4 + Math.log(0.25), 12);
  });

  test("moons, and a planted error is seen", () => {
    const sample = simulateMoons({ rows: 2000, scale: 0.3, seed: 3 });
    for (const size of posteriorDeviations(sample)) expect(size).toBeLessThan(4);
    const wrong = { ...sample, posterior: (x: ArrayLike<number>) => sample.posterior([x[0], x[1] + 0.2]) };
    expect(Math.max(...posteriorDeviations(wrong))).toBeGreaterThan(5);
    // Far from both arcs too: nothing underflows.
    expect(sample.posterior([-200, 3])[0]).toBeCloseTo(1, 12);
  });

  test("votes share the law of a vote", () => {
    const truth = { rows: 3000, annotators: 3, weights: [1, 0, -1], intercepts: [0.5, 0, -0.5], error: 0.1, seed: 4 };
    const { x, y, votes, voteLaw, posterior, classes } = simulateVotes(truth);
    for (let k = 0; k < classes; k++) {
      const terms = Array.from({ length: truth.rows }, (_, row) => {
        const p = voteLaw([x[row]])[k];
        return { residual: y[row * classes + k] - p, variance: (p * (1 - p)) / truth.annotators };
      });
      expect(deviation(terms)).toBeLessThan(4);
    }
    expect(votes.reduce((sum, count) => sum + count, 0)).toBe(9000);
    expect(posterior([50])[0]).toBeCloseTo(1, 12);
    expect(voteLaw([50])[0]).toBeCloseTo(0.9, 12);
  });
});

describe("numbers follow their law", () => {
  test("curve: mean, and a scale that grows", () => {
    const { x, y, mean, scale } = simulateCurve({ rows: 4000, seed: 5 });
    for (const half of [0, 1]) {
      const z = Array.from(y, (value, i) => (x[i] >= 0.5 ? 1 : 0) === half && (value - mean(x[i])) / scale(x[i]));
      const inside = z.filter((value): value is number => value !== false);
      expect(deviation(inside.map((residual) => ({ residual, variance: 1 })))).toBeLessThan(4);
      expect(deviation(inside.map((value) => ({ residual: value ** 2 - 1, variance: 2 })))).toBeLessThan(4);
    }
  });

  test("counts: Poisson, and with the negative binomial's larger variance", () => {
    for (const size of [Infinity, 2]) {
      const { x, y, rate } = simulateCounts({ rows: 4000, weights: [0.5], intercept: 1, size, seed: 6 });
      const terms = Array.from(y, (count, row) => {
        const mean = rate([x[row]]);
        return { residual: count - mean, variance: mean + mean ** 2 / size };
      });
      expect(deviation(terms)).toBeLessThan(4);
      const ratio = terms.reduce((sum, { residual, variance }) => sum + residual ** 2 / variance, 0) / terms.length;
      // The squared residuals of counts have heavy tails: kurtosis up to 3 + 6/size + 1/mean gives ±0.05 at 1 σ.
      expect(Math.abs(ratio - 1)).toBeLessThan(0.2);
    }
  });

  test("100,000 symbols of a chain are coded at its entropy, and come back", () => {
    const transitions = [18, 1, 1, 4, 12, 4, 1, 2, 7];
    const { symbols, next } = simulateSymbols({ rows: 100_000, transitions, seed: 7 });
    const bytes = encodeSymbols(symbols, next);
    let bits = 0;
    symbols.forEach((symbol, i) => {
      bits -= Math.log2(next(i, symbols)[symbol]);
    });
    expect(Math.abs(bytes.length - HEADER_BYTES - bits / 8)).toBeLessThan(0.001 * (bits / 8) + 2);
    expect(decodeSymbols(bytes, next)).toEqual(symbols);
    // The entropy rate by the stationary law; the chain lingers, so that the mean of 100,000 scatters by 0.012.
    const laws = [0, 1, 2].map((k) => next(1, [k]));
    let stationary = [1, 0, 0];
    for (let step = 0; step < 500; step++) {
      stationary = [0, 1, 2].map((to) => stationary.reduce((sum, p, from) => sum + p * laws[from][to], 0));
    }
    const rate = laws.reduce((sum, law, k) => sum + stationary[k] * toBits(entropy(law)), 0);
    expect(Math.abs(bits / 100_000 - rate)).toBeLessThan(0.05);
  });
});

test("the same seed gives the same sample, another seed another; streams do not mix", () => {
  const curves = (seed: number) => [...simulateCurve({ rows: 20, seed }).y];
  expect(curves(1)).toEqual(curves(1));
  expect(curves(1)).not.toEqual(curves(2));
  const short = simulateMoons({ rows: 10, seed: 1 });
  const long = simulateMoons({ rows: 20, seed: 1 });
  expect([...long.x.subarray(0, 20)]).toEqual([...short.x]);
  expect([...long.y.subarray(0, 10)]).toEqual([...short.y]);
  expect(createRng(1, "labels").below(2)).toBe(short.y[0]);
});

test("impossible truths are refused", () => {
  for (const impossible of [
    () => simulateTwoNormals({ rows: 5, prior: 1 }),
    () => simulateTwoNormals({ rows: 5, scales: [1, 0] }),
    () => simulateTwoNormals({ rows: 5, centers: [[0], [1, 2]] }),
    () => simulateMoons({ rows: 0 }),
    () => simulateMoons({ rows: 5, scale: -1 }),
    () => simulateVotes({ rows: 5, annotators: 0, weights: [1, 2], intercepts: [0, 0] }),
    () => simulateVotes({ rows: 5, annotators: 2, weights: [1, 2, 3], intercepts: [0, 0] }),
    () => simulateVotes({ rows: 5, annotators: 2, weights: [1, 2], intercepts: [0, 0], error: 2 }),
    () => simulateCurve({ rows: 5, low: 1, high: 0 }),
    () => simulateCurve({ rows: 5, scale: () => 0 }),
    () => simulateCounts({ rows: 5, weights: [1], intercept: 0, size: 0 }),
    () => simulateSymbols({ rows: 5, transitions: [1, 1, 1] }),
    () => simulateSymbols({ rows: 5, transitions: [1, Number.NaN, 1, 1] }),
  ]) {
    expect(impossible).toThrow(/\[simulation\]/);
  }
});
