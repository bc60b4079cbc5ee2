import * as bernoulli from "@loglik/core/bernoulli";
import { adjustPriors } from "@loglik/core/decisions/prior-shift";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { huffmanCode } from "@loglik/core/information/huffman";
import { link as logit } from "@loglik/core/links/logit";
import * as normal from "@loglik/core/normal";
import { exercises, gradeAnswer } from "@loglik/derive/exercises";
import { expect, test } from "vitest";

/** −log f of values under the normal that fits them best. */
function nllAtBest(values: readonly number[]): number {
  const { theta } = normal.fit(values);
  return -values.reduce((sum, y) => sum + normal.logProb(y, theta), 0);
}

const sample = [-1, 0, 1];
const distances = [2, 10, 4, 22, 16];
const inFeet = distances.map((metres) => metres / 0.3048);
const cat = bernoulliHead().point(Float64Array.of(0), 0, Float64Array.of(2), 0, new Float64Array(1));

/** Answers that the packages compute, for exercises whose truth is written down as a formula. */
const computed: Readonly<Record<string, () => number>> = {
  "mean-length-of-four-words": () => huffmanCode([0.4, 0.3, 0.2, 0.1]).expectedLength,
  "bits-of-events-in-pairs": () => huffmanCode([0.81, 0.09, 0.09, 0.01]).expectedLength / 2,
  "nll-in-centimetres": () => nllAtBest(sample.map((metres) => 100 * metres)) - nllAtBest(sample),
  "nll-in-feet": () => 1.5 + (nllAtBest(inFeet) - nllAtBest(distances)) / distances.length,
  "bell-of-height-one": () => Math.exp(normal.logProb(0, { loc: 0, scale: 1 })),
  "bias-alone": () => logit(bernoulli.fit(Array.from({ length: 120 }, (_, i) => Number(i < 30))).theta.prob),
  "cost-of-a-cat": () => cat,
  "posterior-at-another-share": () => adjustPriors([0.1, 0.9], [0.5, 0.5], [0.99, 0.01])[1],
};

test.each(Object.entries(computed))("%s has the answer that the packages compute", (name, compute) => {
  const exercise = exercises.find((each) => each.name === name);
  if (exercise === undefined) throw new Error(`there is no exercise ${name}`);
  expect(gradeAnswer(exercise, String(compute())).verdict).toBe("right");
});

test("intervals of half the right width hold about two thirds", () => {
  const [low, high] = [-0.98, 0.98].map((end) => normal.cdf(end, { loc: 0, scale: 1 }));
  expect(high - low).toBeCloseTo(2 / 3, 1);
});
