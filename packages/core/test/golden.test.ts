import { describe, expect, it } from "vitest";
import * as bernoulli from "../src/families/bernoulli.js";
import * as bernoulliLogit from "../src/families/bernoulli-logit.js";
import * as categorical from "../src/families/categorical.js";
import * as categoricalLogits from "../src/families/categorical-logits.js";
import * as normal from "../src/families/normal.js";
import type { Family, Theta } from "../src/family.js";
import { expectClose, referenceNumber, type Tolerance } from "./close.js";
import { referenceJson } from "./reference-data.js";

type Num = number | string;
interface Point {
  readonly x: number;
  readonly logpdf: Num;
  readonly cdf?: Num;
  readonly sf?: Num;
  readonly logcdf?: Num;
  readonly logsf?: Num;
  readonly score?: Readonly<Record<string, Num>>;
}
interface Case {
  readonly id: string;
  readonly params: Readonly<Record<string, number>>;
  readonly mean: Num;
  readonly variance: Num;
  readonly entropy: Num;
  readonly fisher?: { readonly params: readonly string[]; readonly matrix: readonly (readonly Num[])[] };
  readonly points: readonly Point[];
  readonly quantiles?: readonly { readonly p: number; readonly x: number; readonly tie?: boolean }[];
}
const reference = referenceJson<{ families: Record<string, { cases: readonly Case[] }> }>(
  "distributions.json",
).families;

/** How a family of the reference file is one of ours: its parameters by our names. */
interface Match {
  readonly family: Family;
  readonly of: string;
  readonly names: Readonly<Record<string, string>>;
  readonly tolerance: Tolerance;
}
const matches: readonly Match[] = [
  { family: bernoulli, of: "Bernoulli", names: { p: "prob" }, tolerance: { relative: 1e-14 } },
  { family: bernoulliLogit, of: "Bernoulli", names: { logit: "logit" }, tolerance: { relative: 1e-14 } },
  {
    family: normal,
    of: "Normal",
    names: { loc: "loc", scale: "scale" },
    tolerance: { relative: 1e-14, absolute: 1e-15 },
  },
];

describe.each(matches)("$family.name against 50-digit values", ({ family, of, names, tolerance }) => {
  const mine = reference[of].cases.filter((entry) => Object.keys(entry.params).every((key) => key in names));
  it.each(mine.map((entry) => [entry.id, entry] as const))("%s", (id, entry) => {
    const theta = Object.fromEntries(Object.entries(entry.params).map(([key, value]) => [names[key], value])) as Theta;
    const close = (what: string, actual: number | undefined, expected: Num | undefined, of = tolerance) => {
      if (expected !== undefined) expectClose(actual ?? NaN, referenceNumber(expected), of, `${id} ${what}`);
    };
    for (const point of entry.points) {
      const at = `at ${point.x}`;
      close(`logpdf ${at}`, family.logProb(point.x, theta), point.logpdf);
      close(`cdf ${at}`, family.cdf?.(point.x, theta), point.cdf);
      close(`sf ${at}`, family.survival?.(point.x, theta), point.sf);
      close(`logcdf ${at}`, family.logCdf?.(point.x, theta), point.logcdf);
      close(`logsf ${at}`, family.logSurvival?.(point.x, theta), point.logsf);
      if (point.score === undefined) continue;
      const score = family.score(point.x, theta, new Float64Array(family.paramNames.length));
      const size = Math.max(...Object.values(point.score).map((value) => Math.abs(referenceNumber(value))));
      for (const [key, value] of Object.entries(point.score)) {
        const actual = score[family.paramNames.indexOf(names[key])];
        close(`score ${key} ${at}`, actual, value, { relative: 1e-12, absolute: 1e-12 * size });
      }
    }
    for (const { p, x, tie } of entry.quantiles ?? []) {
      if (!tie) close(`quantile ${p}`, family.quantile?.(p, theta), x);
    }
    close("mean", family.mean?.(theta), entry.mean);
    close("variance", family.variance?.(theta), entry.variance);
    close("entropy", family.entropy?.(theta), entry.entropy);
    const size = family.paramNames.length;
    const information = family.fisherInformation(theta, new Float64Array(size * size));
    entry.fisher?.matrix.forEach((row, i) => {
      row.forEach((value, j) => {
        const k = family.paramNames.indexOf(names[entry.fisher?.params[i] as string]);
        const l = family.paramNames.indexOf(names[entry.fisher?.params[j] as string]);
        close(`Fisher [${i}, ${j}]`, information[k * size + l], value, { relative: 1e-13 });
      });
    });
  });
});

