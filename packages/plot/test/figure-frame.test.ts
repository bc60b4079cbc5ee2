import type { Plot } from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { figureFrame, renderFigure } from "../src/index.js";
import { sampleFigures } from "./sample-figures.js";

const { document } = parseHTML("<!doctype html><html><body></body></html>");

describe.each(Object.entries(sampleFigures))("the frame of %s", (_, figure) => {
  test.each([{ width: 320 }, { width: 640 }, { width: 480, height: 360 }])("is where it is drawn: %o", (size) => {
    const frame = figureFrame(figure, size);
    const svg = renderFigure(figure, { document, ...size });
    expect(svg.getAttribute("viewBox")).toBe(`0 0 ${frame.width} ${frame.height}`);
    // The scales of the drawing itself are the oracle.
    const { scale } = svg as unknown as Plot;
    for (const share of [0, 0.3, 1]) {
      const [x, y] = [frame.x, frame.y].map(([low, high]) => low + share * (high - low));
      const [across, up] = [scale("x")?.apply(x), scale("y")?.apply(y)];
      expect(frame.across(x)).toBeCloseTo(across, 8);
      expect(frame.up(y)).toBeCloseTo(up, 8);
      const place = frame.locate(across, up);
      expect(Math.abs(place[0] - x)).toBeLessThanOrEqual(1e-9 * (Math.abs(frame.x[0]) + Math.abs(frame.x[1])));
      expect(Math.abs(place[1] - y)).toBeLessThanOrEqual(1e-9 * (Math.abs(frame.y[0]) + Math.abs(frame.y[1])));
    }
  });
});
