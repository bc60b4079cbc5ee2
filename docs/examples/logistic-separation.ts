import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";

// One input. Every row above 2.5 is a 1.
// Change one label and the maximum comes back.
const x = Float64Array.of(0, 1, 2, 3, 4, 5);
const y = Float64Array.of(0, 0, 0, 1, 1, 1);
const head = bernoulliHead();

console.log("NLL of the boundary x = 2.5, steeper and steeper:");
for (const steepness of [1, 5, 25, 125]) {
  let nll = 0;
  for (let i = 0; i < x.length; i++) {
    nll += head.point(
      y,
      i,
      Float64Array.of(steepness * (x[i] - 2.5)),
      0,
      new Float64Array(1),
    );
  }
  console.log(`  w = ${steepness}:  ${nll.toExponential(3)}`);
}

const fit = fitGeneralizedLinearModel(head, { x, y, rows: 6, inputs: 1 });
console.log("converged:", fit.converged, "  reason:", fit.reason);
console.log(fit.message);
