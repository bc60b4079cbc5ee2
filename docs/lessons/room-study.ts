/** The numbers in the prose of the page "The training room": a straight line through data with outliers. */
import type { LikelihoodHead } from "@loglik/core";
import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { normalHead } from "@loglik/core/heads/normal";
import { studentTHead } from "@loglik/core/heads/student-t";
import { createRng } from "@loglik/core/random";

/** y = 1 + 2x with a little noise; one row in ten is five too high. The same draws as in the example on the page. */
function liftedLine() {
  const rng = createRng(3, "outliers");
  const rows = 100;
  const x = Float64Array.from({ length: rows }, () => rng.uniform());
  const y = x.map((value) => {
    const lifted = rng.uniform() < 0.1 ? 5 : 0;
    return 1 + 2 * value + 0.1 * rng.normal() + lifted;
  });
  return { x, y, rows, inputs: 1 };
}

function lineUnder(head: LikelihoodHead) {
  // Weights of the location and of the shared scale, then their intercepts.
  const { coefficients, nll } = fitGeneralizedLinearModel(head, liftedLine());
  return { slope: coefficients[0], intercept: coefficients[2], nll };
}

export const outlierStudy = {
  normal: lineUnder(normalHead({ scale: "shared" })),
  studentT: lineUnder(studentTHead({ df: 3 })),
};
