import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";

// One input. Every row above 2.5 is a 1.
// Make the last label 0 and the maximum comes back.
const x = Float64Array.of(0, 1, 2, 3, 4, 5);
const y = Float64Array.of(0, 0, 0, 1, 1, 1);
const head = bernoulliHead();

console.log("NLL of the boundary x = 2.5, steeper and steeper:");
const gradient = new Float64Array(6);
for (const steepness of [1, 5, 25, 125]) {
  const z = x.map((value) => steepness * (value - 2.5));
  let nll = 0;
  for (let i = 0; i < 6; i++) nll += head.point(y, i, z, i, gradient);
  console.log(`  w = ${steepness}:  ${nll.toExponential(3)}`);
}

const fit = fitGeneralizedLinearModel(head, { x, y, rows: 6, inputs: 1 });
console.log("converged:", fit.converged, "  reason:", fit.reason);
console.log(fit.message);
