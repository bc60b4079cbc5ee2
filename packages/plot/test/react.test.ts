import { parseHTML } from "linkedom";
import { act, createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Figure } from "../src/figures/figure.js";
import { figureFrame } from "../src/index.js";
import { figureToSvg } from "../src/node.js";
import {
  ChainTrace,
  ClassDensities,
  CodeLengths,
  CodeTree,
  DensityCurve,
  DistributionCurve,
  type FigureFrame,
  FigureView,
  InformationBars,
  LikelihoodCurve,
  LikelihoodSurface,
  LogitGradient,
  MassBars,
  PitHistogram,
  PrecisionRecallDiagram,
  PriorPosterior,
  RankHistogram,
  RegressionBand,
  ReliabilityDiagram,
  RocDiagram,
  SampleSizeCurve,
  SoftmaxTemperatures,
  StillFigures,
  ThresholdCost,
  TrainingCurve,
  UncertaintyBand,
} from "../src/react/index.js";
import { sampleFigures } from "./sample-figures.js";
import { coinLikelihood } from "./samples/likelihoods.js";
import { training } from "./samples/trainings.js";

const [low, high] = [
  { label: "low", density: [1, 0] },
  { label: "high", density: [0, 1] },
];
const bin = { low: 0, high: 1, count: 1, meanPrediction: 0.5, frequency: 1, standardError: 0 };

const components = [
  createElement(LikelihoodCurve, { axes: { θ: [0, 0.5, 1] }, values: [0, 1, 0] }),
  createElement(LikelihoodSurface, { axes: { a: [0, 1], b: [0, 1] }, values: [1, 2, 3, 4] }),
  createElement(TrainingCurve, { train: [2, 1] }),
  createElement(RegressionBand, { data: { x: [0, 1], y: [0, 1] } }),
  createElement(DensityCurve, { y: [0, 1], values: [1, 1] }),
  createElement(MassBars, { y: [0, 1], values: [0.5, 0.5] }),
  createElement(DistributionCurve, { y: [0, 1], values: [0.5, 1], steps: true }),
  createElement(InformationBars, { entropy: 1, models: [{ label: "q", klDivergence: 1, crossEntropy: 2 }] }),
  createElement(CodeTree, { probabilities: [0.5, 0.5], code: { words: ["0", "1"] } }),
  createElement(CodeLengths, { ideal: [1, 1], used: [1, 1] }),
  createElement(LogitGradient, { probabilities: [0.4, 0.6], targets: [0, 1] }),
  createElement(SoftmaxTemperatures, { logits: [0, 0], temperatures: [1], probabilities: [[0.5, 0.5]] }),
  createElement(PitHistogram, { counts: [1, 1], expected: 1 }),
  createElement(RankHistogram, { chains: [[1, 1]], expected: 1 }),
  createElement(ChainTrace, { chains: [[0, 1]] }),
  createElement(PriorPosterior, { axes: { θ: [0, 1] }, prior: [1, 1], posterior: [0, 2] }),
  createElement(ThresholdCost, { costs: { thresholds: [0.5], costs: [1], threshold: 0.5, cost: 1 } }),
  createElement(ClassDensities, { x: [0, 1], classes: [low, high] }),
  createElement(RocDiagram, {
    curve: { thresholds: [1, 0], falsePositiveRates: [0, 1], truePositiveRates: [0, 1], area: 0.5 },
  }),
  createElement(PrecisionRecallDiagram, {
    curve: { thresholds: [1], recalls: [1], precisions: [1], averagePrecision: 1, prevalence: 1 },
  }),
  createElement(SampleSizeCurve, { sizes: [1, 2], series: [{ label: "a", errors: [2, 1] }] }),
  createElement(ReliabilityDiagram, { table: { bins: [bin] } }),
  createElement(UncertaintyBand, {
    data: { x: [0], y: [0] },
    x: [0, 1],
    mean: [0, 1],
    epistemic: { low: [-1, 0], high: [1, 2] },
    predictive: { low: [-2, -1], high: [2, 3] },
  }),
];

describe("on a server", () => {
  test("a figure is its description and its caption, and needs no document", () => {
    const html = renderToString(createElement(FigureView, { figure: coinLikelihood, caption: "A coin." }));
    expect(html).toMatchInlineSnapshot(
      `"<figure class="loglik-figure"><div class="loglik-figure-drawing" role="img" aria-label="Likelihood of θ from 0 to 1, given the data 0, 0, 0, 1, 0; the maximum, 0.08192, is at θ = 0.2." style="min-height:256px"></div><figcaption>A coin.</figcaption></figure>"`,
    );
  });

  test("a server that draws ahead puts its picture into the box, which then reserves no height", () => {
    const draw = (figure: Figure) => figureToSvg(figure, { width: 320, standalone: false });
    const view = createElement(FigureView, { figure: coinLikelihood });
    const html = renderToString(createElement(StillFigures, { value: draw }, view));
    expect(html).toContain(draw(coinLikelihood));
    expect(html).not.toContain("min-height");
  });

  test("what lies over a figure is drawn ahead for each width that the server draws for", () => {
    const overlay = (frame: FigureFrame) => createElement("circle", { cx: frame.across(0.2) });
    const view = createElement(FigureView, { figure: coinLikelihood, overlay });
    const overlays = [320, 640].map((width) => ({ width, className: `of-${width}` }));
    const html = renderToString(createElement(StillFigures, { value: () => ({ html: "<i></i>", overlays }) }, view));
    for (const { width, className } of overlays) {
      const frame = figureFrame(coinLikelihood, { width });
      expect(html).toContain(`class="loglik-figure-overlay ${className}" viewBox="0 0 ${width} ${frame.height}"`);
      expect(html).toContain(`<circle cx="${frame.across(0.2)}">`);
    }
    expect(renderToString(createElement(StillFigures, { value: () => "<i></i>" }, view))).not.toContain("circle");
  });

  test.each(components.map((element) => [(element.type as { name: string }).name, element] as const))(
    "%s",
    (_, element) => {
      expect(renderToString(element)).toContain('role="img"');
    },
  );
});

