import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as asymmetricLaplace from "../src/families/asymmetric-laplace.js";
import * as beta from "../src/families/beta.js";
import * as gamma from "../src/families/gamma.js";
import * as inverseGaussian from "../src/families/inverse-gaussian.js";
import * as laplace from "../src/families/laplace.js";
import * as negativeBinomialMean from "../src/families/negative-binomial-mean.js";
import * as ordinalLogit from "../src/families/ordinal-logit.js";
import * as ordinalProbit from "../src/families/ordinal-probit.js";
import * as poisson from "../src/families/poisson.js";
import * as studentT from "../src/families/student-t.js";
import * as vonMises from "../src/families/von-mises.js";
import * as weibull from "../src/families/weibull.js";
import type { Family } from "../src/family.js";
import type { LikelihoodHead } from "../src/head.js";
import { asymmetricLaplaceHead } from "../src/heads/asymmetric-laplace.js";
import { betaHead } from "../src/heads/beta.js";
import { likelihoodHead } from "../src/heads/composed.js";
import { dirichletHead } from "../src/heads/dirichlet.js";
import { gammaHead } from "../src/heads/gamma.js";
import { hurdlePoissonHead } from "../src/heads/hurdle-poisson.js";
import { inverseGaussianHead } from "../src/heads/inverse-gaussian.js";
import { laplaceHead } from "../src/heads/laplace.js";
import { negativeBinomialHead } from "../src/heads/negative-binomial.js";
import { normalMixtureHead } from "../src/heads/normal-mixture.js";
import { ordinalHead } from "../src/heads/ordinal.js";
import { poissonHead } from "../src/heads/poisson.js";
import { rebuildHead } from "../src/heads/rebuild.js";
import { studentTHead } from "../src/heads/student-t.js";
import { vonMisesHead } from "../src/heads/von-mises.js";
import { weibullHead } from "../src/heads/weibull.js";
import { zeroInflatedPoissonHead } from "../src/heads/zero-inflated-poisson.js";
import { expectClose } from "./close.js";

interface Entry {
  readonly head: LikelihoodHead;
  /** The family whose composed head is the oracle, where one parameter is one output. */
  readonly family?: unknown;
  /** Targets to try, a row each. */
  readonly targets: readonly (readonly number[])[];
  /** Where the NLL has a kink, no difference is taken. */
  readonly kink?: (y: readonly number[], eta: readonly number[]) => boolean;
}

const atLocation = (y: readonly number[], eta: readonly number[]) => Math.abs(y[0] - eta[0]) < 0.01;

const perRow = "perRow" as const;
const entries: Readonly<Record<string, Entry>> = {
  laplace: { head: laplaceHead({ scale: perRow }), family: laplace, targets: [[0.3], [-40], [0]], kink: atLocation },
  "asymmetric-laplace": {
    head: asymmetricLaplaceHead({ scale: perRow, tau: perRow }),
    family: asymmetricLaplace,
    targets: [[0.2], [-6], [-1], [-0.3], [0], [1.1], [7]],
    kink: atLocation,
  },
  "student-t": { head: studentTHead({ df: perRow, scale: perRow }), family: studentT, targets: [[0.3], [-40], [0]] },
  poisson: { head: poissonHead(), family: poisson, targets: [[0], [1], [7], [300]] },
  "negative-binomial": {
    head: negativeBinomialHead({ size: perRow }),
    family: negativeBinomialMean,
    targets: [[0], [1], [7], [300]],
  },
  gamma: { head: gammaHead({ shape: perRow }), family: gamma, targets: [[0.01], [1], [70]] },
  "inverse-gaussian": {
    head: inverseGaussianHead({ shape: perRow }),
    family: inverseGaussian,
    targets: [[0.01], [1], [70]],
  },
  beta: { head: betaHead(), family: beta, targets: [[0.001], [0.4], [0.97]] },
  weibull: { head: weibullHead({ shape: perRow }), family: weibull, targets: [[0.01], [1], [30]] },
  "von-mises": { head: vonMisesHead({ concentration: perRow }), family: vonMises, targets: [[0.3], [-2.5], [0]] },
  "weibull, censored": {
    head: weibullHead({ shape: perRow, censored: true }),
    targets: [
      [0.4, 0],
      [3, 1],
    ],
  },
  "zero-inflated-poisson": { head: zeroInflatedPoissonHead(), targets: [[0], [1], [12]] },
  "hurdle-poisson": { head: hurdlePoissonHead(), targets: [[0], [1], [12]] },
  "normal-mixture": { head: normalMixtureHead({ components: 2 }), targets: [[0.3], [-4]] },
  "ordinal, logit": { head: ordinalHead({ classes: 4 }), targets: [[0], [1], [2], [3]] },
  "ordinal, probit": { head: ordinalHead({ classes: 4, link: "probit" }), targets: [[0], [1], [2], [3]] },
  dirichlet: {
    head: dirichletHead({ parts: 3 }),
    targets: [
      [0.2, 0.3, 0.5],
      [0.98, 0.019, 0.001],
    ],
  },
};

