import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { normalHead } from "@loglik/core/heads/normal";
import * as normal from "@loglik/core/normal";
import { numericValues } from "@loglik/data";
import { cars } from "@loglik/data/tables/cars";
import { regressionBand } from "@loglik/plot";

const x = numericValues(cars, "speed");
const y = numericValues(cars, "dist");
const rows = x.length;

// Maximum likelihood with one common σ.
// Coefficients: slope, 0 (σ has no slope), intercept, log σ.
const fit = fitGeneralizedLinearModel(normalHead({ scale: "shared" }), {
  x,
  y,
  rows,
  inputs: 1,
});
const [slope, , intercept, logScale] = fit.coefficients;
const scale = Math.exp(logScale);
console.log(
  `distance = ${intercept.toFixed(4)} + ${slope.toFixed(4)} × speed,  σ = ${scale.toFixed(4)} ft`,
);
console.log("NLL per car:", fit.nll.toFixed(6), "nats");

// Least squares by its textbook formula, without a likelihood in sight.
const mean = (values: Float64Array) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const [xBar, yBar] = [mean(x), mean(y)];
const lsSlope =
  x.reduce((s, v, i) => s + (v - xBar) * (y[i] - yBar), 0) /
  x.reduce((s, v) => s + (v - xBar) ** 2, 0);
const rss = y.reduce(
  (sum, value, i) => sum + (value - yBar - lsSlope * (x[i] - xBar)) ** 2,
  0,
);
console.log(
  `least squares: slope ${lsSlope.toFixed(4)}, RSS ${rss.toFixed(2)}`,
);
console.log(
  "RSS/n:",
  (rss / rows).toFixed(4),
  "  σ²:",
  (scale ** 2).toFixed(4),
);
console.log(
  "n/2 log 2πσ² + RSS/2σ²:",
  (
    (rows / 2) * Math.log(2 * Math.PI * scale ** 2) +
    rss / (2 * scale ** 2)
  ).toFixed(6),
);

const along = Float64Array.from(
  { length: 50 },
  (_, i) => 4 + (i * 21) / 49,
);
const line = along.map((speed) => intercept + slope * speed);
const end = (p: number) =>
  line.map((loc) => normal.quantile(p, { loc, scale }));
export const figure = regressionBand({
  data: { x, y },
  fit: {
    x: along,
    mean: line,
    bands: [{ low: end(0.05), high: end(0.95), label: "90 %" }],
  },
  labels: { x: "speed (mph)", y: "stopping distance (ft)" },
});
