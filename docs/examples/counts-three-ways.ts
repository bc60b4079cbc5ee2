import type { LikelihoodHead } from "@loglik/core";
import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { negativeBinomialHead } from "@loglik/core/heads/negative-binomial";
import { normalHead } from "@loglik/core/heads/normal";
import { poissonHead } from "@loglik/core/heads/poisson";
import { simulateCounts } from "@loglik/data";

// Counts whose scatter is larger than a Poisson's: variance μ + μ²/2.
const { x, y, rows } = simulateCounts({
  rows: 400,
  weights: [0.8],
  intercept: 1,
  size: 2,
  seed: 3,
});

const heads: Record<string, LikelihoodHead> = {
  "squared error    ": normalHead({ scale: "shared" }),
  "Poisson loss     ": poissonHead(),
  "negative binomial": negativeBinomialHead(),
};

console.log("nats per observation, the same rows:");
for (const [name, head] of Object.entries(heads)) {
  const { nll } = fitGeneralizedLinearModel(head, {
    x,
    y,
    rows,
    inputs: 1,
  });
  console.log(`  ${name}  ${nll.toFixed(4)}`);
}