/** Heads with a test file of their own, heads.test.ts. */
const testedApart = ["bernoulli", "categorical", "normal"];
/** Modules that make heads and are none. */
const makers = ["fused", "rebuild", "rebuild-composed"];

/** The modules under src/heads that export a factory named after them. */
const headNames = async () => {
  const names = readdirSync(new URL("../src/heads", import.meta.url)).map((file) => file.replace(/\.ts$/, ""));
  const exported = await Promise.all(names.map((name) => import(`../src/heads/${name}.ts`)));
  const factory = (name: string) => `${name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Head`;
  return names.filter((name, k) => factory(name) in exported[k] && !makers.includes(name));
};

describe("every module of src/heads that exports a head", () => {
  it("has a line in src/heads/rebuild.ts, so that a worker can make it from its name", async () => {
    const missing: string[] = [];
    for (const name of await headNames()) {
      const failure = await rebuildHead({ name, options: {} }).catch((error) => error);
      if (failure.code === "head-unknown") missing.push(name);
    }
    expect(missing).toEqual([]);
  });

  it("has an entry in this file or in heads.test.ts", async () => {
    const sources = Object.values(entries).map(({ head }) => head.source as { readonly name: string });
    const tested = [...testedApart, ...sources.map(({ name }) => name)];
    expect((await headNames()).filter((name) => !tested.includes(name))).toEqual([]);
  });
});

function at(head: LikelihoodHead, y: readonly number[], eta: ArrayLike<number>) {
  const gradient = new Float64Array(eta.length);
  const nll = head.point(Float64Array.from(y), 0, Float64Array.from(eta), 0, gradient);
  return { nll, gradient };
}

describe.each(Object.entries(entries))("the %s head", (_name, { head, family, targets, kink = () => false }) => {
  const outputs = head.outputs.length;
  const moderate = fc.array(fc.double({ min: -1.5, max: 1.5, noNaN: true }), {
    minLength: outputs,
    maxLength: outputs,
  });
  const target = fc.constantFrom(...targets);

  if (family !== undefined) {
    it("equals the composed head", () => {
      const composed = likelihoodHead(family as Family);
      fc.assert(
        fc.property(moderate, target, (eta, y) => {
          fc.pre(!kink(y, eta));
          const fused = at(head, y, eta);
          const oracle = at(composed, y, eta);
          expectClose(fused.nll, oracle.nll, { relative: 1e-11, absolute: 1e-12 }, `NLL at ${eta}, y = ${y}`);
          const size = Math.max(1, ...oracle.gradient.map(Math.abs));
          fused.gradient.forEach((slope, k) => {
            expectClose(
              slope,
              oracle.gradient[k],
              { relative: 1e-10, absolute: 1e-12 * size },
              `slope ${k} at ${eta}, y = ${y}`,
            );
          });
        }),
      );
    });
  }

  it("has the gradient of its NLL", () => {
    fc.assert(
      fc.property(moderate, target, (eta, y) => {
        fc.pre(!kink(y, eta));
        const { nll, gradient } = at(head, y, eta);
        const size = Math.max(1, Math.abs(nll), ...gradient.map(Math.abs));
        for (let k = 0; k < outputs; k++) {
          const value = (step: number) =>
            at(
              head,
              y,
              eta.map((component, j) => (j === k ? component + step : component)),
            ).nll;
          const h = 2e-4;
          const difference = (8 * (value(h) - value(-h)) - (value(2 * h) - value(-2 * h))) / (12 * h);
          expectClose(
            gradient[k],
            difference,
            { relative: 1e-6, absolute: 1e-7 * size },
            `slope ${k} at ${eta}, y = ${y}`,
          );
        }
      }),
    );
  });

  it("is finite, or Infinity, at every extreme of η", () => {
    const extremes = [0, 1, -1, 30, -30, 90, -90, 1e4, -1e4];
    const points = extremes.flatMap((a) =>
      extremes.map((b) => Array.from({ length: outputs }, (_, k) => (k % 2 === 0 ? a : b))),
    );
    for (const eta of points) {
      for (const y of targets) {
        const { nll, gradient } = at(head, y, eta);
        const place = `η = ${eta}, y = ${y}: NLL ${nll}, gradient ${gradient}`;
        expect(Number.isNaN(nll), place).toBe(false);
        if (Number.isFinite(nll)) expect(gradient.some(Number.isNaN), place).toBe(false);
      }
    }
  });

  it("comes back the same from plain data", async () => {
    const source = JSON.parse(JSON.stringify(head.source));
    const rebuilt = await rebuildHead(source);
    const eta = Array.from({ length: outputs }, (_, k) => 0.3 - 0.2 * k);
    expect(at(rebuilt, targets[0], eta)).toEqual(at(head, targets[0], eta));
    expect(rebuilt.outputs).toEqual(head.outputs);
  });

  it("starts where the mean gradient is small, and names the parameters", () => {
    const rows = targets.length;
    const start = head.initial(Float64Array.from(targets.flat()));
    expect(start.length).toBe(outputs);
    expect(start.every((component) => !Number.isNaN(component))).toBe(true);
    const total = new Float64Array(outputs);
    for (const y of targets) {
      at(head, y, start).gradient.forEach((slope, k) => {
        total[k] += slope / rows;
      });
    }
    expect(Math.max(...total.map(Math.abs))).toBeLessThan(3);
    expect(Object.keys(head.theta(start)).length).toBeGreaterThan(0);
  });

  it("refuses targets outside its domain", () => {
    const bad = Float64Array.from(targets[0], () => NaN);
    expect(() => head.initial(bad)).toThrow(/target-not-finite/);
  });
});

