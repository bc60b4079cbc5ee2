import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { axisLayout, fraction } from "../src/layout/axis-layout.js";
import { columnAxis, rowAxis, shorten } from "../src/layout/category-axis.js";
import { layoutCodeTree } from "../src/layout/code-tree.js";
import { contourLevels } from "../src/layout/contour-levels.js";
import { formatNumber, formatTicks } from "../src/layout/format-number.js";
import { interpolateGrid } from "../src/layout/interpolate-grid.js";
import { interpolateLine } from "../src/layout/interpolate-line.js";
import { listNumbers } from "../src/layout/list-numbers.js";
import { spreadLabels } from "../src/layout/spread-labels.js";
import { textWidth } from "../src/layout/text-width.js";
import { finiteExtent, linearTicks, logTicks } from "../src/layout/ticks.js";
import { layoutLegend } from "../src/render/legend.js";

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

test("a line read between its points, and not beyond them", () => {
  expect(interpolateLine([0, 2], [1, 5], 0.5)).toBe(2);
  expect(interpolateLine([0, 1, 2], [Number.POSITIVE_INFINITY, 3, 4], 1)).toBe(3);
  expect(interpolateLine([0, 2], [1, 5], 2.1)).toBeNaN();
});

describe("named rows and columns", () => {
  test("rows go down from the first, and all are named where there is room", () => {
    const axis = rowAxis(["a", "b", "c"], "", { width: 100, height: 60, fontSize: 12 });
    expect(axis.domain).toEqual([2.5, -0.5]);
    expect(axis.tickLabels).toEqual(["a", "b", "c"]);
  });

  test("every other row is named where there is none", () => {
    const names = ["a", "b", "c", "d", "e"];
    expect(rowAxis(names, "", { width: 100, height: 40, fontSize: 12 }).tickLabels).toEqual(["a", "c", "e"]);
  });

  test("names of columns stay within their column", () => {
    const names = Array.from({ length: 12 }, (_, k) => `versicolor ${k}`);
    const axis = columnAxis(names, "", { width: 300, fontSize: 12 });
    const pixels = (300 / 12) * (axis.ticks[1] - axis.ticks[0]);
    for (const name of axis.tickLabels) expect(textWidth(name, 12)).toBeLessThanOrEqual(pixels);
  });

  test("a name that fits is left alone", () => {
    expect(shorten("setosa", 100, 12)).toBe("setosa");
    expect(shorten("versicolor", 40, 12)).toBe("vers…");
    expect(shorten("versicolor", 1, 12)).toBe("v…");
  });
});

describe("a code tree", () => {
  test("has a leaf a row in the order of the words, and a fork half-way between its branches", () => {
    const { nodes, depth } = layoutCodeTree(["10", "0", "11"]);
    expect(depth).toBe(2);
    expect(nodes).toEqual([
      { bit: 0, digit: "", row: 0.75 },
      { bit: 1, digit: "0", parent: 0, row: 0, symbol: 1 },
      { bit: 1, digit: "1", parent: 0, row: 1.5 },
      { bit: 2, digit: "0", parent: 2, row: 1, symbol: 0 },
      { bit: 2, digit: "1", parent: 2, row: 2, symbol: 2 },
    ]);
  });

  test("of a lone symbol is a leaf", () => {
    expect(layoutCodeTree([""])).toEqual({ nodes: [{ bit: 0, digit: "", row: 0, symbol: 0 }], depth: 0 });
  });
});

describe("a legend", () => {
  const axis = axisLayout([0, 1], "probability", 4);
  const drawing = { x: axis, y: axis, marks: [], grid: "none", marginRight: 18 } as const;
  const texts = fc.array(fc.string({ minLength: 1, maxLength: 24, unit: "grapheme-ascii" }), {
    minLength: 1,
    maxLength: 7,
  });

  test("has names that keep apart from one another, from the axis's label, and from the edges", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 200, max: 900 }), (names, width) => {
        const legend = names.map((text) => ({ text, color: "ink" as const }));
        const { placed, height } = layoutLegend({ ...drawing, legend }, { width, height: 300, fontSize: 12 });
        expect(placed.map(({ text }) => text)).toEqual(names);
        const boxes = placed.map(({ text, dx, dy }) => ({
          right: width + dx,
          left: width + dx - textWidth(text, 12),
          dy,
        }));
        boxes.push({ left: 8, right: 8 + textWidth(axis.label, 12), dy: 4 });
        boxes.forEach((a, index) => {
          if (index < names.length) expect(a.dy + 12).toBeLessThanOrEqual(34 + height);
          // A single name wider than the figure has a line of its own, and nothing can be done for it.
          if (a.right - a.left < width - 8) expect(a.left).toBeGreaterThanOrEqual(-1e-9);
          for (const b of boxes.slice(index + 1)) {
            expect(a.dy !== b.dy || a.right <= b.left || b.right <= a.left).toBe(true);
          }
        });
      }),
    );
  });

  test("stands beside the axis's label where there is room", () => {
    const legend = [{ text: "— θ", color: "likelihood" as const }];
    const size = { width: 400, height: 300, fontSize: 12 };
    expect(layoutLegend({ ...drawing, legend }, size)).toEqual({
      placed: [{ ...legend[0], dx: -4, dy: 4 }],
      height: 0,
    });
    expect(layoutLegend({ ...drawing, legend, note: "a note" }, size).height).toBe(16);
  });
});
