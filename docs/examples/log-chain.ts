import * as bernoulli from "@loglik/core/bernoulli";
import { likelihoodCurve } from "@loglik/plot";

const tosses = [0, 0, 0, 1, 0];

// 99 candidates for θ, and four ways to say how good each one is.
const prob = Float64Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
const mass = (y: number, theta: number) => (y === 1 ? theta : 1 - theta);

const product = prob.map((theta) =>
  tosses.reduce((running, y) => running * mass(y, theta), 1),
);
const logOfProduct = product.map(Math.log);
const sumOfLogs = prob.map((theta) =>
  tosses.reduce((sum, y) => sum + bernoulli.logProb(y, { prob: theta }), 0),
);
const nll = sumOfLogs.map((value) => -value);

const where = (values: Float64Array, best: number) =>
  prob[values.indexOf(best)];
console.log(
  "argmax of the product:    ",
  where(product, Math.max(...product)),
);
console.log(
  "argmax of its log:        ",
  where(logOfProduct, Math.max(...logOfProduct)),
);
console.log(
  "argmax of the sum of logs:",
  where(sumOfLogs, Math.max(...sumOfLogs)),
);
console.log("argmin of the NLL:        ", where(nll, Math.min(...nll)));

const gap = Math.max(
  ...sumOfLogs.map((value, i) => Math.abs(value - logOfProduct[i])),
);
console.log(
  "log of product and sum of logs differ by at most 1e-14:",
  gap <= 1e-14,
);

const { theta } = bernoulli.fit(tosses);
const draw = (
  quantity: "likelihood" | "log-likelihood" | "negative-log-likelihood",
  values: Float64Array,
) =>
  likelihoodCurve({
    axes: { prob },
    values,
    quantity,
    symbols: { prob: "θ" },
    maximum: { theta, value: values[19] },
  });
export const figures = [
  draw("likelihood", product),
  draw("log-likelihood", sumOfLogs),
  draw("negative-log-likelihood", nll),
];
