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

const best = (values: Float64Array) =>
  prob[values.indexOf(Math.max(...values))];
console.log("argmax of the product:    ", best(product));
console.log("argmax of its log:        ", best(logOfProduct));
console.log("argmax of the sum of logs:", best(sumOfLogs));
console.log(
  "argmin of the NLL:        ",
  prob[nll.indexOf(Math.min(...nll))],
);

const gaps = sumOfLogs.map((value, i) => Math.abs(value - logOfProduct[i]));
console.log("the two logs agree to 1e-14:", Math.max(...gaps) <= 1e-14);

const { theta } = bernoulli.fit(tosses);
const common = { axes: { prob }, symbols: { prob: "θ" } };
export const figures = [
  likelihoodCurve({
    ...common,
    values: product,
    maximum: { theta, value: product[19] },
  }),
  likelihoodCurve({
    ...common,
    values: sumOfLogs,
    quantity: "log-likelihood",
    maximum: { theta, value: sumOfLogs[19] },
  }),
  likelihoodCurve({
    ...common,
    values: nll,
    quantity: "negative-log-likelihood",
    maximum: { theta, value: nll[19] },
  }),
];
