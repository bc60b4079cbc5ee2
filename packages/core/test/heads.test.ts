import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as bernoulli from "../src/families/bernoulli.js";
import * as bernoulliLogit from "../src/families/bernoulli-logit.js";
import * as categorical from "../src/families/categorical.js";
import * as categoricalLogits from "../src/families/categorical-logits.js";
import * as normal from "../src/families/normal.js";
import type { LikelihoodHead } from "../src/head.js";
import { bernoulliHead } from "../src/heads/bernoulli.js";
import { categoricalHead } from "../src/heads/categorical.js";
import { likelihoodHead } from "../src/heads/composed.js";
import { dirichletHead } from "../src/heads/dirichlet.js";
import { negativeBinomialHead } from "../src/heads/negative-binomial.js";
import { normalHead } from "../src/heads/normal.js";
import { normalMixtureHead } from "../src/heads/normal-mixture.js";
import { ordinalHead } from "../src/heads/ordinal.js";
import { rebuildHead } from "../src/heads/rebuild.js";
import { rebuildComposedHead } from "../src/heads/rebuild-composed.js";
import { weibullHead } from "../src/heads/weibull.js";
import { checkHead } from "../src/testing/index.js";
import { expectClose } from "./close.js";

const extremes = [0, 1, -1, 30, -30, 90, -90, 1e4, -1e4];

function at(head: LikelihoodHead, y: readonly number[], eta: readonly number[]) {
  const gradient = new Float64Array(eta.length);
  const nll = head.point(Float64Array.from(y), 0, Float64Array.from(eta), 0, gradient);
  return { nll, gradient };
}

function expectSame(
  fused: LikelihoodHead,
  composed: LikelihoodHead,
  y: readonly number[],
  eta: readonly number[],
  relative = 1e-13,
): void {
  const a = at(fused, y, eta);
  const b = at(composed, y, eta);
  expectClose(a.nll, b.nll, { relative, absolute: 1e-14 }, `NLL at ${eta}`);
  const size = Math.max(...b.gradient.map(Math.abs));
  a.gradient.forEach((value, k) => {
    expectClose(
      value,
      b.gradient[k],
      { relative: 10 * relative, absolute: relative * size },
      `gradient ${k} at ${eta}`,
    );
  });
  if (fused.fisher === undefined || composed.fisher === undefined) return;
  const n = eta.length ** 2;
  const information = [fused, composed].map((head) => {
    const out = new Float64Array(n);
    head.fisher?.(Float64Array.from(eta), 0, out);
    return out;
  });
  information[0].forEach((value, k) => {
    expectClose(value, information[1][k], { relative: 10 * relative, absolute: 1e-14 }, `Fisher ${k} at ${eta}`);
  });
}

describe("fused heads equal composed ones", () => {
  const moderate = fc.double({ min: -12, max: 12, noNaN: true });
  const label = fc.integer({ min: 0, max: 2 });

  it("bernoulli, through the logit at every η and through the probability at moderate ones", () => {
    const exact = likelihoodHead(bernoulliLogit);
    const throughProbability = likelihoodHead(bernoulli);
    for (const eta of extremes) for (const y of [0, 1]) expectSame(bernoulliHead(), exact, [y], [eta]);
    fc.assert(
      fc.property(moderate, label, (eta, y) => {
        // 1 − p has an absolute error of 1e-16, which is 1e-11 of a probability e⁻¹².
        expectSame(bernoulliHead(), throughProbability, [Math.min(y, 1)], [eta], 1e-10);
      }),
    );
  });

  it("categorical, through the logits at every η and through the simplex at moderate ones", () => {
    const exact = likelihoodHead(categoricalLogits, { classes: 3 });
    const throughSimplex = likelihoodHead(categorical, { classes: 3 });
    const head = categoricalHead({ classes: 3 });
    for (const a of extremes)
      for (const b of extremes) for (const y of [0, 1, 2]) expectSame(head, exact, [y], [a, b, 0]);
    fc.assert(
      fc.property(moderate, moderate, moderate, label, (a, b, c, y) => {
        expectSame(head, throughSimplex, [y], [a, b, c]);
      }),
    );
  });

  it.each(["log", "softplus", "logVariance"] as const)("normal with the %s link", (scaleLink) => {
    const fused = normalHead({ scaleLink });
    const composed = likelihoodHead(normal, { links: { scale: scaleLink } });
    fc.assert(
      fc.property(moderate, moderate, moderate, (y, loc, eta) => {
        expectSame(fused, composed, [y], [loc, eta]);
      }),
    );
  });

  it("normal with a known scale", () => {
    const composed = likelihoodHead(normal, { fixed: { scale: 0.7 } });
    fc.assert(
      fc.property(moderate, moderate, (y, loc) => {
        expectSame(normalHead({ scale: 0.7 }), composed, [y], [loc]);
      }),
    );
  });
});

