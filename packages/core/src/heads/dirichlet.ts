import { checkWeights } from "../check-weights.js";
import { LoglikError } from "../error.js";
import type { LikelihoodHead } from "../head.js";
import { openUnitInterval } from "../interval.js";
import { fullNegativeLogLikelihood } from "../ledger/full-negative-log-likelihood.js";
import { digamma } from "../special/digamma.js";
import { logGamma, logGamma1p } from "../special/log-gamma.js";
import { checkTargets, knownOptions } from "./check-targets.js";

/** How many parts a composition has. */
export interface DirichletHeadOptions {
  readonly parts: number;
}

/**
 * The Dirichlet head for compositions (positive parts that sum to one): k outputs, log αⱼ.
 *
 *   NLL = Σ log Γ(αⱼ) − log Γ(Σ αⱼ) − Σ (αⱼ − 1) log yⱼ
 *   ∂NLL/∂log αⱼ = αⱼ (ψ(αⱼ) − ψ(Σ α) − log yⱼ)
 *
 * Infinity where an αⱼ overflows. `theta` gives `{ alpha }`, `predict` the index of the largest mean.
 *
 * @throws LoglikError `head-option-invalid`
 * @example dirichletHead({ parts: 3 }).point(Float64Array.of(0.2, 0.3, 0.5), 0, new Float64Array(3), 0, new Float64Array(3))  // -0.6931471805599453
 */
export function dirichletHead(options: DirichletHeadOptions): LikelihoodHead {
  knownOptions("dirichletHead", options, ["parts"]);
  const { parts } = options;
  if (!Number.isInteger(parts) || parts < 2) {
    throw new LoglikError(
      "head-option-invalid",
      `dirichletHead: parts is ${parts}; expected an integer of at least 2. Count the parts of a composition.`,
      { parts },
    );
  }
  const rules = {
    name: "dirichlet",
    targets: Array.from({ length: parts }, (_, j) => ({ name: `part ${j}`, domain: openUnitInterval })),
    targetShape: "simplex" as const,
  };
  return {
    ...rules,
    family: "dirichlet",
    source: { name: "dirichlet", options: { parts } },
    outputs: Array.from({ length: parts }, (_, j) => ({ name: `log alpha ${j}`, kind: "perRow" as const })),
    ledger: fullNegativeLogLikelihood,
    point: pointOf(parts),
    initial(y, weights) {
      const rows = checkTargets("dirichletHead.initial", rules, y);
      return byMoments(y, weights, rows, checkWeights("dirichletHead.initial", weights, rows), parts);
    },
    theta: (eta, row = 0) => ({
      alpha: Float64Array.from({ length: parts }, (_, j) => Math.exp(eta[row * parts + j])),
    }),
    predict(eta, row = 0) {
      let best = 0;
      for (let j = 1; j < parts; j++) if (eta[row * parts + j] > eta[row * parts + best]) best = j;
      return best;
    },
  };
}

function pointOf(parts: number): LikelihoodHead["point"] {
  return (y, yOffset, eta, etaOffset, grad) => {
    let total = 0;
    for (let j = 0; j < parts; j++) total += Math.exp(eta[etaOffset + j]);
    const infinite = total === Infinity;
    // log Γ(α) = log Γ(1 + α) − log α keeps a small α, whose logarithm is the output itself.
    let highest = -Infinity;
    for (let j = 0; j < parts; j++) highest = Math.max(highest, eta[etaOffset + j]);
    const logTotal = total > 1e-290 ? Math.log(total) : highest + Math.log(sumRelative(eta, etaOffset, parts, highest));
    let nll = total < 1 ? logTotal - logGamma1p(total) : -logGamma(total);
    const digammaTotal = total > 1e-290 ? digamma(total) : 0;
    for (let j = 0; j < parts; j++) {
      const alpha = Math.exp(eta[etaOffset + j]);
      const logY = Math.log(y[yOffset + j]);
      nll += (alpha < 1 ? logGamma1p(alpha) - eta[etaOffset + j] : logGamma(alpha)) - (alpha - 1) * logY;
      if (infinite) grad[etaOffset + j] = alpha === Infinity ? Infinity : NaN;
      // α ψ(α) → −1 and α ψ(Σα) → −α/Σα for small parameters.
      else if (total <= 1e-290) grad[etaOffset + j] = Math.exp(eta[etaOffset + j] - logTotal) - 1;
      else grad[etaOffset + j] = (alpha < 1e-290 ? -1 : alpha * digamma(alpha)) - alpha * (digammaTotal + logY);
    }
    return infinite ? Infinity : nll;
  };
}

function sumRelative(eta: ArrayLike<number>, offset: number, parts: number, highest: number): number {
  let sum = 0;
  for (let j = 0; j < parts; j++) sum += Math.exp(eta[offset + j] - highest);
  return sum;
}

/** Means of the parts, and their total concentration from the variance of the first: E y = α/s, Var y₀ = m (1 − m)/(s + 1). */
function byMoments(
  y: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  rows: number,
  total: number,
  parts: number,
): Float64Array {
  const means = new Float64Array(parts);
  let square = 0;
  for (let row = 0; row < rows; row++) {
    const weight = (weights?.[row] ?? 1) / total;
    for (let j = 0; j < parts; j++) means[j] += weight * y[row * parts + j];
    square += weight * y[row * parts] ** 2;
  }
  const variance = square - means[0] ** 2;
  const concentration = variance > 0 ? (means[0] * (1 - means[0])) / variance - 1 : Infinity;
  return means.map((mean) => Math.log(mean * concentration));
}
