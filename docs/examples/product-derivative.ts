import * as bernoulli from "@loglik/core/bernoulli";
import { likelihood } from "@loglik/core/likelihood";

const tosses = [0, 0, 0, 1, 0];
const prob = 0.1;

// The product rule: in term k, factor k is differentiated.
let byProductRule = 0;
let factors = 0;
for (let k = 0; k < tosses.length; k++) {
  let term = 1;
  for (let i = 0; i < tosses.length; i++) {
    const mass = tosses[i] === 1 ? prob : 1 - prob;
    const slope = tosses[i] === 1 ? 1 : -1;
    term *= i === k ? slope : mass;
    factors += 1;
  }
  byProductRule += term;
}

// The sum of logs: one score for each observation.
const out = new Float64Array(1);
const sumOfScores = tosses.reduce(
  (sum, y) => sum + bernoulli.score(y, { prob }, out)[0],
  0,
);
const L = likelihood(bernoulli, tosses, { prob });

console.log(
  "dL/dθ by the product rule:",
  byProductRule.toFixed(6),
  `from ${factors} factors`,
);
console.log(
  "L · Σ scores:             ",
  (L * sumOfScores).toFixed(6),
  `from ${tosses.length} scores`,
);

// And by brute force: the slope of a very short chord.
const h = 1e-6;
const chord =
  likelihood(bernoulli, tosses, { prob: prob + h }) -
  likelihood(bernoulli, tosses, { prob: prob - h });
console.log("slope of a short chord:   ", (chord / (2 * h)).toFixed(6));