describe("η at the extremes", () => {
  it("bernoulli and categorical stay exact", () => {
    for (const eta of extremes) {
      const { nll, gradient } = at(bernoulliHead(), [1], [eta]);
      expectClose(
        nll,
        eta < 0 ? -eta + Math.log1p(Math.exp(eta)) : Math.log1p(Math.exp(-eta)),
        { relative: 1e-15 },
        "NLL",
      );
      expect(gradient[0]).toBeGreaterThanOrEqual(-1);
      expect(gradient[0]).toBeLessThanOrEqual(0);
      const softmax = at(categoricalHead({ classes: 2 }), [1], [0, eta]);
      expectClose(softmax.nll, nll, { relative: 1e-15 }, "softmax NLL");
      expectClose(softmax.gradient[1], gradient[0], { relative: 1e-15 }, "softmax gradient");
    }
  });

  it.each(["log", "softplus", "logVariance"] as const)("normal is finite or Infinity with the %s link", (scaleLink) => {
    const head = normalHead({ scaleLink });
    for (const eta of extremes) {
      const exactHit = at(head, [2], [2, eta]);
      expect(Number.isFinite(exactHit.nll)).toBe(true);
      expect(exactHit.gradient.every(Number.isFinite)).toBe(true);
      const miss = at(head, [3], [2, eta]);
      expect(Number.isNaN(miss.nll) || miss.gradient.some(Number.isNaN)).toBe(false);
      if (eta > -700) expect(Number.isFinite(miss.nll)).toBe(true);
      else expect(miss.nll).toBe(Infinity);
    }
    expect(at(normalHead({ scale: 1 }), [0], [1e4]).nll).toBeCloseTo(5e7 + 0.9189385332046727, 6);
  });

  it("a composed head says Infinity and NaN where its parameter leaves float64", () => {
    const { nll, gradient } = at(likelihoodHead(normal), [3], [2, -1e4]);
    expect(nll).toBe(Infinity);
    expect(gradient.every(Number.isNaN)).toBe(true);
  });
});

