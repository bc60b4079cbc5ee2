import { describe, expect, test } from "vitest";
import { densityCurve, likelihoodCurve, regressionBand, trainingCurve } from "../src/index.js";
import { axisLayout } from "../src/layout/axis-layout.js";
import { fitTickLabels } from "../src/layout/fit-tick-labels.js";
import { formatTicks } from "../src/layout/format-number.js";
import { textWidth } from "../src/layout/text-width.js";
import { figureToSvg } from "../src/node.js";

const texts = (svg: string) =>
  Array.from(svg.matchAll(/<text[^>]*>(.*?)<\/text>/g), ([, text]) => text.replace(/<[^>]*>/g, ""));

describe("labels that have no room", () => {
  test.each([
    [0, 1],
    [1e-300, 2e-300],
    [1e15, 1e15 + 2],
    [-3e300, 3e300],
  ])("ticks from %s to %s do not run into each other", (low, high) => {
    const axis = axisLayout([low, high], "x", 5);
    const frame = { left: 40, right: 312, width: 320, fontSize: 12 };
    const { ticks, tickLabels } = fitTickLabels(axis, frame);
    expect(ticks.length).toBeGreaterThan(0);
    const spans = ticks.map((tick, index) => {
      const middle = 40 + ((tick - axis.domain[0]) / (axis.domain[1] - axis.domain[0])) * 272;
      const half = textWidth(tickLabels[index], 12) / 2;
      return [middle - half, middle + half];
    });
    for (const [index, [start]] of spans.slice(1).entries()) expect(start).toBeGreaterThan(spans[index][1]);
    expect(spans.every(([start, end]) => start >= -5 && end <= 325)).toBe(true);
    expect(new Set(tickLabels).size).toBe(tickLabels.length);
  });

  test("neighbouring ticks have different labels", () => {
    expect(new Set(formatTicks([1, 1 + 1e-14, 1 + 2e-14])).size).toBe(3);
  });

  test("names of axes are cut to the width", () => {
    const x = "speed of the car, in kilometres per hour, measured at noon on a dry day";
    const y = "distance that the car takes to stop, in metres, as its maker gives it";
    const drawn = texts(
      figureToSvg(regressionBand({ data: { x: [1, 2], y: [1, 2] }, labels: { x, y } }), { width: 320 }),
    );
    const cut = drawn.filter((text) => text.endsWith("…"));
    expect(cut.map((text) => text.slice(0, 8))).toEqual(["distance", "speed of"]);
    for (const text of cut) expect(textWidth(text, 12)).toBeLessThanOrEqual(320);
  });

  test("the data above a likelihood leave room for its name", () => {
    const figure = likelihoodCurve({
      axes: { the_probability_of_success: [0, 0.5, 1] },
      values: [0, 1, 0],
      data: { values: Array.from({ length: 300 }, (_, k) => k % 2) },
    });
    for (const width of [320, 420, 640]) {
      const drawn = texts(figureToSvg(figure, { width }));
      const note = drawn.find((text) => text.startsWith("data ")) ?? "";
      const name = drawn.find((text) => text.startsWith("likelihood")) ?? "";
      expect(note).toContain("n = 300");
      expect(textWidth(note, 12) + textWidth(name, 12)).toBeLessThanOrEqual(width);
    }
  });
});

test("epochs are counted in whole numbers", () => {
  const drawn = texts(figureToSvg(trainingCurve({ train: [9, 5, 1] })));
  expect(drawn).toEqual(expect.arrayContaining(["1", "2", "3"]));
  expect(drawn).not.toContain("1.5");
  expect(texts(figureToSvg(trainingCurve({ train: [3, 2], epochs: [0.5, 1] })))).toContain("0.6");
});

describe("very many numbers", () => {
  test("a hundred thousand observations are one path, without what falls on one spot", () => {
    const x = Float64Array.from({ length: 100_000 }, (_, k) => (k * 0.618033988749895) % 1);
    const y = x.map((value, k) => value + ((k * 0.7548776662466927) % 1));
    const svg = figureToSvg(regressionBand({ data: { x, y } }), { width: 320 });
    expect(svg).not.toContain("<circle");
    const dots = svg.match(/M[\d.]+,[\d.]+h0/g) ?? [];
    expect(dots.length).toBeGreaterThan(20_000);
    expect(new Set(dots).size).toBe(dots.length);
    expect(svg.length).toBeLessThan(2_000_000);
    expect(svg).toContain("100000 observations");
  });

  test("and a few are dots", () => {
    const svg = figureToSvg(regressionBand({ data: { x: [0, 1, 2], y: [0, 1, 2] } }));
    expect(svg.match(/<circle/g)?.length).toBe(3);
  });

  test("a density of one point is drawn", () => {
    expect(figureToSvg(densityCurve({ y: [0], values: [1] }))).toContain("density");
  });
});
