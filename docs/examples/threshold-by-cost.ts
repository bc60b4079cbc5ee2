import { meanCost } from "@loglik/core/decisions/least-cost";
import { optimalThreshold } from "@loglik/core/decisions/optimal-threshold";
import {
  decideByThreshold,
  thresholdOfCosts,
} from "@loglik/core/decisions/threshold";
import { simulateTwoNormals } from "@loglik/data";
import { thresholdCost } from "@loglik/plot";

// The true probabilities are known: nothing to train.
const { x, y, posterior } = simulateTwoNormals({
  rows: 2000,
  centers: [[-0.8], [0.8]],
  seed: 7,
});
const p = Float64Array.from(x, (value) => posterior([value])[1]);

// c(truth, decision): a false alarm costs 1, a miss 4.
const matrix = { costs: [0, 1, 4, 0], actions: 2 };
const threshold = thresholdOfCosts(matrix);
console.log("decide 1 from p =", threshold);

for (const limit of [0.5, threshold]) {
  const decisions = decideByThreshold(p, limit);
  const right =
    y.filter((label, i) => label === decisions[i]).length / y.length;
  console.log(
    `threshold ${limit}: accuracy ${right.toFixed(3)}`,
    ` mean cost ${meanCost(y, decisions, matrix).toFixed(3)}`,
  );
}
const best = optimalThreshold(p, y, matrix);
console.log(
  "best in hindsight:",
  best.threshold.toFixed(3),
  best.cost.toFixed(3),
);

export const figure = thresholdCost({ costs: best, theory: threshold });
