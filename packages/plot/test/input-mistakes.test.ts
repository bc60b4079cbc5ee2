import { describe, expect, test } from "vitest";
import * as plot from "../src/index.js";
import { figureToSvg } from "../src/node.js";
import { expectRefusals } from "./expect-refusals.js";

const axes = { a: [0, 1, 2] };
const values = [1, 2, 1];
const curve = plot.trainingCurve({ train: [1, 0.5] });
/** The functions that make figures. */
const makers = Object.entries(plot).filter(
  ([name, value]) =>
    typeof value === "function" &&
    /(Curve|Surface|Bars|Band|Diagram|Histogram|Cost|Densities|Trace|Tree|Lengths|Gradient|Temperatures|Posterior)$/.test(
      name,
    ),
) as [string, (input: unknown) => unknown][];

describe("what a figure is made of", () => {
  test("all functions that make figures are looked at", () => {
    expect(makers.length).toBe(23);
  });

  test.each(makers)("%s refuses nothing, a list, and a misspelt name", (name, make) => {
    for (const input of [undefined, null, [1, 2], "text"]) {
      expect(() => make(input)).toThrow(new RegExp(`^${name}: the input is .*; expected an object with .*caption`));
    }
    expect(() => make({ capiton: "x" })).toThrow(`${name}: there is no option "capiton"; did you mean "caption"? `);
    expect(() => make({ caption: 5 })).toThrow(`${name}: caption is 5; expected a text.`);
  });
});

expectRefusals([
  [
    "a misspelt series",
    "figure-option",
    'no option "valid"',
    () => plot.trainingCurve({ train: [1], valid: [1] } as never),
  ],
  [
    "a label that is no text",
    "figure-option",
    "label is 5",
    () => plot.trainingCurve({ train: [1], label: 5 as never }),
  ],
  [
    "a second curve without a name",
    "figure-option",
    "comparison.label is undefined",
    () => plot.likelihoodCurve({ axes, values, comparison: { values } as never }),
  ],
  [
    "an object for a list of curves",
    "figure-option",
    "comparisons is an object",
    () => plot.densityCurve({ y: [0, 1, 2], values, comparisons: { label: "", values } as never }),
  ],
  [
    "a band without a name",
    "figure-option",
    "fit.bands[0].label is undefined",
    () =>
      plot.regressionBand({
        data: { x: [0], y: [0] },
        fit: { x: [0], mean: [0], bands: [{ low: [0], high: [1] } as never] },
      }),
  ],
  [
    "steps as a text",
    "figure-option",
    'steps is "no"',
    () => plot.distributionCurve({ y: [0], values: [1], steps: "no" as never }),
  ],
  [
    "a density below zero",
    "figure-out-of-range",
    "values[1] is -1",
    () => plot.densityCurve({ y: [0, 1], values: [1, -1] }),
  ],
  ["a mass above one", "figure-out-of-range", "values[0] is 3", () => plot.massBars({ y: [0, 1], values: [3, 0] })],
  [
    "a probability above one",
    "figure-out-of-range",
    "values[1] is 2",
    () => plot.distributionCurve({ y: [0, 1], values: [0, 2] }),
  ],
  ["a number for options", "figure-option", "the input is 640", () => figureToSvg(curve, 640 as never)],
  ["no options", "figure-option", "the input is null", () => figureToSvg(curve, null as never)],
  ["a misspelt option", "figure-option", 'no option "widht"', () => figureToSvg(curve, { widht: 300 } as never)],
  ["a width as a text", "figure-size", 'width is "640"', () => figureToSvg(curve, { width: "640" as never })],
  [
    "a width of a mile",
    "figure-size",
    "expected a number of pixels from 200 to 20000",
    () => figureToSvg(curve, { width: 1e6 }),
  ],
  [
    "a figure from JSON",
    "figure-not-numbers",
    "epochs is an object with the keys 0, 1",
    () => figureToSvg(JSON.parse(JSON.stringify(curve))),
  ],
  [
    "a nested one",
    "figure-not-numbers",
    "data.x is an object with the keys 0, 1",
    () => figureToSvg(JSON.parse(JSON.stringify(plot.regressionBand({ data: { x: [0, 1], y: [0, 1] } })))),
  ],
]);

test("what else a result of another package holds is no mistake", () => {
  const result = { train: [1, 0.5], losses: [3], seconds: 2, validation: [1, 0.6] };
  expect(plot.trainingCurve(result).validation?.length).toBe(2);
});

test("a logarithmic axis ends where numbers end", () => {
  const svg = figureToSvg(plot.trainingCurve({ train: [1.7e308, 1, 5e-324], scale: "log" }));
  expect(svg).toContain("10¹");
  expect(svg).not.toMatch(/NaN|Infinity/);
});
