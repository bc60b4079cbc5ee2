import { parseHTML } from "linkedom";
import { act, createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  DensityCurve,
  DistributionCurve,
  FigureView,
  LikelihoodCurve,
  LikelihoodSurface,
  MassBars,
  RegressionBand,
  TrainingCurve,
} from "../src/react/index.js";
import { coinLikelihood, sampleFigures, training } from "./sample-figures.js";

const components = [
  createElement(LikelihoodCurve, { axes: { θ: [0, 0.5, 1] }, values: [0, 1, 0] }),
  createElement(LikelihoodSurface, { axes: { a: [0, 1], b: [0, 1] }, values: [1, 2, 3, 4] }),
  createElement(TrainingCurve, { train: [2, 1] }),
  createElement(RegressionBand, { data: { x: [0, 1], y: [0, 1] } }),
  createElement(DensityCurve, { y: [0, 1], values: [1, 1] }),
  createElement(MassBars, { y: [0, 1], values: [0.5, 0.5] }),
  createElement(DistributionCurve, { y: [0, 1], values: [0.5, 1], steps: true }),
];

describe("on a server", () => {
  test("a figure is its description and its caption, and needs no document", () => {
    const html = renderToString(createElement(FigureView, { figure: coinLikelihood, caption: "A coin." }));
    expect(html).toMatchInlineSnapshot(
      `"<figure class="loglik-figure"><div class="loglik-figure-drawing" role="img" aria-label="Likelihood of θ from 0 to 1, given the data 0, 0, 0, 1, 0; the maximum, 0.08192, is at θ = 0.2." style="min-height:256px"></div><figcaption>A coin.</figcaption></figure>"`,
    );
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
