import * as asymmetricLaplace from "../families/asymmetric-laplace.js";
import type { LikelihoodHead } from "../head.js";
import { quantileLoss } from "../ledger/quantile-loss.js";
import { sigmoid } from "../special/sigmoid.js";
import { softplus } from "../special/softplus.js";
import { type FusedOptions, fusedHead } from "./fused.js";

/**
 * The asymmetric Laplace head: its loss, with `tau` and the scale known or shared, is the quantile (pinball) loss, and its
 * best `loc` the τ-quantile of y given x.
 *
 *   NLL = log s − log τ(1 − τ) + ρ(u),   u = (y − μ)/s,   ρ(u) = τu for u ≥ 0, (τ − 1)u below
 *
 * Options: `tau` (default 0.5, the median), `scale` (default `"shared"`), `loc`, `links`.
 *
 * @throws LoglikError `head-option-invalid`
 * @example asymmetricLaplaceHead({ tau: 0.5, scale: 1 }).point(Float64Array.of(2), 0, Float64Array.of(0), 0, new Float64Array(1))  // 2.386294361119891
 */
export function asymmetricLaplaceHead(
  options: FusedOptions<asymmetricLaplace.AsymmetricLaplaceParam> = {},
): LikelihoodHead {
  return fusedHead(
    {
      name: "asymmetric-laplace",
      family: asymmetricLaplace,
      defaults: { loc: "perRow", scale: "shared", tau: 0.5 },
      ledger: quantileLoss,
      point,
    },
    options,
  );
}

function point(y: number, eta: Float64Array, grad: Float64Array): number {
  const residual = y - eta[0];
  const side = Math.sign(residual);
  // Logarithms of the weight of this side, τ or 1 − τ, and of the other: a weight that underflows may meet a residual over s that
  // overflows.
  const logWeight = -softplus(residual >= 0 ? -eta[2] : eta[2]);
  const logOther = -softplus(residual >= 0 ? eta[2] : -eta[2]);
  const logSize = Math.log(Math.abs(residual)) - eta[1];
  const check = Math.exp(logSize + logWeight);
  grad[0] = side === 0 ? 0 : -side * Math.exp(logWeight - eta[1]);
  grad[1] = 1 - check;
  // d log τ(1 − τ)/dη = 1 − 2τ, and dρ/dη = u τ(1 − τ).
  grad[2] = sigmoid(eta[2]) - sigmoid(-eta[2]) + side * Math.exp(logSize + logWeight + logOther);
  return eta[1] + softplus(eta[2]) + softplus(-eta[2]) + check;
}
