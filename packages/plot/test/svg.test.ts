import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import {
  chainTrace,
  classDensities,
  codeLengths,
  codeTree,
  densityCurve,
  distributionCurve,
  type Figure,
  figureHeight,
  informationBars,
  likelihoodCurve,
  likelihoodSurface,
  logitGradient,
  massBars,
  pitHistogram,
  priorPosterior,
  regressionBand,
  reliabilityDiagram,
  renderFigure,
  sampleSizeCurve,
  softmaxTemperatures,
  stylesheet,
  thresholdCost,
  trainingCurve,
} from "../src/index.js";
import { figureToSvg } from "../src/node.js";
import { sampleFigures } from "./sample-figures.js";
import { grid } from "./samples/draws.js";
import { normalSurface } from "./samples/surfaces.js";
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

test("a height that was asked for is kept, whatever the legend needs; else the legend adds to it", () => {
  const figure = sampleFigures["chain-trace"];
  expect(figureToSvg(figure, { width: 320, height: 300 })).toContain('viewBox="0 0 320 300"');
  const heights = [320, 1200].map((width) => {
    const [, , , drawn] = /viewBox="([^"]*)"/.exec(figureToSvg(figure, { width }))![1].split(" ").map(Number);
    return drawn - figureHeight(width);
  });
  expect(heights).toEqual([32, 0]);
});

test("words too long for a phone are left to the branches of their tree", () => {
  const words = Array.from({ length: 26 }, (_, k) => "1".repeat(k) + (k < 25 ? "0" : ""));
  const tree = codeTree({ probabilities: words.map((_, k) => 2 ** -Math.min(k + 1, 25)), code: { words } });
  const svgs = [320, 1200].map((width) => figureToSvg(tree, { width }));
  expect(svgs.map((svg) => svg.includes(`>${words[25]}<`))).toEqual([false, true]);
  for (const svg of svgs) expect(svg).not.toMatch(/width="-|NaN/);
});

test("a table of bars is as high as its rows need", () => {
  const rows = (count: number) => {
    const shares = new Float64Array(count).fill(1 / count);
    const svg = figureToSvg(logitGradient({ probabilities: shares, targets: shares }), { width: 900 });
    return Number(/height="(\d+)"/.exec(svg)![1]);
  };
  expect([rows(2), rows(5), rows(40)]).toEqual([160, 278, 878]);
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
    informationBars({ entropy: 0, models: [{ label: "", klDivergence: Infinity, crossEntropy: Infinity }] }),
    informationBars({ entropy: 0, models: [{ label: "itself", klDivergence: 0, crossEntropy: 0 }] }),
    codeTree({ symbols: ["alone"], probabilities: [1], code: { words: [""] } }),
    codeTree({ probabilities: [0.5, 0.5], code: { words: ["0", "11"] } }),
    codeTree({
      probabilities: new Float64Array(256).fill(1 / 256),
      code: { words: Array.from({ length: 256 }, (_, k) => k.toString(2).padStart(8, "0")) },
    }),
    codeLengths({ ideal: [0, Infinity], used: [0, 0] }),
    logitGradient({ classes: ["one whose name is far too long for a phone"], probabilities: [1], targets: [1] }),
    softmaxTemperatures({ logits: [0], temperatures: [1], probabilities: [[1]] }),
    softmaxTemperatures({
      classes: Array.from({ length: 40 }, (_, k) => `class number ${k}`),
      logits: grid(0, 1, 40),
      temperatures: [1],
      probabilities: [new Float64Array(40).fill(1 / 40)],
    }),
    pitHistogram({ counts: [0], expected: 0 }),
    chainTrace({ chains: [[1]] }),
    priorPosterior({ axes: { a: [0, 1, 2] }, prior: [Infinity, 1, 0], posterior: [1, 1, 1], maximumAPosteriori: 9 }),
    thresholdCost({ costs: { thresholds: [Infinity], costs: [0], threshold: Infinity, cost: 0 } }),
    thresholdCost({ costs: { thresholds: [Infinity, 3, -2], costs: [1, 2, 1], threshold: Infinity, cost: 1 } }),
    classDensities({
      x: [0],
      classes: [
        { label: "", density: [0] },
        { label: "", density: [0] },
      ],
      threshold: 5,
    }),
    sampleSizeCurve({ sizes: [7], series: [{ label: "", errors: [1] }] }),
    reliabilityDiagram({
      table: { bins: [{ low: 0, high: 1, count: 0, meanPrediction: NaN, frequency: NaN, standardError: NaN }] },
    }),
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
