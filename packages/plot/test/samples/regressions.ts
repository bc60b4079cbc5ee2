import { regressionBand, uncertaintyBand } from "../../src/index.js";
import { gaussian, grid, uniforms } from "./draws.js";

const draws = uniforms(11);
const speeds = Float64Array.from({ length: 48 }, () => 4 + 21 * draws()).sort();
const stops = speeds.map((speed) => 3.6 * speed - 12 + 11 * gaussian(draws));
const line = grid(4, 25, 43);

export const regression = regressionBand({
  data: { x: speeds, y: stops },
  fit: {
    x: line,
    mean: line.map((speed) => 3.78 * speed - 15),
    bands: [
      { low: line.map((speed) => 3.78 * speed - 37), high: line.map((speed) => 3.78 * speed + 7), label: "95 %" },
      { low: line.map((speed) => 3.78 * speed - 22.6), high: line.map((speed) => 3.78 * speed - 7.4), label: "50 %" },
    ],
  },
  truth: { x: [4, 25], y: [8, 74] },
  labels: { x: "speed (mph)", y: "stopping distance (ft)" },
});

const few = [0, 1, 1, 2, 3, 3, 4];
const fewY = [0.4, 0.9, 1.9, 2.2, 2.4, 3.6, 3.7];

export const residuals = regressionBand({
  data: { x: few, y: fewY, fitted: few.map((x) => 0.6 + 0.8 * x) },
  fit: { x: [0, 4], mean: [0.6, 3.8] },
});

const trueMean = (x: number) => Math.sin(1.3 * x);
const scattered = uniforms(5);
const scatteredX = Float64Array.from({ length: 36 }, () => -2.2 + 3.2 * scattered());
const scatteredY = scatteredX.map((x) => trueMean(x) + 0.2 * gaussian(scattered));
const wide = grid(-3, 3, 61);
/** More is not known of the mean where there are no data. */
const epistemicScale = (x: number) => 0.06 + 0.22 * Math.max(0, x - 0.7) + 0.22 * Math.max(0, -2 - x);
const around = (scale: (x: number) => number) => ({
  low: wide.map((x) => trueMean(x) - 1.96 * scale(x)),
  high: wide.map((x) => trueMean(x) + 1.96 * scale(x)),
});

export const uncertainty = uncertaintyBand({
  data: { x: scatteredX, y: scatteredY },
  x: wide,
  mean: wide.map(trueMean),
  epistemic: around(epistemicScale),
  predictive: around((x) => Math.hypot(epistemicScale(x), 0.2)),
  truth: { x: wide, y: wide.map((x) => trueMean(x) + 0.1 * Math.sin(2 * x)) },
});

export const spaghetti = regressionBand({
  data: { x: scatteredX, y: scatteredY },
  fit: {
    x: wide,
    mean: wide.map(trueMean),
    label: "posterior mean",
    draws: Array.from({ length: 24 }, () => {
      const [level, tilt] = [gaussian(scattered), gaussian(scattered)];
      return wide.map((x) => trueMean(x) + epistemicScale(x) * (0.8 * level + 0.6 * tilt * Math.sign(x)));
    }),
  },
});
