import * as bernoulliLogit from "@loglik/core/bernoulli-logit";
import { inverse as toProbability } from "@loglik/core/links/logit";

const tosses = [0, 0, 0, 1, 0];
const manyTosses = Array.from({ length: 100 }, () => tosses).flat();

// Plain gradient descent on the log-odds of the coin, from θ = ½.
function descend(
  sample: number[],
  reduction: "sum" | "mean",
  rate: number,
): string {
  const out = new Float64Array(1);
  let logit = 0;
  for (let step = 0; step < 60; step++) {
    let slope = 0;
    for (const y of sample)
      slope -= bernoulliLogit.score(y, { logit }, out)[0];
    logit -= rate * (reduction === "sum" ? slope : slope / sample.length);
  }
  return toProbability(logit).toFixed(6);
}

console.log("θ after 60 steps; the maximum is at 0.2");
console.log("mean,   5 tosses, rate 1:    ", descend(tosses, "mean", 1));
console.log(
  "mean, 500 tosses, rate 1:    ",
  descend(manyTosses, "mean", 1),
);
console.log("sum,    5 tosses, rate 1/5:  ", descend(tosses, "sum", 1 / 5));
console.log(
  "sum,  500 tosses, rate 1/5:  ",
  descend(manyTosses, "sum", 1 / 5),
);
console.log(
  "sum,  500 tosses, rate 1/500:",
  descend(manyTosses, "sum", 1 / 500),
);