interface CategoricalCase {
  readonly id: string;
  readonly params: { readonly probs?: readonly number[]; readonly logits?: readonly number[] };
  readonly entropy: Num;
  readonly points: readonly {
    readonly x: number;
    readonly logpdf: Num;
    readonly cdf?: Num;
    readonly score?: { readonly logits: readonly Num[] };
  }[];
  readonly fisher: { readonly matrix: readonly (readonly Num[])[] };
}
const categoricalCases = reference.Categorical.cases as unknown as readonly CategoricalCase[];

describe("categorical against 50-digit values", () => {
  it.each(categoricalCases.map((entry) => [entry.id, entry] as const))("%s", (id, entry) => {
    const { probs, logits } = entry.params;
    // The reference normalises the doubles exactly, and gives scores with respect to logits.
    const logit = logits ?? (probs as readonly number[]).map(Math.log);
    const k = logit.length;
    for (const point of entry.points) {
      const byLogits = categoricalLogits.logProb(point.x, { logit });
      const expected = referenceNumber(point.logpdf);
      expectClose(byLogits, expected, { relative: 4e-15, absolute: 1e-15 }, `${id} logpdf ${point.x} by logits`);
      if (probs !== undefined) {
        expectClose(
          categorical.logProb(point.x, { prob: probs }),
          expected,
          { relative: 1e-14, absolute: 1e-15 },
          `${id} ${point.x}`,
        );
      }
      if (point.cdf !== undefined) {
        const cdf = categoricalLogits.cdf(point.x, { logit });
        expectClose(cdf, referenceNumber(point.cdf), { relative: 4e-15 }, `${id} cdf ${point.x}`);
      }
      const score = categoricalLogits.score(point.x, { logit }, new Float64Array(k));
      point.score?.logits.forEach((value, j) => {
        expectClose(score[j], referenceNumber(value), { relative: 1e-13 }, `${id} score ${j} at ${point.x}`);
      });
    }
    const entropy = referenceNumber(entry.entropy);
    expectClose(categoricalLogits.entropy({ logit }), entropy, { relative: 1e-13 }, `${id} entropy by logits`);
    if (probs !== undefined)
      expectClose(categorical.entropy({ prob: probs }), entropy, { relative: 1e-13 }, `${id} entropy`);
    const information = categoricalLogits.fisherInformation({ logit }, new Float64Array(k * k));
    entry.fisher.matrix.flat().forEach((value, at) => {
      expectClose(information[at], referenceNumber(value), { relative: 1e-13 }, `${id} Fisher ${at}`);
    });
  });
});

describe("closed-form fits against Newton at 70 digits", () => {
  interface Fit {
    readonly id: string;
    readonly model: string;
    readonly family?: string;
    readonly x: readonly number[];
    readonly status: string;
    readonly mle: { readonly estimate: Readonly<Record<string, number>>; readonly logLik: number };
  }
  const fits = referenceJson<{ fits: readonly Fit[] }>("fits.json").fits.filter((fit) => fit.model === "distribution");

  it.each(fits.filter((fit) => fit.family === "Normal" && fit.status === "ok").map((fit) => [fit.id, fit] as const))(
    "%s",
    (id, fit) => {
      const result = normal.fit(fit.x);
      for (const [key, value] of Object.entries(fit.mle.estimate)) {
        expectClose(result.theta[key as "loc" | "scale"], value, { relative: 1e-14 }, `${id} ${key}`);
      }
      expectClose(result.logLikelihood, fit.mle.logLik, { relative: 1e-12 }, `${id} log-likelihood`);
    },
  );

  it.each(fits.filter((fit) => fit.family === "Bernoulli" && fit.status === "ok").map((fit) => [fit.id, fit] as const))(
    "%s",
    (id, fit) => {
      const result = bernoulli.fit(fit.x);
      expectClose(result.theta.prob, fit.mle.estimate.p, { relative: 1e-15 }, `${id} p`);
      expectClose(result.logLikelihood, fit.mle.logLik, { relative: 1e-12 }, `${id} log-likelihood`);
    },
  );

  it("normal-constant-data is degenerate", () => {
    const fit = fits.find((candidate) => candidate.id === "normal-constant-data") as Fit;
    expect(normal.fit(fit.x)).toMatchObject({ converged: false, reason: "unbounded" });
  });
});
