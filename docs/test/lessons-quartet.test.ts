import { createRng } from "@loglik/core/random";
import { describe, expect, test } from "vitest";
import * as coin from "../lessons/coin.js";
import { DROP, type Others, studyQuartet } from "../lessons/quartet.js";
import { type QuartetModel, quartetModels } from "../lessons/quartet-models.js";

const named = (name: string): QuartetModel => {
  const found = quartetModels.find((model) => model.name === name);
  if (!found) throw new Error(name);
  return found;
};

const cases = quartetModels.flatMap((model) =>
  (model.family.paramNames.length > 1 ? (["known", "fitted"] as const) : (["known"] as const)).map(
    (others: Others) => [model.title, others, model] as const,
  ),
);

/** Twenty samples from the line of a model, as a reader's hand would make them. */
function moved({ line, sample }: QuartetModel): number[][] {
  const rng = createRng(1, "moved");
  const places = Math.round((line.high - line.low) / line.step);
  return Array.from({ length: 20 }, () =>
    sample.map(() => line.low + line.step * Math.min(places, Math.floor(rng.uniform() * (places + 1)))),
  );
}

describe.each(cases)("%s, others %s", (_title, others, model) => {
  const study = studyQuartet(model, model.sample, others);
  const peak = study.peak;

  test("the terms add up to the log-likelihood and their slopes to nothing at the top", () => {
    if (!peak) throw new Error(study.message);
    const terms = study.terms(peak.at);
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(terms.map(({ logProb }) => logProb))).toBeCloseTo(peak.logLikelihood, 10);
    if (model.name !== "laplace") expect(sum(terms.map(({ slope }) => slope))).toBeCloseTo(0, 6);
    expect(study.logLikelihoodAt(peak.at)).toBeCloseTo(peak.logLikelihood, 10);
  });

  test("no value on the axis is more likely than the top, whatever the sample", () => {
    for (const y of [model.sample, ...moved(model)]) {
      const { peak: top, logLikelihood } = studyQuartet(model, y, others);
      if (!top) continue;
      for (const value of logLikelihood) expect(!(value > top.logLikelihood + 1e-9)).toBe(true);
      expect(top.at).toBeGreaterThanOrEqual(model.axis.low);
      expect(top.at).toBeLessThanOrEqual(model.axis.high);
      expect(top.ratio.low).toBeLessThanOrEqual(top.at);
      expect(top.ratio.high).toBeGreaterThanOrEqual(top.at);
    }
  });

  test("the ends of the ratio interval lie 1.92 nats below the top, and the slopes are the curve's", () => {
    if (!peak) throw new Error(study.message);
    for (const end of [peak.ratio.low, peak.ratio.high]) {
      expect(peak.logLikelihood - study.logLikelihoodAt(end)).toBeCloseTo(DROP, 6);
      const h = 1e-5;
      const slope = study.terms(end).reduce((total, term) => total + term.slope, 0);
      expect((study.logLikelihoodAt(end + h) - study.logLikelihoodAt(end - h)) / (2 * h)).toBeCloseTo(slope, 4);
    }
  });

  test("the parabola touches the top and bends as the information says", () => {
    if (!peak?.wald) throw new Error(study.message);
    expect(peak.wald.high - peak.at).toBeCloseTo(1.959963985 * peak.standardError, 8);
    expect(Math.max(...study.parabola)).toBeLessThanOrEqual(peak.logLikelihood);
    // At their estimates these families' expected and observed information agree, but where there is a corner.
    if (model.name === "laplace") return;
    expect(peak.observed / peak.information).toBeCloseTo(1, 3);
  });
});

test("a coin: the interval of five tosses, and one 1 more moves the top from 1/5 to 2/5", () => {
  const five = studyQuartet(named("coin"), coin.tosses).peak;
  expect(five?.at).toBe(0.2);
  expect(five?.information).toBeCloseTo(5 / (0.2 * 0.8), 10);
  expect(five?.standardError).toBeCloseTo(Math.sqrt(0.032), 12);
  // The likelihood ratio does not care about the scale: the same as for the log odds, carried over.
  const odds = coin.intervals.ratio.map((logit) => 1 / (1 + Math.exp(-logit)));
  expect(five?.ratio.low).toBeCloseTo(odds[0], 8);
  expect(five?.ratio.high).toBeCloseTo(odds[1], 8);
  expect(five?.wald?.low).toBeLessThan(0);
  expect(studyQuartet(named("coin"), [0, 1, 0, 1, 0]).peak?.at).toBe(0.4);
});

test("a coin that never shows 1: the top is at the edge, no standard error, an interval by the ratio all the same", () => {
  const { peak, parabola } = studyQuartet(named("coin"), [0, 0, 0]);
  expect(peak?.at).toBe(0);
  expect(peak?.wald).toBeUndefined();
  expect(parabola).toHaveLength(0);
  expect(peak?.ratio.low).toBe(0);
  // 3 log(1 − θ) = −1.92.
  expect(peak?.ratio.high).toBeCloseTo(1 - Math.exp(-DROP / 3), 10);
});

test("counts that are all zero have their top at the edge too", () => {
  const { peak, message } = studyQuartet(named("counts"), [0, 0, 0, 0]);
  expect(message.length).toBeGreaterThan(10);
  expect(peak?.ratio.high).toBeCloseTo(DROP / 4, 8);
});

test("a mean whose spread is fitted along is less sure than one whose spread is known, at a spread of that size", () => {
  const y = [-1, 0, 1];
  const known = studyQuartet({ ...named("normal"), known: { scale: Math.sqrt(2 / 3) } }, y, "known").peak;
  const fitted = studyQuartet(named("normal"), y, "fitted").peak;
  expect(fitted?.at).toBeCloseTo(0, 12);
  expect(fitted?.standardError).toBeCloseTo(known?.standardError ?? Number.NaN, 10);
  const width = (peak: typeof known) => (peak ? peak.ratio.high - peak.ratio.low : Number.NaN);
  expect(width(fitted)).toBeGreaterThan(width(known));
});

test("equal values leave a fitted spread without a maximum, and it says so", () => {
  const { peak, message } = studyQuartet(named("normal"), [1, 1, 1], "fitted");
  expect(peak).toBeUndefined();
  expect(message).toMatch(/bound|zero|equal/i);
});

test("at its corner the Laplace likelihood has an expected information, and no second derivative", () => {
  const { peak } = studyQuartet(named("laplace"), named("laplace").sample);
  expect(peak?.at).toBe(0.4);
  expect(peak?.information).toBeCloseTo(5, 12);
  expect(peak?.observed).toBeNaN();
});
