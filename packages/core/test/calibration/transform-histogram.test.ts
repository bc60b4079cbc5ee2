import { describe, expect, it } from "vitest";
import { transformHistogram } from "../../src/calibration/transform-histogram.js";
import { createRng } from "../../src/random/philox.js";

const uniforms = (n: number, stream: string) => {
  const rng = createRng(4, stream);
  return Float64Array.from({ length: n }, () => rng.uniform());
};

describe("a histogram of transforms", () => {
  it("counts every row once, an edge with the bin below it", () => {
    const { edges, counts, expected } = transformHistogram([0, 0.25, 0.5, 0.75, 1, 0.1, 0.9, 0.3], { bins: 4 });
    expect(Array.from(edges)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(Array.from(counts)).toEqual([3, 2, 1, 2]);
    expect(expected).toBe(2);
  });

  // scipy.stats.binom.ppf
  it.each([
    [200, 10, 0.95, 12, 29],
    [57, 7, 0.99, 2, 16],
    [5, 1, 0.95, 5, 5],
  ])("of %i rows in %i bins has the binomial band of level %d", (rows, bins, level, low, high) => {
    expect(transformHistogram(uniforms(rows, "band"), { bins, level }).band).toEqual({ low, high, level });
  });

  it("leaves a calibrated model's bins inside as often as it says, and not a narrow one's", () => {
    const outside = (distort: (u: number) => number) => {
      let count = 0;
      for (let run = 0; run < 200; run++) {
        const { counts, band } = transformHistogram(uniforms(300, `run ${run}`).map(distort));
        count += counts.filter((one) => one < band.low || one > band.high).length;
      }
      return count / 2000;
    };
    // P(outside) = 0.0338 for 300 rows in 10 bins; and 0.02 are 5 standard errors of 2000 bins.
    expect(Math.abs(outside((u) => u) - 0.0338)).toBeLessThan(0.02);
    expect(outside((u) => (u < 0.5 ? 2 * u * u : 1 - 2 * (1 - u) ** 2))).toBeGreaterThan(0.5);
  });

  it("refuses what is no transform, and a level or bins that are none", () => {
    expect(() => transformHistogram([])).toThrow("[sample-empty]");
    expect(() => transformHistogram([0.5, 1.2])).toThrow("transforms[1] is 1.2");
    expect(() => transformHistogram([0.5], { level: 1 })).toThrow("[option-invalid]");
    expect(() => transformHistogram([0.5], { bins: 2.5 })).toThrow("[option-invalid]");
  });
});
