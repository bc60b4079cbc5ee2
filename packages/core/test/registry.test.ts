import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as bernoulliLogit from "../src/families/bernoulli-logit.js";
import * as categoricalLogits from "../src/families/categorical-logits.js";
import * as normal from "../src/families/normal.js";
import type { Theta, VectorFamily, VectorTheta } from "../src/family.js";
import { families, type VectorFamilyEntry } from "../src/registry.js";
import { checkFamily, checkVectorFamily } from "../src/testing/index.js";
import { exceptions } from "./contract-exceptions.js";

/** Families whose observations are no class indices, with contract tests in test/vector and test/combinators. */
const ownContract = ["dirichlet", "multivariateNormal", "mixture([normal, normal])"];

/** Whether an observation is one of finitely many integers. */
function isIndexed({ family, examples }: VectorFamilyEntry): boolean {
  const { integers, low, high } = family.support(examples[0]);
  return family.eventSize(examples[0]) === 1 && integers && Number.isFinite(high - low);
}

describe("the contract of every family", () => {
  it.each(families.map((entry) => [entry.expression, entry] as const))("%s", (_expression, entry) => {
    expect(entry.examples.length).toBeGreaterThan(1);
    if (entry.kind === "vector" && !isIndexed(entry)) {
      // A vector, or a number on the line: its own tests check the contract, there is none here that fits them all.
      expect(ownContract).toContain(entry.expression);
      return;
    }
    if (entry.kind === "vector") {
      expect(checkVectorFamily(entry.family as VectorFamily<string, number>, entry.examples)).toEqual([]);
      return;
    }
    for (const options of entry.options.length > 0 ? entry.options : [{}]) {
      expect(checkFamily(entry.build(options), entry.examples, exceptions[entry.expression])).toEqual([]);
    }
  });
});

it("every module of src/families has a line in src/registry.ts", () => {
  // An observation is a vector of counts, for which the contract has no check: multinomial.test.ts makes its own.
  const apart = ["multinomial"];
  const registered = families.map(({ name }) => name);
  const files = readdirSync(new URL("../src/families", import.meta.url)).map((file) => file.replace(/\.ts$/, ""));
  expect(files.filter((file) => !registered.includes(file) && !apart.includes(file))).toEqual([]);
});

describe("no function is missing", () => {
  const members = [
    "cdf",
    "survival",
    "logCdf",
    "logSurvival",
    "quantile",
    "inverseSurvival",
    "mean",
    "variance",
    "mode",
    "entropy",
    "klDivergence",
    "fit",
  ] as const;
  const scalar = families.flatMap((entry) => (entry.kind === "scalar" ? [entry] : []));
  it.each(scalar.map((entry) => [entry.expression, entry] as const))("%s", (_expression, { family }) => {
    expect(members.filter((name) => typeof family[name] !== "function")).toEqual([]);
  });
});

describe("negative controls: a planted error must be found", () => {
  const cases = [{ loc: 0.3, scale: 1.7 }];
  type NormalTheta = Theta<"loc" | "scale">;
  const planted: [string, Partial<typeof normal>, RegExp][] = [
    ["a dropped constant", { logProb: (y, t) => normal.logProb(y, t) + 0.9189385332046727 }, /total probability/],
    [
      "a score of the wrong sign",
      { score: (y, t, out) => normal.score(y, t, out).map((s, k) => (out[k] = k === 0 ? -s : s)) },
      /score of loc/,
    ],
    [
      "a factor of two in the score",
      { score: (y, t, out) => normal.score(y, t, out).map((s, k) => (out[k] = k === 1 ? 2 * s : s)) },
      /score of scale/,
    ],
    [
      "a missing Jacobian: the score of log scale",
      { score: (y, t, out) => normal.score(y, t, out).map((s, k) => (out[k] = k === 1 ? t.scale * s : s)) },
      /score of scale/,
    ],
    [
      "information of the variance instead of the scale",
      {
        fisherInformation: (t, out) => {
          normal.fisherInformation(t, out);
          out[3] = 0.5 / t.scale ** 4;
          return out;
        },
      },
      /Fisher information \[scale, scale\]/,
    ],
    ["a cdf of the other tail", { cdf: normal.survival }, /slope of the cdf|cdf \+ survival/],
    [
      "a quantile that forgets the scale",
      { quantile: (p, t) => normal.quantile(p, { ...t, scale: 1 }) },
      /cdf\(quantile/,
    ],
    ["a standard deviation as the variance", { variance: (t: NormalTheta) => t.scale }, /variance/],
    ["an entropy in bits", { entropy: (t: NormalTheta) => normal.entropy(t) / Math.LN2 }, /entropy/],
    ["the reverse divergence", { klDivergence: (p, q) => normal.klDivergence(q, p) }, /KL/],
    ["draws of the wrong spread", { sample: (rng, t) => t.loc + 1.1 * t.scale * rng.normal() }, /share of draws/],
    [
      "a divisor of n − 1",
      {
        fit: (y, o) => {
          const result = normal.fit(y, o);
          const n = result.observations;
          return { ...result, theta: { ...result.theta, scale: result.theta.scale * Math.sqrt(n / (n - 1)) } };
        },
      },
      /mean score of scale/,
    ],
    ["weights that are ignored", { fit: (y) => normal.fit(y) }, /weights/],
    [
      "a density where there is none",
      { support: () => ({ ...normal.support(cases[0]), low: 0 }) },
      /outside the support|total/,
    ],
    [
      "a CRPS without its constant",
      { crps: (y, theta) => normal.crps(y, theta) + theta.scale / Math.sqrt(Math.PI) },
      /crps at/,
    ],
  ];

  it.each(planted)("%s", (_name, change, message) => {
    const broken = { ...normal, ...change };
    const other = { loc: -1, scale: 0.4 };
    expect(checkFamily(broken, [...cases, other]).join("\n")).toMatch(message);
  });

  it("in a discrete family", () => {
    const half = {
      ...bernoulliLogit,
      score: (_y: number, t: Theta<"logit">, out: Float64Array) => bernoulliLogit.score(0, t, out),
    };
    expect(checkFamily(half, [{ logit: 0.4 }]).join()).toMatch(/score of logit at y = 1/);
  });

  it("in a vector family", () => {
    const cases: VectorTheta<"logit">[] = [{ logit: [0.2, -1, 0.5] }];
    const wrong = {
      ...categoricalLogits,
      score: (y: number, t: VectorTheta<"logit">, out: Float64Array) =>
        categoricalLogits.score(y, t, out).map((s, k) => (out[k] = -s)),
    };
    expect(checkVectorFamily(wrong, cases).join()).toMatch(/score of logit/);
    const shifted = {
      ...categoricalLogits,
      logProb: (y: number, t: VectorTheta<"logit">) => categoricalLogits.logProb(y, t) - 0.01,
    };
    expect(checkVectorFamily(shifted, cases).join()).toMatch(/total probability/);
  });
});
