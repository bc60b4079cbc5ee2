import type { LikelihoodHead } from "@loglik/core";
import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { laplaceHead } from "@loglik/core/heads/laplace";
import { normalHead } from "@loglik/core/heads/normal";
import { studentTHead } from "@loglik/core/heads/student-t";
import { createRng } from "@loglik/core/random";

// A line y = 1 + 2x with a little noise; one row in ten is far too high.
const rng = createRng(3, "outliers");
const rows = 100;
const x = Float64Array.from({ length: rows }, () => rng.uniform());
const y = x.map((value) => {
  const lifted = rng.uniform() < 0.1 ? 5 : 0;
  return 1 + 2 * value + 0.1 * rng.normal() + lifted;
});

const heads: Record<string, LikelihoodHead> = {
  "normal   ": normalHead({ scale: "shared" }),
  "Laplace  ": laplaceHead(),
  "Student-t": studentTHead({ df: 3 }),
};
for (const [name, head] of Object.entries(heads)) {
  const fit = fitGeneralizedLinearModel(head, { x, y, rows, inputs: 1 });
  const [slope, , intercept] = fit.coefficients;
  const line = `${intercept.toFixed(2)} + ${slope.toFixed(2)} x`;
  console.log(`${name}  ${line}   NLL ${fit.nll.toFixed(3)}`);
}
