import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as betaBinomial from "../src/families/beta-binomial.js";
import * as binomial from "../src/families/binomial.js";
import * as binomialLogit from "../src/families/binomial-logit.js";
import * as discreteUniform from "../src/families/discrete-uniform.js";
import * as geometric from "../src/families/geometric.js";
import * as geometricLogit from "../src/families/geometric-logit.js";
import * as geometricTrials from "../src/families/geometric-trials.js";
import * as negativeBinomial from "../src/families/negative-binomial.js";
import * as negativeBinomialLogit from "../src/families/negative-binomial-logit.js";
import * as negativeBinomialMean from "../src/families/negative-binomial-mean.js";
import * as poisson from "../src/families/poisson.js";
import * as skellam from "../src/families/skellam.js";
import type { Family, Theta } from "../src/family.js";
import { difference } from "../src/testing/difference.js";
import { expectClose } from "./close.js";

const close = (actual: number, expected: number, relative: number, what: string, absolute = 0) =>
  expectClose(actual, expected, { relative, absolute }, what);

/** A number of any order of magnitude between two. */
const magnitude = (low: number, high: number) =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);
const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
const logOdds = fc.double({ min: -12, max: 12, noNaN: true });
const trials = fc.integer({ min: 1, max: 400 });

type Complete = Required<Family> & Family;
interface Subject {
  readonly family: Complete;
  readonly theta: fc.Arbitrary<Theta>;
}
const subject = <K extends string>(family: Family<K>, theta: fc.Arbitrary<Theta<K>>): [string, Subject] => [
  family.name,
  { family: family as unknown as Complete, theta: theta as unknown as fc.Arbitrary<Theta> },
];
const subjects: readonly [string, Subject][] = [
  subject(binomial, fc.record({ trials, prob: probability })),
  subject(binomialLogit, fc.record({ trials, logit: logOdds })),
  subject(geometric, fc.record({ prob: fc.double({ min: 1e-3, max: 1, noNaN: true }) })),
  subject(geometricLogit, fc.record({ logit: fc.double({ min: -6, max: 12, noNaN: true }) })),
  subject(geometricTrials, fc.record({ prob: fc.double({ min: 1e-3, max: 1, noNaN: true }) })),
  subject(
    negativeBinomial,
    fc.record({ size: magnitude(1e-3, 50), prob: fc.double({ min: 0.02, max: 1, noNaN: true }) }),
  ),
  subject(
    negativeBinomialLogit,
    fc.record({ size: magnitude(1e-3, 50), logit: fc.double({ min: -4, max: 12, noNaN: true }) }),
  ),
  subject(negativeBinomialMean, fc.record({ mean: magnitude(1e-4, 300), size: magnitude(0.05, 1e12) })),
  subject(
    discreteUniform,
    fc
      .record({ low: fc.integer({ min: -300, max: 300 }), size: fc.integer({ min: 0, max: 600 }) })
      .map(({ low, size }) => ({ low, high: low + size })),
  ),
  subject(
    betaBinomial,
    fc.record({ trials: fc.integer({ min: 1, max: 150 }), alpha: magnitude(1e-3, 1e10), beta: magnitude(1e-3, 1e10) }),
  ),
  subject(skellam, fc.record({ mu1: magnitude(1e-4, 200), mu2: magnitude(1e-4, 200) })),
];

/** Integers on which nearly all the mass of a θ lies. */
function range(family: Complete, theta: Theta): [number, number] {
  return [family.quantile(1e-13, theta), family.inverseSurvival(1e-13, theta)];
}

