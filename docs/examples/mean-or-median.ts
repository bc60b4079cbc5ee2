import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { laplaceHead } from "@loglik/core/heads/laplace";
import { normalHead } from "@loglik/core/heads/normal";
import * as laplace from "@loglik/core/laplace";
import * as normal from "@loglik/core/normal";
import { numericValues } from "@loglik/data";
import { cars } from "@loglik/data/tables/cars";

const x = numericValues(cars, "speed");
const y = numericValues(cars, "dist");
const rows = y.length;

// One number for all cars.
const sorted = y.slice().sort();
console.log("normal: ", normal.fit(y).theta.loc, "ft, the mean");
console.log("Laplace:", laplace.fit(y).theta.loc, "ft, the median");
console.log("the two in the middle:", sorted[24], sorted[25]);

// A line; and again with one car of the fifty noted ten times as far.
// (Σ|y − ŷ| has a corner at its minimum, where no slope vanishes.
// fit.reason says so: the last line search found nothing lower.)
const spoilt = y.map((dist, i) => (i === 22 ? 10 * dist : dist));
for (const head of [
  normalHead({ scale: "shared" }),
  laplaceHead({ scale: "shared" }),
]) {
  const slopes = [y, spoilt].map((target) => {
    const data = { x, y: target, rows, inputs: 1 };
    const fit = fitGeneralizedLinearModel(head, data);
    return fit.coefficients[0].toFixed(3);
  });
  console.log(head.name.padEnd(8), "slope", slopes.join(", then "));
}