describe("in a page", () => {
  const observers: { callback: ResizeObserverCallback; disconnected: boolean }[] = [];
  let root: Root;
  let container: HTMLElement;

  beforeEach(() => {
    const { window, document } = parseHTML("<!doctype html><html><body><main></main></body></html>");
    observers.length = 0;
    class FakeResizeObserver {
      readonly record: (typeof observers)[number];
      constructor(callback: ResizeObserverCallback) {
        this.record = { callback, disconnected: false };
        observers.push(this.record);
      }
      observe() {}
      disconnect() {
        this.record.disconnected = true;
      }
    }
    vi.stubGlobal("window", window);
    vi.stubGlobal("document", document);
    vi.stubGlobal("ResizeObserver", FakeResizeObserver);
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
    container = document.querySelector("main") as unknown as HTMLElement;
    root = createRoot(container);
  });

  afterEach(async () => {
    await act(() => root.unmount());
    vi.unstubAllGlobals();
  });

  const resizeTo = (width: number) =>
    act(() => {
      for (const { callback, disconnected } of observers) {
        if (!disconnected) callback([{ contentRect: { width } } as ResizeObserverEntry], {} as ResizeObserver);
      }
    });
  const drawnWidths = () => Array.from(container.querySelectorAll("svg"), (svg) => svg.getAttribute("width"));

  test("a figure is drawn at the width it has, and again when that changes", async () => {
    await act(() => root.render(createElement(FigureView, { figure: coinLikelihood })));
    expect(drawnWidths()).toEqual([]);
    await resizeTo(320.4);
    expect(drawnWidths()).toEqual(["320"]);
    await resizeTo(760);
    expect(drawnWidths()).toEqual(["760"]);
    await resizeTo(0);
    expect(drawnWidths()).toEqual(["760"]);
    await resizeTo(90);
    expect(drawnWidths()).toEqual(["200"]);
  });

  test("the box is the image and has the label; the drawing inside is silent", async () => {
    await act(() => root.render(createElement(FigureView, { figure: coinLikelihood, width: 400 })));
    const box = container.querySelector('[role="img"]')!;
    expect(box.getAttribute("aria-label")).toContain("the maximum, 0.08192, is at θ = 0.2");
    expect(box.querySelector("svg")!.getAttribute("aria-hidden")).toBe("true");
    expect(box.querySelector("svg")!.hasAttribute("role")).toBe(false);
  });

  test("a new figure replaces the old one", async () => {
    for (const figure of Object.values(sampleFigures)) {
      await act(() => root.render(createElement(FigureView, { figure, width: 400 })));
      expect(drawnWidths()).toEqual(["400"]);
    }
  });

  test("what lies over a figure has its pixels, is outside of the image, and is there once the width is known", async () => {
    const overlay = (frame: FigureFrame) => createElement("circle", { cx: frame.across(0.2), cy: frame.up(0), r: 5 });
    const view = createElement(FigureView, { figure: coinLikelihood, overlay });
    expect(renderToString(view)).not.toContain("<circle");
    await act(() => root.render(view));
    expect(container.querySelector("circle")).toBeNull();
    for (const width of [320, 500]) {
      await resizeTo(width);
      const frame = figureFrame(coinLikelihood, { width });
      const circle = container.querySelector(".loglik-figure-overlay circle")!;
      expect(Number(circle.getAttribute("cx"))).toBe(frame.across(0.2));
      expect(circle.closest("svg")!.getAttribute("viewBox")).toBe(`0 0 ${frame.width} ${frame.height}`);
      expect(circle.closest('[role="img"]')).toBeNull();
    }
  });

  test("each figure is a component", async () => {
    await act(() => root.render(components.map((element, key) => createElement("div", { key }, element))));
    await resizeTo(300);
    expect(drawnWidths()).toEqual(components.map(() => "300"));
  });

  test("an unmounted figure watches nothing any more", async () => {
    await act(() => root.render(createElement(FigureView, { figure: training })));
    await act(() => root.render(null));
    expect(observers.every((observer) => observer.disconnected)).toBe(true);
  });

  test("the figure's own caption stands below it unless another is given", async () => {
    const figure = { ...training, caption: "Sixty epochs." };
    await act(() => root.render(createElement(FigureView, { figure, width: 400 })));
    expect(container.querySelector("figcaption")!.textContent).toBe("Sixty epochs.");
    await act(() => root.render(createElement(FigureView, { figure, width: 400, caption: "Other." })));
    expect(container.querySelector("figcaption")!.textContent).toBe("Other.");
  });
});
