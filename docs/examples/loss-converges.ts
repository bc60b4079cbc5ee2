import {
  crossEntropy,
  klDivergence,
} from "@loglik/core/information/divergence";
import { entropy } from "@loglik/core/information/entropy";
import { simulateSymbols } from "@loglik/data";

// What happens follows p; the model says q.
const p = [0.5, 0.25, 0.125, 0.125];
const q = [0.4, 0.3, 0.2, 0.1];
const transitions = [...p, ...p, ...p, ...p];

for (const rows of [100, 10_000, 1_000_000]) {
  const { symbols } = simulateSymbols({ rows, transitions, seed: 3 });
  const nll = symbols.reduce((sum, k) => sum - Math.log(q[k]), 0);
  console.log(`n = ${rows}: -(1/n) log L = ${(nll / rows).toFixed(4)}`);
}
console.log(
  "H(p) + KL(p || q) =",
  (entropy(p) + klDivergence(p, q)).toFixed(4),
);
console.log("H(p, q) =", crossEntropy(p, q).toFixed(4));
console.log("H(q, p) =", crossEntropy(q, p).toFixed(4));
