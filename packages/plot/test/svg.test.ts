import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import {
  densityCurve,
  distributionCurve,
  type Figure,
  likelihoodCurve,
  likelihoodSurface,
  massBars,
  regressionBand,
  renderFigure,
  stylesheet,
  trainingCurve,
} from "../src/index.js";
import { figureToSvg } from "../src/node.js";
import { grid, normalSurface, sampleFigures } from "./sample-figures.js";
import { checkWellFormed } from "./well-formed.js";

describe.each(Object.entries(sampleFigures))("%s", (name, figure) => {
  test("draws the same picture as before", async () => {
    const svg = figureToSvg(figure, { width: 320 });
    checkWellFormed(svg);
    await expect(svg).toMatchFileSnapshot(`snapshots/${name}.svg`);
  });

  test("depends on nothing but the figure", () => {
    expect(figureToSvg(figure)).toBe(figureToSvg(figure));
  });

  test("is drawn at the width of a phone and of a desk, without a number that is none", () => {
    for (const width of [200, 320, 760, 1200]) {
      const svg = figureToSvg(figure, { width });
      expect(svg).toContain(`viewBox="0 0 ${width} `);
      expect(svg).not.toMatch(/NaN|undefined|Infinity|null/);
    }
  });
});

test("a standalone file brings colours and a ground, an inline one neither", () => {
  const figure = sampleFigures["training-curve"];
  expect(figureToSvg(figure)).toContain("prefers-color-scheme: dark");
  expect(figureToSvg(figure)).toMatch(/<rect [^>]*fill="var\(--loglik-paper, Canvas\)"/);
  const inline = figureToSvg(figure, { standalone: false });
  expect(inline).not.toMatch(/<style>|<rect/);
  expect(inline).toContain("var(--loglik-loss, #d55e00)");
});

test("an image says what it shows", () => {
  const svg = figureToSvg(sampleFigures["likelihood-coin"]);
  expect(svg).toContain('role="img"');
  expect(svg).toContain(
    'aria-label="Likelihood of θ from 0 to 1, given the data 0, 0, 0, 1, 0; the maximum, 0.08192, is at',
  );
});

test("labels are text: markup, quotes and control characters in them stay harmless", () => {
  const svg = figureToSvg(trainingCurve({ train: [2, 1], label: `<b>"a" & 'b'</b>\u0007` }));
  checkWellFormed(svg);
  expect(svg).toContain("&lt;b&gt;");
  expect(svg).not.toContain("<b>");
  expect(svg).toContain("\uFFFD");
});

test("what is odd but legal is drawn", () => {
  const odd: Figure[] = [
    trainingCurve({ train: [0.5] }),
    trainingCurve({ train: [1, 1, 1], validation: [1, 1, 1], reference: { value: 1 } }),
    trainingCurve({ train: [Number.POSITIVE_INFINITY, 3, 2] }),
    trainingCurve({ train: [Number.POSITIVE_INFINITY] }),
    trainingCurve({ train: [3e-7, 1e-7], scale: "log" }),
    likelihoodCurve({ axes: { prob: [0, 0.5, 1] }, values: [-Infinity, -1, -Infinity], quantity: "log-likelihood" }),
    likelihoodCurve({ axes: { prob: [0, 1] }, values: [0, 0] }),
    likelihoodCurve({ axes: { prob: [0, 1] }, values: [1e-320, 2e-320] }),
    likelihoodCurve({ axes: { prob: [0, 1] }, values: [1, 2], interval: { low: 3, high: 4 }, range: [0, 1] }),
    likelihoodSurface({ axes: { a: [0, 1], b: [0, 1] }, values: [-Infinity, -1, -2, -3], quantity: "log-likelihood" }),
    likelihoodSurface({ axes: { a: [0, 1], b: [0, 1] }, values: [1, 1, 1, 1] }),
    likelihoodSurface({ axes: { a: [0, 1], b: [0, 1] }, values: [1, 1, 1, 1], quantity: "negative-log-likelihood" }),
    likelihoodSurface({ axes: { a: [0, 1], b: [0, 1] }, values: [0, 0, 0, 0] }),
    densityCurve({ y: [0, 1, 2], values: [Infinity, 1, 0] }),
    densityCurve({ y: [1], values: [0] }),
    massBars({ y: [0], values: [1] }),
    massBars({ y: [0, 1, 2], values: [0, 0, 0], data: { values: [7] } }),
    distributionCurve({ y: [3], values: [1], steps: true }),
    regressionBand({ data: { x: [1], y: [2] } }),
    regressionBand({ data: { x: [1, 1], y: [2, 2] }, fit: { x: [1], mean: [2] } }),
  ];
  for (const figure of odd) {
    const svg = figureToSvg(figure, { width: 320 });
    checkWellFormed(svg);
    expect(svg).not.toMatch(/NaN|undefined/);
  }
});

test("two clipped figures in one page do not share a frame", () => {
  const clipOf = (svg: string) => /clip-path="url\(#([^)]+)\)"/.exec(svg)?.[1];
  const small = clipOf(figureToSvg(normalSurface, { width: 320 }));
  const large = clipOf(figureToSvg(normalSurface, { width: 640 }));
  expect(small).toMatch(/^loglik-clip-/);
  expect(large).not.toBe(small);
});

test("the contour of a cone is the circle it should be", () => {
  const axis = grid(-1, 1, 81);
  const cone = likelihoodSurface({
    axes: { a: axis, b: axis },
    values: Float64Array.from(Array.from(axis).flatMap((a) => Array.from(axis, (b) => 2 - Math.hypot(a, b)))),
    levels: [1.5],
  });
  const { document } = parseHTML("<body></body>");
  const svg = renderFigure(cone, { document, width: 480, height: 480 });
  const line = svg.querySelectorAll('g[aria-label="contour"]')[1].querySelector("path")!.getAttribute("d")!;
  const points = line
    .slice(1, -1)
    .split("L")
    .map((pair) => pair.split(",").map(Number));
  const [xs, ys] = [points.map((point) => point[0]), points.map((point) => point[1])];
  const diameter = (values: number[]) => Math.max(...values) - Math.min(...values);
  const clip = svg.querySelector("clipPath rect, clippath rect")!;
  expect(diameter(xs) / Number(clip.getAttribute("width"))).toBeCloseTo(0.5, 2);
  expect(diameter(ys) / Number(clip.getAttribute("height"))).toBeCloseTo(0.5, 2);
});

test.each([
  ["figure-kind", () => figureToSvg({ kind: "pie" } as never)],
  ["figure-kind", () => figureToSvg(undefined as never)],
  ["figure-size", () => figureToSvg(normalSurface, { width: 100 })],
  ["figure-size", () => figureToSvg(normalSurface, { height: Number.NaN })],
  ["figure-no-document", () => renderFigure(normalSurface)],
])("%s", (code, make) => {
  expect(make).toThrow(`[${code}]`);
});

test("the stylesheet that is published is the one in the code", async () => {
  await expect(stylesheet).toMatchFileSnapshot("../style.css");
});
