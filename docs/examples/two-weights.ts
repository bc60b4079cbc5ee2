import {
  laplaceOfTarget,
  linearModelPosterior,
  positionDraws,
  prior,
  sampleNuts,
} from "@loglik/bayes";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import * as normal from "@loglik/core/normal";
import { sigmoid } from "@loglik/core/special/sigmoid";

// Ten labels along a line, a slope w and an intercept b.
const x = [-2.1, -1.4, -0.9, -0.3, 0.1, 0.6, 1.2, 1.7, 2.3, 2.9];
const y = [0, 0, 1, 0, 0, 1, 1, 0, 1, 1];
const target = linearModelPosterior(
  bernoulliHead(),
  { x, y, inputs: 1 },
  { weights: prior(normal, { loc: 0, scale: 3 }) },
);

// ∫ σ(4w + b) p(w, b | y) dw db, by brute force: 160,000 points.
const at = (w: number, b: number) => sigmoid(4 * w + b);
const slope = new Float64Array(2);
let [total, sum] = [0, 0];
for (let i = 0; i < 400; i++) {
  for (let j = 0; j < 400; j++) {
    const [w, b] = [-4 + (13 * i) / 400, -10 + (18 * j) / 400];
    const log = target.logDensity(Float64Array.of(w, b), slope);
    total += Math.exp(log);
    sum += Math.exp(log) * at(w, b);
  }
}
console.log("grid:   ", (sum / total).toFixed(4));

// By a normal distribution around the mode.
const laplace = laplaceOfTarget(target);
const mean = (draws: readonly Float64Array[]) =>
  draws.reduce((all, [w, b]) => all + at(w, b), 0) / draws.length;
console.log("Laplace:", mean(laplace.draw(20_000, 1)).toFixed(2));

// By Hamiltonian Monte Carlo.
const sampling = sampleNuts(target, { seed: 1 });
console.log("NUTS:   ", mean(positionDraws(sampling)).toFixed(2));
console.log(
  "R̂ below 1.01:",
  sampling.summary.every(({ rHat }) => rHat < 1.01),
);
console.log("divergences:", sampling.divergences);

// By the best weights alone: surer than the data allow.
console.log("the mode:", at(laplace.mode[0], laplace.mode[1]).toFixed(4));
