import { negativeLogLikelihood } from "@loglik/core/likelihood";
import * as normal from "@loglik/core/normal";

console.log("Height of the density at its centre:");
for (const scale of [10, 1, 0.1, 0.01]) {
  console.log(
    `  σ = ${scale}:  ${Math.exp(normal.logProb(0, { loc: 0, scale })).toFixed(4)}`,
  );
}

console.log("The same three lengths in different units:");
const metres = [-1, 0, 1];
for (const [unit, factor] of [
  ["km", 0.001],
  ["m", 1],
  ["cm", 100],
] as const) {
  const sample = metres.map((value) => value * factor);
  const { theta } = normal.fit(sample);
  const nll = negativeLogLikelihood(normal, sample, theta);
  console.log(
    `  ${unit}: σ = ${theta.scale.toPrecision(6)}, NLL = ${nll.toFixed(6)}`,
  );
}
console.log(
  "shift from m to cm:",
  (3 * Math.log(100)).toFixed(6),
  "= 3 log 100",
);