describe("the contract of a head", () => {
  const heads: [string, LikelihoodHead, number[][]][] = [
    ["bernoulli", bernoulliHead(), [[0], [1]]],
    ["bernoulli, soft", bernoulliHead({ target: "soft" }), [[0], [0.3], [1]]],
    ["categorical", categoricalHead({ classes: 4 }), [[0], [1], [3]]],
    [
      "categorical, one-hot",
      categoricalHead({ classes: 3, target: "onehot" }),
      [
        [0, 1, 0],
        [0, 0, 1],
      ],
    ],
    [
      "categorical, soft",
      categoricalHead({ classes: 3, target: "soft" }),
      [
        [0.2, 0.5, 0.3],
        [0, 0.25, 0.75],
      ],
    ],
    ["normal, known scale", normalHead({ scale: 2 }), [[-1], [0.5], [7]]],
    ["normal, shared", normalHead({ scale: "shared" }), [[-1], [0.5], [7]]],
    ["normal, softplus", normalHead({ scaleLink: "softplus" }), [[-1], [0.5], [7]]],
    ["normal, log variance", normalHead({ scaleLink: "logVariance" }), [[-1], [0.5], [7]]],
    ["composed bernoulli", likelihoodHead(bernoulli), [[0], [1]]],
    ["composed categorical", likelihoodHead(categorical, { classes: 3 }), [[0], [2]]],
    ["composed normal", likelihoodHead(normal, { shared: ["scale"] }), [[-1], [0.5], [7]]],
    ["composed normal, known mean", likelihoodHead(normal, { fixed: { loc: 1 } }), [[-1], [0.5], [7]]],
  ];

  it.each(heads)("%s", (_name, head, targets) => {
    expect(checkHead(head, { targets })).toEqual([]);
  });

  it("is broken by a wrong sign, a factor of two and a missing Jacobian", () => {
    const sound = normalHead();
    const planted = (change: (gradient: Float64Array, offset: number) => void): LikelihoodHead => ({
      ...sound,
      point(y, yOffset, eta, etaOffset, grad) {
        const nll = sound.point(y, yOffset, eta, etaOffset, grad);
        change(grad as Float64Array, etaOffset);
        return nll;
      },
    });
    const targets = [[-1], [2]];
    const wrongSign = planted((gradient, offset) => {
      gradient[offset] *= -1;
    });
    const factorTwo = planted((gradient, offset) => {
      gradient[offset + 1] *= 2;
    });
    expect(checkHead(wrongSign, { targets })).not.toEqual([]);
    expect(checkHead(factorTwo, { targets })).not.toEqual([]);
    const composed = likelihoodHead(normal);
    const withoutJacobian: LikelihoodHead = {
      ...composed,
      point(y, yOffset, eta, etaOffset, grad) {
        const nll = composed.point(y, yOffset, eta, etaOffset, grad);
        (grad as Float64Array)[etaOffset + 1] /= Math.exp(eta[etaOffset + 1]);
        return nll;
      },
    };
    expect(checkHead(withoutJacobian, { targets })).not.toEqual([]);
  });

  it("is broken by a Fisher information of the wrong scale and an NLL without its constant", () => {
    const sound = bernoulliHead();
    const wrongFisher: LikelihoodHead = {
      ...sound,
      fisher(eta, offset, out) {
        sound.fisher?.(eta, offset, out);
        out[0] *= 2;
      },
    };
    expect(checkHead(wrongFisher, { targets: [[0], [1]] }).join()).toMatch(/Fisher/);
    const gaussian = normalHead({ scale: 1 });
    const dropped: LikelihoodHead = {
      ...gaussian,
      point: (y, yOffset, eta, etaOffset, grad) =>
        gaussian.point(y, yOffset, eta, etaOffset, grad) - 0.9189385332046727,
    };
    expect(checkHead(dropped, { targets: [[0], [1]] }).join()).toMatch(/normalis/);
  });
});

describe("initial, theta and predict", () => {
  it("give the best constant model", () => {
    const labels = Float64Array.of(0, 0, 0, 1, 0);
    expectClose(bernoulliHead().initial(labels)[0], Math.log(1 / 4), { relative: 1e-14 }, "logit");
    expect(bernoulliHead().theta([0])).toEqual({ prob: 0.5 });
    expect(bernoulliHead().predict([-1, 2], 1)).toBe(1);
    const head = categoricalHead({ classes: 3 });
    const eta = head.initial(Float64Array.of(0, 1, 1, 2));
    expectClose((head.theta(eta) as { prob: Float64Array }).prob[1], 0.5, { relative: 1e-14 }, "share");
    expect(head.predict([0, 5, 1, 9, 2, 3], 1)).toBe(0);
    const gaussian = normalHead();
    const constant = gaussian.initial(Float64Array.of(-1, 0, 1));
    expect(gaussian.theta(constant)).toEqual({ loc: 0, scale: expect.closeTo(Math.sqrt(2 / 3), 14) });
  });

  it("give infinities where no finite best exists, and no error", () => {
    expect(bernoulliHead().initial(Float64Array.of(1, 1))[0]).toBe(Infinity);
    expect(categoricalHead({ classes: 3 }).initial(Float64Array.of(0, 1))[2]).toBe(-Infinity);
    expect(normalHead().initial(Float64Array.of(2, 2))[1]).toBe(-Infinity);
  });

  it("fit what is left free when a parameter is known", () => {
    const known = likelihoodHead(normal, { fixed: { loc: 1 } });
    const eta = known.initial(Float64Array.of(0, 2, 4));
    expectClose(Math.exp(eta[0]), Math.sqrt(11 / 3), { relative: 1e-9 }, "scale about 1");
  });
});