describe("the ordinal heads", () => {
  it.each([
    ["logit", ordinalLogit],
    ["probit", ordinalProbit],
  ] as const)("agree with the ordinal %s family", (link, family) => {
    const head = ordinalHead({ classes: 4, link });
    const eta = fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(eta, fc.integer({ min: 0, max: 3 }), (outputs, label) => {
        const theta = head.theta(outputs) as ordinalLogit.OrdinalLogitTheta;
        const logMass = family.logProb(label, theta);
        expectClose(
          at(head, [label], outputs).nll,
          -logMass,
          { relative: 1e-10, absolute: 1e-12 },
          `η = ${outputs}, class ${label}`,
        );
      }),
    );
  });

  it("start at the cumulative shares", () => {
    const head = ordinalHead({ classes: 3 });
    const y = Float64Array.of(0, 0, 1, 1, 1, 2);
    const theta = head.theta(head.initial(y)) as ordinalLogit.OrdinalLogitTheta;
    [2 / 6, 3 / 6, 1 / 6].forEach((share, k) => {
      expectClose(Math.exp(ordinalLogit.logProb(k, theta)), share, { relative: 1e-13 }, `class ${k}`);
    });
  });
});

describe("options", () => {
  it("fix, share and relink parameters", () => {
    expect(laplaceHead({ scale: 2 }).outputs).toEqual([{ name: "loc", kind: "perRow" }]);
    expect(studentTHead({ df: "shared" }).outputs.map((output) => output.kind)).toEqual(["shared", "perRow", "shared"]);
    expect(poissonHead({ links: { rate: "softplus" } }).outputs[0].name).toBe("softplus rate");
  });

  it("are checked", () => {
    expect(() => laplaceHead({ scale: -1 })).toThrow(/scale is -1.*head-option-invalid/);
    expect(() => laplaceHead({ scale: "each" as never })).toThrow(/head-option-invalid/);
    expect(() => normalMixtureHead({ components: 0 })).toThrow(/head-option-invalid/);
    expect(() => ordinalHead({ classes: 1 })).toThrow(/classes-invalid/);
    expect(() => ordinalHead({ classes: 3, link: "log" as never })).toThrow(/head-option-invalid/);
    expect(() => dirichletHead({ parts: 1 })).toThrow(/head-option-invalid/);
    expect(() => weibullHead({ censored: true, links: { scale: "softplus" } })).toThrow(/head-option-invalid/);
  });
});
