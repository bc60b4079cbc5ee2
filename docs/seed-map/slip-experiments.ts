/** Small simulations behind the slips about probabilities. */
import * as bernoulli from "@loglik/core/bernoulli";
import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { huber } from "@loglik/core/ledger";
import { createRng } from "@loglik/core/random";
import { sigmoid } from "@loglik/core/special/sigmoid";
import { simpson } from "../lessons/simpson.js";

/** Of cases whose event has the probability that is forecast, the share in which the likelier of yes and no comes. */
export function rightWhereForecast(forecast: number): number {
  const rng = createRng(1, `forecast ${forecast}`);
  const rows = 10_000;
  const likelier = forecast > 0.5 ? 1 : 0;
  let right = 0;
  for (let row = 0; row < rows; row++) right += bernoulli.sample(rng, { prob: forecast }) === likelier ? 1 : 0;
  return right / rows;
}

/** P(1 | x = 1) by one node that has seen 20,000 rows of the normals at ±1, both as frequent. */
export function nodeAtOne(): number {
  const rng = createRng(1, "two normals");
  const y = Float64Array.from({ length: 20_000 }, (_, row) => row % 2);
  const x = y.map((label) => 2 * label - 1 + rng.normal());
  const { coefficients } = fitGeneralizedLinearModel(bernoulliHead(), { x, y, rows: y.length, inputs: 1 });
  return sigmoid(coefficients[0] + coefficients[1]);
}

/** ∫ e^(−loss) over the residual, for Huber's loss with δ = 1; beyond ±40 nothing is left. */
export function totalOfHuber(): number {
  return simpson((residual) => Math.exp(-huber(residual, 1)), -40, 40, 4000);
}