describe("properties over random parameters", () => {
  it.each(subjects)("%s: masses sum to one, the cdf is their running sum, both tails agree", (_name, subject) => {
    const { family } = subject;
    fc.assert(
      fc.property(subject.theta, (theta) => {
        const [low, high] = range(family, theta);
        if (high - low > 3000) return;
        let sum = family.cdf(low - 1, theta);
        let before = sum;
        for (let y = low; y <= high; y++) {
          sum += Math.exp(family.logProb(y, theta));
          const lower = family.cdf(y, theta);
          close(lower, sum, 1e-11, `cdf(${y})`, 1e-13);
          close(lower + family.survival(y, theta), 1, 1e-13, `cdf + survival at ${y}`);
          expect(lower).toBeGreaterThanOrEqual(before * (1 - 1e-13));
          before = lower;
        }
        close(sum, 1, 1e-11, "total");
      }),
      { numRuns: 25 },
    );
  });

  it.each(subjects)("%s: quantile and inverseSurvival are the smallest values that reach", (_name, subject) => {
    const { family } = subject;
    const unit = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
    fc.assert(
      fc.property(subject.theta, unit, (theta, p) => {
        const y = family.quantile(p, theta);
        expect(family.cdf(y, theta)).toBeGreaterThanOrEqual(p * (1 - 1e-12));
        expect(family.cdf(y - 1, theta)).toBeLessThan(p * (1 + 1e-12));
        const x = family.inverseSurvival(p, theta);
        expect(family.survival(x, theta)).toBeLessThanOrEqual(p * (1 + 1e-12));
        expect(family.survival(x - 1, theta)).toBeGreaterThan(p * (1 - 1e-12));
      }),
      { numRuns: 60 },
    );
  });

  it.each(subjects.filter(([name]) => name !== "discrete-uniform"))("%s: the score is the slope", (_name, subject) => {
    const { family } = subject;
    const unit = fc.double({ min: 1e-3, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(subject.theta, unit, (theta, p) => {
        const y = family.quantile(p, theta);
        const score = family.score(y, theta, new Float64Array(family.paramNames.length));
        family.paramNames.forEach((name, k) => {
          const { kind, domain } = family.paramSpecs[name];
          if (kind === "integer") expect(score[k]).toBeNaN();
          const room = Math.min(theta[name] - domain.low, domain.high - theta[name]);
          // At the edge of the domain there is no room for a difference.
          if (kind === "integer" || room < 1e-6) return;
          const step = 1e-3 * Math.min(room, Math.max(Math.abs(theta[name]), 0.1));
          const slope = difference((value) => family.logProb(y, { ...theta, [name]: value }), theta[name], step);
          const rounding = (4e-15 * (1 + Math.abs(family.logProb(y, theta)))) / step;
          close(score[k], slope, 1e-7, `score of ${name} at ${y} of ${JSON.stringify(theta)}`, rounding);
        });
      }),
      { numRuns: 60 },
    );
  });

  it.each(subjects)("%s: entropy, mean, variance and divergence are their sums", (_name, subject) => {
    const { family } = subject;
    fc.assert(
      fc.property(subject.theta, subject.theta, (theta, other) => {
        const [low, high] = range(family, theta);
        if (high - low > 3000) return;
        let entropy = 0;
        let mean = 0;
        let divergence = 0;
        for (let y = low; y <= high; y++) {
          const log = family.logProb(y, theta);
          const mass = Math.exp(log);
          entropy -= mass === 0 ? 0 : mass * log;
          mean += mass * y;
          divergence += mass === 0 ? 0 : mass * (log - family.logProb(y, other));
        }
        close(family.entropy(theta), entropy, 1e-9, "entropy", 1e-10);
        close(family.mean(theta), mean, 1e-9, "mean", 1e-8);
        const stated = family.klDivergence(theta, other);
        if (stated < 1e3) close(stated, divergence, 1e-8, `KL to ${JSON.stringify(other)}`, 1e-8);
        expect(stated).toBeGreaterThanOrEqual(0);
        expect(family.klDivergence(theta, theta)).toBe(0);
      }),
      { numRuns: 25 },
    );
  });
});

describe("wide distributions", () => {
  it("the negative binomial of size 1 is the geometric, whose entropy is closed, at any width", () => {
    for (const prob of [1e-3, 1e-6, 1e-9, 1e-15, 1e-100]) {
      close(negativeBinomial.entropy({ size: 1, prob }), geometric.entropy({ prob }), 1e-14, `entropy at ${prob}`);
    }
  });

  it("the beta-binomial of 1, 1 is uniform", () => {
    const theta = { trials: 1e9, alpha: 1, beta: 1 };
    close(betaBinomial.entropy(theta), Math.log(1e9 + 1), 1e-14, "entropy");
    close(betaBinomial.cdf(3e8, theta), (3e8 + 1) / (1e9 + 1), 1e-13, "cdf");
  });

  it("a wide entropy is that of the normal curve", () => {
    const variance = 1e9 * 0.45 * 0.55;
    const normal = 0.5 * Math.log(2 * Math.PI * Math.E * variance);
    close(binomial.entropy({ trials: 1e9, prob: 0.45 }), normal, 1e-11, "binomial");
    close(skellam.entropy({ mu1: 1e8, mu2: 1e8 }), 0.5 * Math.log(2 * Math.PI * Math.E * 2e8), 1e-12, "skellam");
  });

  it("the information on a size survives where it is 1e-32", () => {
    const out = new Float64Array(4);
    close(negativeBinomialMean.fisherInformation({ mean: 7, size: 3 }, out)[3], 0.02574941894001038, 1e-13, "J");
    close(negativeBinomialMean.fisherInformation({ mean: 2.5, size: 1e8 }, out)[3], 3.124999812500009e-32, 1e-13, "J");
    close(negativeBinomialMean.fisherInformation({ mean: 0.01, size: 1e-3 }, out)[3], 1485.9336527662613, 1e-13, "J");
  });

  it("divergences of close distributions keep their digits", () => {
    const beta = { trials: 20, alpha: 2, beta: 3 };
    close(betaBinomial.klDivergence(beta, { ...beta, alpha: 2.0001 }), 1.5982002850314176e-9, 1e-10, "beta-binomial");
    const counts = { size: 5, prob: 0.4 };
    close(negativeBinomial.klDivergence(counts, { ...counts, size: 5.0001 }), 6.34167641060383e-10, 1e-10, "NB");
    const pair = { mu1: 3, mu2: 2 };
    close(skellam.klDivergence(pair, { ...pair, mu1: 3.0001 }), 1.0602995818513764e-9, 1e-10, "skellam");
  });
});

describe("limits", () => {
  it("negative binomial → Poisson, beta-binomial → binomial, Skellam → Poisson", () => {
    for (const y of [0, 1, 3, 9]) {
      const count = poisson.logProb(y, { rate: 2.5 });
      close(negativeBinomialMean.logProb(y, { mean: 2.5, size: 1e17 }), count, 1e-15, `NB at ${y}`);
      close(skellam.logProb(y, { mu1: 2.5, mu2: 1e-300 }), count, 1e-15, `Skellam at ${y}`);
      const hits = binomial.logProb(y, { trials: 12, prob: 0.25 });
      close(betaBinomial.logProb(y, { trials: 12, alpha: 1e17, beta: 3e17 }), hits, 1e-15, `beta-binomial at ${y}`);
    }
  });
});

describe("extreme log odds", () => {
  it("keep both tails finite", () => {
    const theta = { trials: 7, logit: 700 };
    expect(binomialLogit.logProb(0, theta)).toBe(-4900);
    close(binomialLogit.logCdf(6, theta), Math.log(7) - 700, 1e-15, "logCdf");
    close(binomialLogit.logSurvival(6, { trials: 7, logit: -1e4 }), -7e4, 1e-15, "logSurvival");
    close(geometricLogit.logSurvival(3, { logit: 1e4 }), -4e4, 1e-15, "geometric");
    close(negativeBinomialLogit.logProb(2, { size: 3, logit: 1e4 }), Math.log(6) - 2e4, 1e-15, "negative binomial");
  });
});

describe("fits without an interior maximum say so", () => {
  it("negative binomial: counts that vary no more than Poisson ones", () => {
    const result = negativeBinomialMean.fit([3, 4, 3, 4]);
    expect(result).toMatchObject({ converged: false, reason: "boundary", theta: { mean: 3.5, size: Infinity } });
    expect(result.message).toMatch(/Poisson/);
    close(result.logLikelihood, poisson.fit([3, 4, 3, 4]).logLikelihood, 1e-15, "supremum");
    expect(negativeBinomial.fit([3, 4, 3, 4])).toMatchObject({ reason: "boundary", theta: { prob: 1 } });
    expect(negativeBinomialMean.fit([0, 0])).toMatchObject({ reason: "boundary", theta: { mean: 0 } });
  });

  it("beta-binomial: the binomial limit, all or nothing, one trial", () => {
    const estimate = (y: readonly number[], n: number) => betaBinomial.fit(y, { fixed: { trials: n } });
    expect(estimate([5, 5, 4, 6], 10)).toMatchObject({ reason: "boundary", theta: { alpha: Infinity } });
    expect(estimate([0, 10, 10], 10)).toMatchObject({ reason: "boundary", theta: { alpha: 0 } });
    expect(estimate([0, 1], 1)).toMatchObject({ reason: "flat" });
    expect(estimate([0, 0], 10)).toMatchObject({ reason: "boundary" });
  });

  it("Skellam: Poisson counts of either sign", () => {
    expect(skellam.fit([3, 4, 3, 4])).toMatchObject({ reason: "boundary", theta: { mu1: 3.5, mu2: 0 } });
    expect(skellam.fit([-3, -4, -3])).toMatchObject({ reason: "boundary", theta: { mu1: 0 } });
  });

  it("binomial and geometric: every trial alike", () => {
    expect(binomial.fit([4, 4], { fixed: { trials: 4 } })).toMatchObject({ reason: "boundary", theta: { prob: 1 } });
    expect(binomialLogit.fit([0, 0], { fixed: { trials: 4 } })).toMatchObject({ theta: { logit: -Infinity } });
    expect(geometric.fit([0, 0])).toMatchObject({ reason: "boundary", theta: { prob: 1 }, logLikelihood: 0 });
  });
});

describe("parameters held fixed", () => {
  it("are kept, and the others fitted", () => {
    const y = [0, 1, 7, 2, 0, 4];
    expect(negativeBinomialMean.fit(y, { fixed: { size: 2 } }).theta).toMatchObject({ size: 2 });
    close(negativeBinomialMean.fit(y, { fixed: { size: 2 } }).theta.mean, 14 / 6, 1e-12, "mean");
    const { theta } = negativeBinomial.fit(y, { fixed: { prob: 0.5 } });
    const score = new Float64Array(2);
    const total = y.reduce((sum, value) => sum + negativeBinomial.score(value, theta, score)[0], 0);
    close(total, 0, 0, "score of size", 1e-9);
    expect(skellam.fit([-1, 3, 2], { fixed: { mu2: 1.5 } }).theta.mu2).toBe(1.5);
    expect(betaBinomial.fit([1, 5, 9], { fixed: { trials: 10, alpha: 2 } }).theta.alpha).toBe(2);
  });

  it("must be parameters, in their domain, and there where no fit estimates them", () => {
    expect(() => binomial.fit([1])).toThrow(/trials is not given/);
    expect(() => binomial.fit([1], { fixed: { n: 3 } })).toThrow(/fixed names n/);
    expect(() => binomial.fit([1], { fixed: { trials: 2.5 } })).toThrow(/trials is 2.5/);
    expect(() => binomial.fit([4], { fixed: { trials: 3 } })).toThrow(/y\[0\] is 4/);
  });
});
