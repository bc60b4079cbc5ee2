import { densityCurve, distributionCurve, massBars } from "../../src/index.js";
import { bell, grid } from "./draws.js";

const along = grid(-3.5, 3.5, 141);

export const density = densityCurve({
  y: along,
  values: along.map((y) => bell(y, 0, 1)),
  label: "θ",
  comparisons: [{ label: "the fit", values: along.map((y) => bell(y, 0.2, 0.8)), meaning: "likelihood" }],
  data: { values: [-0.9, -0.2, 0.1, 0.1, 0.6, 1.5] },
});

const halfLine = grid(0, 3, 61);

/** Γ(½, ½): a density with a pole at 0, cut off at the frame. */
export const densityWithPole = densityCurve({
  y: halfLine,
  values: halfLine.map((y) => Math.exp(-y / 2) / Math.sqrt(2 * Math.PI * y)),
  range: [0, 2],
});

const counts = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const factorials = [1, 1, 2, 6, 24, 120, 720, 5040, 40320];
const poisson = (rate: number) => counts.map((k) => (Math.exp(-rate) * rate ** k) / factorials[k]);

export const masses = massBars({
  y: counts,
  values: poisson(2.4),
  label: "θ",
  comparisons: [
    { label: "truth", values: poisson(3), meaning: "truth" },
    { label: "data", values: [0.1, 0.2, 0.3, 0.2, 0.1, 0.1, 0, 0, 0], meaning: "data" },
  ],
});

export const cumulative = distributionCurve({
  y: along,
  values: along.map((y) => 1 / (1 + Math.exp(-1.702 * y))),
  label: "θ",
  comparisons: [{ label: "data", values: along.map((y) => (y < -1 ? 0 : y < 0 ? 0.25 : 1)), meaning: "data" }],
});

export const cumulativeSteps = distributionCurve({
  y: counts,
  values: counts.map((k) =>
    poisson(2.4)
      .slice(0, k + 1)
      .reduce((sum, mass) => sum + mass),
  ),
  steps: true,
});
