import {
  adjustPriors,
  estimatePriors,
} from "@loglik/core/decisions/prior-shift";
import { simulateTwoNormals } from "@loglik/data";

const centers = [[-1], [1]] as const;
const lab = simulateTwoNormals({ rows: 10, centers, seed: 1 });

// In the lab half of the cases are a 1; in the field one in twenty.
const field = simulateTwoNormals({
  rows: 5000,
  centers,
  prior: 0.05,
  seed: 2,
});
const stated = Float64Array.from({ length: 10_000 }, (_, i) => {
  return lab.posterior([field.x[i >> 1]])[i % 2];
});

// The shares of the field, from its inputs alone: no label is used.
const { priors, converged } = estimatePriors(stated, [0.5, 0.5]);
console.log("share of ones:", priors[1].toFixed(3), converged);

const adjusted = adjustPriors(stated, [0.5, 0.5], priors);
const nll = (p: Float64Array) =>
  field.y.reduce((sum, y, i) => sum - Math.log(p[2 * i + y]), 0) /
  field.rows;
const expected = (p: Float64Array) =>
  p.filter((_, i) => i % 2 === 1).reduce((sum, value) => sum + value, 0);
const came = field.y.reduce((sum, y) => sum + y, 0);
console.log("ones that came:", came);
console.log(
  "as trained:",
  expected(stated).toFixed(0),
  "expected, NLL",
  nll(stated).toFixed(3),
);
console.log(
  "adjusted:",
  expected(adjusted).toFixed(0),
  "expected, NLL",
  nll(adjusted).toFixed(3),
);
