import * as bernoulli from "@loglik/core/bernoulli";
import * as gamma from "@loglik/core/gamma";
import * as normal from "@loglik/core/normal";
import { describe, expect, it } from "vitest";
import {
  bulkSampleSize,
  flat,
  laplaceOfTarget,
  mapEstimate,
  type NutsOptions,
  positionDraws,
  posterior,
  predictiveDistribution,
  prior,
  sampleNuts,
  splitEntropy,
  splitRHat,
  type Target,
  tailSampleSize,
} from "../src/index.js";

const y = [2.1, 3.4, 1.9, 2.8, 3, 2.2];
const flats = { loc: flat(), scale: flat() };

/** Independent normal distributions. */
function normals(deviations: readonly number[], means: readonly number[] = deviations.map(() => 0)): Target {
  return {
    dimension: deviations.length,
    names: deviations.map((_, i) => `x${i}`),
    logDensity(position, gradient) {
      let value = 0;
      deviations.forEach((deviation, i) => {
        const z = (position[i] - means[i]) / deviation;
        value -= 0.5 * z * z;
        gradient[i] = -z / deviation;
      });
      return value;
    },
  };
}

describe("a posterior in any unit", () => {
  const plain = mapEstimate(normal, y, {
    loc: prior(normal, { loc: 0, scale: 10 }),
    scale: prior(gamma, { shape: 2, rate: 1 }),
  });

  it.each([1e6, 1e-6, 1e100, 1e-100])("has the same mode in units of %d", (unit) => {
    const priors = {
      loc: prior(normal, { loc: 0, scale: 10 * unit }),
      scale: prior(gamma, { shape: 2, rate: 1 / unit }),
    };
    const found = mapEstimate(
      normal,
      y.map((value) => value * unit),
      priors,
    );
    expect(found.reason).toBe("converged");
    expect(found.theta.loc / unit).toBeCloseTo(plain.theta.loc, 9);
    expect(found.theta.scale / unit).toBeCloseTo(plain.theta.scale, 9);
    expect(found.curvature.smallest).toBeCloseTo(plain.curvature.smallest, 6);
  });

  it.each([1e6, 1e-6])("is found from a start that knows nothing of units of %d", (unit) => {
    const priors = {
      loc: prior(normal, { loc: 0, scale: 10 * unit }),
      scale: prior(gamma, { shape: 2, rate: 1 / unit }),
    };
    const target = posterior(
      normal,
      y.map((value) => value * unit),
      priors,
    );
    const found = mapEstimate(
      normal,
      y.map((value) => value * unit),
      priors,
      { start: { loc: 0, scale: 1 } },
    );
    expect([found.reason, found.theta.loc / unit]).toEqual(["converged", expect.closeTo(plain.theta.loc, 9)]);
    const laplace = laplaceOfTarget(target);
    expect(laplace.mode[0] / unit).toBeCloseTo(2.565060280382, 9);
    expect(laplace.logMarginalLikelihood + y.length * Math.log(unit)).toBeCloseTo(-10.4207859687, 8);
  });

  it("is approximated to the last digits where it is narrow, wide, and far from 0", () => {
    const { mode, covariance, logMarginalLikelihood } = laplaceOfTarget(normals([1e-8, 1e-4, 1e4], [1, 3, 1e5]));
    expect(Array.from(mode, (at, i) => at / [1, 3, 1e5][i])).toEqual([1, 1, 1].map((one) => expect.closeTo(one, 9)));
    expect(covariance[0] / 1e-16).toBeCloseTo(1, 9);
    expect(covariance[4] / 1e-8).toBeCloseTo(1, 9);
    expect(covariance[8] / 1e8).toBeCloseTo(1, 9);
    expect(logMarginalLikelihood).toBeCloseTo(1.5 * Math.log(2 * Math.PI) + Math.log(1e-8), 8);
  });

  it("that rises for ever has no normal approximation", () => {
    expect(() => laplaceOfTarget(posterior(bernoulli, [1, 1], { prob: flat("link") }))).toThrow(
      "laplace-not-a-maximum",
    );
  });
});