describe("rebuilding from plain data", () => {
  it.each([
    bernoulliHead(),
    bernoulliHead({ target: "soft" }),
    categoricalHead({ classes: 5, target: "onehot" }),
    normalHead({ scale: 3 }),
    normalHead({ scale: "shared", scaleLink: "softplus" }),
  ])("$name $source.options", async (head) => {
    const source = structuredClone(head.source);
    const rebuilt = await rebuildHead(source as NonNullable<typeof source>);
    expect(JSON.stringify(rebuilt)).toBe(JSON.stringify(head));
  });

  it("composed heads by the registry, custom heads by their module", async () => {
    const source = { name: "composed", options: { family: "normal", fixed: { scale: 2 } } };
    const composed = await rebuildHead(source, { composed: rebuildComposedHead });
    expectSame(composed, normalHead({ scale: 2 }), [1], [3]);
    expect(composed.source).toEqual(source);
    const module = new URL("../src/heads/bernoulli.ts", import.meta.url).href;
    const custom = await rebuildHead({ module, export: "bernoulliHead", options: {} });
    expect(custom.outputs[0].name).toBe("logit");
    await expect(rebuildHead({ module, export: "nothing", options: {} })).rejects.toThrow(/head-module-invalid/);
    await expect(rebuildHead({ name: "toString", options: {} })).rejects.toThrow(/head-unknown/);
  });
});

describe("bad options and targets", () => {
  it.each([
    [() => categoricalHead({ classes: 1 }), "classes-invalid"],
    [() => categoricalHead({ classes: 3, target: "sparse" as never }), "head-option-invalid"],
    [() => bernoulliHead({ target: 1 as never }), "head-option-invalid"],
    [() => bernoulliHead({ targets: "soft" } as never), "head-option-invalid"],
    [() => categoricalHead({ classes: 3, targets: "onehot" } as never), "head-option-invalid"],
    [() => normalHead({ sigma: 2 } as never), "head-option-invalid"],
    [() => negativeBinomialHead({ dispersion: 2 } as never), "head-option-invalid"],
    [() => weibullHead({ censored: true, rate: 2 } as never), "head-option-invalid"],
    [() => ordinalHead({ classes: 3, links: "probit" } as never), "head-option-invalid"],
    [() => normalMixtureHead({ components: 2, classes: 2 } as never), "head-option-invalid"],
    [() => dirichletHead({ parts: 3, part: 3 } as never), "head-option-invalid"],
    [() => likelihoodHead(normal, { scale: 1 } as never), "head-option-invalid"],
    [() => likelihoodHead(categorical, { classes: 2, fixed: {} } as never), "head-option-invalid"],
    [() => normalHead({ scale: 0 }), "head-option-invalid"],
    [() => normalHead({ scale: NaN }), "head-option-invalid"],
    [() => normalHead({ scaleLink: "logit" as never }), "head-option-invalid"],
    [() => likelihoodHead(normal, { fixed: { sigma: 1 } as never }), "parameter-unknown"],
    [() => likelihoodHead(normal, { fixed: { scale: -1 } }), "parameter-outside-domain"],
    [() => likelihoodHead(normal, { links: { scale: "identity" } }), "link-range-invalid"],
    [() => likelihoodHead(normal, { links: { scale: "exp" as never } }), "link-unknown"],
    [() => likelihoodHead(normal, { fixed: { loc: 0, scale: 1 } }), "nothing-to-learn"],
    [() => likelihoodHead(categorical, { classes: 0 }), "classes-invalid"],
    [() => bernoulliHead().initial(Float64Array.of(0, 2)), "target-outside-support"],
    [() => bernoulliHead().initial(new Float64Array()), "sample-empty"],
    [() => normalHead().initial(Float64Array.of(0, NaN)), "target-not-finite"],
    [() => categoricalHead({ classes: 2, target: "onehot" }).initial(Float64Array.of(1)), "targets-length"],
    [() => categoricalHead({ classes: 2, target: "soft" }).initial(Float64Array.of(0.5, 0.4)), "target-not-on-simplex"],
  ])("%s is refused as %s", (call, code) => {
    expect(call).toThrow(expect.objectContaining({ code }));
  });
});
