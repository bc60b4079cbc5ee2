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
const head = normalHead({ scale: "shared" });
const fit = fitGeneralizedLinearModel(head, { x, y, rows, inputs: 1 });
const [slope, , intercept, logScale] = fit.coefficients;
const scale = Math.exp(logScale);
console.log("intercept", intercept.toFixed(4), " slope", slope.toFixed(4));
console.log("σ =", scale.toFixed(4), "ft,  σ² =", (scale ** 2).toFixed(4));
console.log("NLL per car:", fit.nll.toFixed(6), "nats");

// Least squares by its textbook formula, without a likelihood in sight.
const total = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
const xBar = total(x) / rows;
const yBar = total(y) / rows;
const sxy = total(x.map((value, i) => (value - xBar) * (y[i] - yBar)));
const sxx = total(x.map((value) => (value - xBar) ** 2));
const line = x.map((value) => yBar + (sxy / sxx) * (value - xBar));
const rss = total(y.map((value, i) => (value - line[i]) ** 2));
console.log("least squares: slope", (sxy / sxx).toFixed(4));
console.log("RSS =", rss.toFixed(2), "  RSS/n =", (rss / rows).toFixed(4));

const constant = (rows / 2) * Math.log(2 * Math.PI * scale ** 2);
const nll = constant + rss / (2 * scale ** 2);
console.log("n/2 log 2πσ² + RSS/2σ², per car:", (nll / rows).toFixed(6));

const along = Float64Array.from({ length: 43 }, (_, i) => 4 + i / 2);
const mean = along.map((speed) => intercept + slope * speed);
const end = (p: number) =>
  mean.map((loc) => normal.quantile(p, { loc, scale }));
const band = { low: end(0.05), high: end(0.95), label: "90 %" };
export const figure = regressionBand({
  data: { x, y },
  fit: { x: along, mean, bands: [band] },
  labels: { x: "speed (mph)", y: "stopping distance (ft)" },
});
