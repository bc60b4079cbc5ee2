import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { axisLayout, fraction } from "../src/layout/axis-layout.js";
import { contourLevels } from "../src/layout/contour-levels.js";
import { formatNumber, formatTicks } from "../src/layout/format-number.js";
import { interpolateGrid } from "../src/layout/interpolate-grid.js";
import { listNumbers } from "../src/layout/list-numbers.js";
import { spreadLabels } from "../src/layout/spread-labels.js";
import { finiteExtent, linearTicks, logTicks } from "../src/layout/ticks.js";

test.each([
  [0.0819200001, "0.08192"],
  [-2.5e-30, "−2.5×10⁻³⁰"],
  [0, "0"],
  [-0, "0"],
  [3, "3"],
  [1e-9, "10⁻⁹"],
  [-1e9, "−10⁹"],
  [99999.9, "100000"],
  [123456, "123456"],
  [3.648618, "3.649"],
  [0.99999, "1"],
  [Number.POSITIVE_INFINITY, "∞"],
  [Number.NEGATIVE_INFINITY, "−∞"],
  [Number.NaN, "NaN"],
])("formatNumber(%d) is %s", (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test("ticks share the decimals of their step, and zero has none", () => {
  expect(formatTicks([0, 0.05, 0.1])).toEqual(["0", "0.05", "0.10"]);
  expect(formatTicks([-10, 0, 10])).toEqual(["−10", "0", "10"]);
  expect(formatTicks([0, 2e-30, 4e-30])).toEqual(["0", "2×10⁻³⁰", "4×10⁻³⁰"]);
  expect(formatTicks([0])).toEqual(["0"]);
  expect(formatTicks([1234560, 1234565])).toEqual(["1.23456×10⁶", "1.234565×10⁶"]);
});

describe("ticks", () => {
  test("are round", () => {
    expect(linearTicks(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(linearTicks(-0.35, 0.35, 3)).toEqual([-0.2, 0, 0.2]);
    expect(logTicks(0.0001, 10, 6)).toEqual([1e-4, 1e-3, 1e-2, 0.1, 1, 10]);
    expect(logTicks(0.3, 3, 6)).toEqual([0.3, 0.5, 1, 2, 3]);
    expect(logTicks(1e-30, 1, 4)).toEqual([1e-24, 1e-16, 1e-8, 1]);
  });

  test("end where floats do", () => {
    expect(linearTicks(1e17, 1e17 + 16, 4)).toEqual([1e17, 1e17 + 16]);
  });

  test("lie inside, increase, and are about as many as asked for", () => {
    const numbers = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    const widths = fc.double({ min: 1e-3, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(numbers, widths, fc.integer({ min: 3, max: 12 }), (low, width, count) => {
        const ticks = linearTicks(low, low + width, count);
        expect(ticks.length).toBeGreaterThanOrEqual(Math.floor(count / 2));
        expect(ticks.length).toBeLessThanOrEqual(2 * count + 1);
        const slack = width * 1e-6 + Math.abs(low) * 1e-15;
        ticks.forEach((tick, index) => {
          expect(tick).toBeGreaterThanOrEqual(low - slack);
          expect(tick).toBeLessThanOrEqual(low + width + slack);
          if (index > 0) expect(tick).toBeGreaterThan(ticks[index - 1]);
        });
      }),
    );
  });
});

test("an extent ignores what is not finite, and there may be none", () => {
  expect(finiteExtent([Number.POSITIVE_INFINITY, 2, Number.NaN], [1])).toEqual([1, 2]);
  expect(finiteExtent([Number.NaN])).toBeUndefined();
});

test("a single value gets an axis with room around it", () => {
  expect(axisLayout([3, 3], "", 4).domain).toEqual([1.5, 4.5]);
  expect(axisLayout([0, 0], "", 4).domain).toEqual([-0.5, 0.5]);
  expect(axisLayout([4, 4], "", 4, { scale: "log" }).domain).toEqual([2, 8]);
});

test("a fraction of a logarithmic axis", () => {
  expect(fraction(axisLayout([1, 100], "", 4, { scale: "log" }), 10)).toBeCloseTo(0.5, 12);
});

describe("labels moved apart", () => {
  test("stay where they are when there is room", () => {
    expect(spreadLabels([50, 10], 14, 0, 100)).toEqual([50, 10]);
  });

  test("share what they must move", () => {
    expect(spreadLabels([40, 42], 14, 0, 100)).toEqual([34, 48]);
  });

  test("keep their order and their gap inside the frame", () => {
    const wishes = fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(wishes, (wished) => {
        const placed = spreadLabels(wished, 14, 0, 200);
        const order = wished.map((_, index) => index).sort((a, b) => wished[a] - wished[b] || a - b);
        order.forEach((index, rank) => {
          expect(placed[index]).toBeGreaterThanOrEqual(-1e-9);
          expect(placed[index]).toBeLessThanOrEqual(200 + 1e-9);
          if (rank > 0) expect(placed[index] - placed[order[rank - 1]]).toBeGreaterThan(14 - 1e-9);
        });
      }),
    );
  });
});

test("interpolation meets the grid's values and is exact for a bilinear function", () => {
  const xs = [0, 1, 3];
  const ys = [-1, 2];
  const f = (x: number, y: number) => 1 + 2 * x - y + 0.5 * x * y;
  const at = interpolateGrid(
    xs,
    ys,
    xs.flatMap((x) => ys.map((y) => f(x, y))),
  );
  for (const [x, y] of [
    [0, -1],
    [1, 2],
    [3, 2],
    [0.25, 0.5],
    [2.9, -0.3],
  ])
    expect(at(x, y)).toBeCloseTo(f(x, y), 12);
});

test("an infinite corner does not spoil the cell's other edge", () => {
  const at = interpolateGrid([0, 1], [0, 1], [Number.NEGATIVE_INFINITY, 1, 2, 3]);
  expect(at(1, 0.5)).toBe(2.5);
  expect(at(0.5, 0.5)).toBe(Number.NEGATIVE_INFINITY);
});

test("contour lines are shares of a likelihood's maximum and nats from a logarithm's", () => {
  const values = Float64Array.of(-40, -10, -3.5);
  expect(contourLevels("likelihood", Float64Array.of(0, 2), 2, undefined).lines[0]).toEqual({
    value: 0.2,
    label: "10 %",
  });
  const drops = contourLevels("log-likelihood", values, -3.5, undefined).lines;
  expect(drops.map((line) => line.label)).toEqual(["−32", "−16", "−8", "−4", "−2", "−1"]);
  expect(drops[5].value).toBe(-4.5);
  const chosen = contourLevels("log-likelihood", values, -3.5, Float64Array.of(-5));
  expect(chosen.lines).toEqual([{ value: -5, label: "−5" }]);
});

test("a long list says how many it leaves out", () => {
  expect(listNumbers([0, 0, 0, 1, 0], 300, 12)).toBe("0, 0, 0, 1, 0");
  expect(listNumbers(new Float64Array(500), 120, 12)).toMatch(/^0, .*… \(n = 500\)$/);
  expect(listNumbers(new Float64Array(500), 5, 12)).toBe("n = 500");
});