describe("sampleNuts", () => {
  it("says that a gradient is not that of the density", () => {
    const wrong = (sign: number): Target => ({
      dimension: 2,
      names: ["a", "b"],
      logDensity(x, gradient) {
        gradient[0] = -x[0];
        gradient[1] = sign * x[1];
        return -0.5 * (x[0] ** 2 + x[1] ** 2);
      },
    });
    const options = { draws: 100, warmUp: 100, seed: 2, maxDepth: 5 };
    expect(sampleNuts(wrong(-1), options).warnings.join()).not.toContain("gradient");
    expect(sampleNuts(wrong(0), options).warnings[0]).toContain(
      "not that of the log density: along b it is 0.00 where",
    );
    expect(sampleNuts(wrong(1), options).warnings[0]).toContain("along b it is");
  });

  it.each([
    ["scales from 1e-6 to 1e6", normals([1e-6, 1, 1e6])],
    ["a million away from 0", normals([1, 0.01], [1e6, -1e4])],
    [
      "a corner",
      {
        dimension: 1,
        names: ["x"],
        logDensity(x: Float64Array, gradient: Float64Array) {
          gradient[0] = -Math.sign(x[0]);
          return -Math.abs(x[0]);
        },
      },
    ],
    ["a posterior", posterior(normal, y, flats)],
  ] as const)("finds no fault with the gradient of %s", (_, target) => {
    for (const metric of ["diagonal", "dense"] as const) {
      const { warnings } = sampleNuts(target, { draws: 60, warmUp: 200, seed: 3, metric });
      expect(warnings.join()).not.toContain("gradient");
    }
  });

  it.each([
    [{ warmup: 100 }, 'there is no option "warmup"'],
    [{ draws: 1e12 }, "are more than 268435456 numbers, 2 GiB"],
    [{ chains: 1e9 }, "are more than 268435456 numbers, 2 GiB"],
    [{ start: [0, 0, 0, 0] }, "expected an array of 4 positions, one a chain, of 1 numbers each"],
    [{ start: [[NaN], [0], [0], [0]] }, "not finite at start"],
    [5, "the options are 5"],
  ])("refuses the options %o", (options, message) => {
    expect(() => sampleNuts(normals([1]), options as unknown as NutsOptions)).toThrow(message);
  });

  it.each([
    [undefined, "the target is undefined"],
    [{ ...normals([1]), dimension: 0 }, "dimension is 0"],
    [{ ...normals([1, 1]), names: ["a"] }, 'names is ["a"]'],
    [{ ...normals([1]), names: undefined }, "names is undefined"],
    [{ dimension: 1, names: ["a"] }, "logDensity is no function"],
  ])("refuses the target %o", (target, message) => {
    expect(() => sampleNuts(target as Target)).toThrow(message);
    expect(() => laplaceOfTarget(target as Target, [0])).toThrow("[target-invalid]");
  });
});

describe("what is no posterior", () => {
  const make = posterior as unknown as (...inputs: unknown[]) => unknown;

  it.each([
    [[normal, y, flats, { wieghts: [1] }], 'there is no option "wieghts"'],
    [[normal, y, { loc: 0, scale: 1 }], "the prior of loc is 0; expected prior(family, θ) or flat()"],
    [[normal, y, { loc: flat() }, { fixed: { scale: -1 } }], "fixed names scale = -1"],
    [[normal, y, flats, { fixed: { scale: 1 } }], "scale has a prior and is fixed at 1"],
    [[normal, y, flats, { links: { scale: "identity" } }], "the link identity reaches -Infinity to Infinity"],
    [[normal, y, flats, { links: { scale: "logit" } }], "the link logit reaches 0 to 1"],
    [[normal, y, flats, { links: { sd: "log" } }], 'normal has no parameter "sd"'],
    [[normal, y], "the priors are undefined; pass { loc: prior(…), scale: prior(…) }"],
    [[normal, undefined, flats], "y is undefined"],
    [[undefined, y, flats], "the family is undefined"],
  ])("is refused: %#", (inputs, message) => {
    expect(() => make(...inputs)).toThrow(message);
  });

  it("nor a prior with a parameter too many", () => {
    expect(() => prior(normal, { loc: 0, scale: 1, df: 3 } as never)).toThrow("there is no parameter df");
  });

  it("nor a mode from a start or with limits that are none", () => {
    const map = (options: object) => () => mapEstimate(normal, y, flats, options);
    expect(map({ start: { mu: 1 } })).toThrow("start names mu = 1");
    expect(map({ start: { scale: -1 } })).toThrow("start names scale = -1");
    expect(map({ densty: "link" })).toThrow('there is no option "densty"');
    expect(map({ maxIterations: NaN })).toThrow("maxIterations is NaN");
    expect(map({ tolerance: -1 })).toThrow("tolerance is -1");
    expect(map({ start: { loc: 1 } })().theta.loc).toBeCloseTo(normal.fit(y).theta.loc, 9);
  });
});

describe("draws that are none", () => {
  it("are refused by diagnostics, which take plain arrays too", () => {
    expect(
      splitRHat([
        [1, 2, 3, 4],
        [11, 12, 13, 14],
      ]),
    ).toBe(splitRHat([Float64Array.of(1, 2, 3, 4), Float64Array.of(11, 12, 13, 14)]));
    for (const diagnostic of [splitRHat, bulkSampleSize, tailSampleSize]) {
      for (const chains of [
        [],
        [1, 2, 3, 4],
        [
          [1, 2, 3, 4],
          [1, 2],
        ],
        [[1, 2, 3]],
        null,
      ]) {
        expect(() => diagnostic(chains as never)).toThrow("[chains-invalid]");
      }
      expect(
        diagnostic([
          [1, 2, NaN, 4],
          [1, 2, 3, 4],
        ]),
      ).toBeNaN();
    }
  });

  it("are refused by predictions", () => {
    expect(() => predictiveDistribution(normal, [{ loc: 0, scale: 1 }, { loc: 1 } as never])).toThrow(
      "draw 1 has loc = 1, scale = undefined",
    );
    expect(() => splitEntropy([[1, 2]])).toThrow("sum to 1");
    expect(() => positionDraws({ names: ["x"], chains: [] }, 0)).toThrow("every is 0");
    expect(() => laplaceOfTarget(normals([1])).draw(2.5)).toThrow("count is 2.5");
    expect(() => laplaceOfTarget(normals([1, 1]), [0])).toThrow("expected 2 finite numbers (x0, x1)");
  });
});
