import { logLikelihood } from "@loglik/core/likelihood";
import * as normal from "@loglik/core/normal";

const sample = [-1, 0, 1];
const scale = Math.sqrt(2 / 3);

// As printed: the factor −1/2σ² multiplies the first square only.
function asPrinted(loc: number, scale: number): number {
  const constant = -1.5 * Math.log(2 * Math.PI * scale ** 2);
  const first = (loc - 1) ** 2 / (2 * scale ** 2);
  return constant - first + loc ** 2 + (loc + 1) ** 2;
}

console.log("log L at σ = √(2/3):");
for (const loc of [0, 2, 10, 100]) {
  const right = logLikelihood(normal, sample, { loc, scale }).toFixed(1);
  const wrong = asPrinted(loc, scale).toFixed(1);
  console.log(`  μ = ${loc}:  right ${right}   as printed ${wrong}`);
}

console.log("and at μ = 1, as σ falls:");
for (const small of [1, 0.1, 0.01, 0.001]) {
  const wrong = asPrinted(1, small).toFixed(1);
  console.log(`  σ = ${small}:  as printed ${wrong}`);
}
