import { LoglikError } from "@loglik/core";
import { covarianceColumn, covarianceMatrix, dot, toRows } from "./covariance-matrix.js";
import type { Kernel } from "./kernel.js";

/**
 * The hinge loss of a support vector machine, max(0, 1 − s f) with s = ±1 for y = 1, 0.
 *
 * @example hingeLoss(1, 0.25)  // 0.75
 */
export function hingeLoss(y: number, f: number): number {
  return Math.max(0, 1 - (y === 1 ? f : -f));
}

/**
 * ν(f) = e^(−C h(1, f)) + e^(−C h(0, f)): what the pseudo-likelihood exp(−C · hinge) sums to over both classes. A likelihood would
 * sum to one at every f. This one is largest at the margins f = ±1 and falls on either side, so that minimising the hinge alone
 * leaves out −log ν(f): the SVM is no maximum likelihood, and exp(−hinge) no probability.
 *
 * @see Sollich (2002), Bayesian Methods for Support Vector Machines
 * @example hingeNormaliser(0)  // 0.7357588823428847
 */
export function hingeNormaliser(f: number, c = 1): number {
  return Math.exp(-c * hingeLoss(1, f)) + Math.exp(-c * hingeLoss(0, f));
}

/**
 * The probability of class 1 that dividing by {@link hingeNormaliser} gives: between the margins the logistic function of 2Cf,
 * beyond them of C(f ± 1).
 *
 * @example normalisedHinge(0.5)  // 0.7310585786300049
 */
export function normalisedHinge(f: number, c = 1): number {
  return 1 / (1 + Math.exp(-c * (hingeLoss(0, f) - hingeLoss(1, f))));
}

/** A support vector machine as what it is in these terms: the mode of a Gaussian process under exp(−C · hinge). */
export interface SupportVectorMode {
  /** f at the rows of the data. */
  readonly margins: Float64Array;
  /** αᵢ in [0, C]: the rows that hold the margin; f = K (s ∘ α). */
  readonly multipliers: Float64Array;
  /** What is left between the primal and the dual objective, relative to it: 0 at the mode. */
  readonly gap: number;
  /** f at new rows. A number without a unit: scale it to a probability on held-out rows (Platt). */
  margin(x: ArrayLike<number> | readonly ArrayLike<number>[]): Float64Array;
}

/**
 * The mode of f under a Gaussian process prior and the hinge's pseudo-likelihood, which is the support vector machine without an
 * intercept:
 *
 *   min ½ fᵀ K⁻¹ f + C Σ max(0, 1 − sᵢ fᵢ),
 *
 * by coordinate ascent in its dual. A margin is not a probability: fit Platt's scaling, P(1) = σ(a f + b), on held-out rows
 * (`fitPlattScaling` of `@loglik/core/calibration/…`).
 *
 * @param c weight of the hinge; 1 unless told
 * @throws LoglikError `gaussian-process-data`
 * @see Sollich (2002); Platt (1999), Probabilistic Outputs for Support Vector Machines
 * @example supportVectorMode([-2, -1, 1, 2], [0, 0, 1, 1], { kernel: linear() }).margin([0])[0]  // 0
 */
export function supportVectorMode(
  x: ArrayLike<number> | readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  { kernel, c = 1, inputs }: { readonly kernel: Kernel; readonly c?: number; readonly inputs?: number },
): SupportVectorMode {
  const rows = toRows("supportVectorMode", x, inputs);
  const n = rows.rows;
  if (y.length !== n || !Array.from(y).every((label) => label === 0 || label === 1) || !(c > 0 && c < Infinity)) {
    throw new LoglikError(
      "gaussian-process-data",
      `supportVectorMode: got ${y.length} labels for ${n} rows and c = ${c}; expected a 0 or a 1 for each row, and c above zero.`,
      { rows: n, labels: y.length, c },
    );
  }
  const k = covarianceMatrix(kernel, kernel.logParameters, rows).matrix;
  const sign = Float64Array.from(y, (label) => (label === 1 ? 1 : -1));
  const alpha = new Float64Array(n);
  const f = new Float64Array(n);
  let gap = Infinity;
  for (let sweep = 0; sweep < 10_000 && gap > 1e-10; sweep++) {
    for (let i = 0; i < n; i++) {
      const next = Math.min(c, Math.max(0, alpha[i] + (1 - sign[i] * f[i]) / k[i * (n + 1)]));
      const change = (next - alpha[i]) * sign[i];
      if (change === 0) continue;
      alpha[i] = next;
      for (let j = 0; j < n; j++) f[j] += change * k[i * n + j];
    }
    const penalty = dot(
      alpha.map((value, i) => value * sign[i]),
      f,
    );
    const primal = 0.5 * penalty + c * f.reduce((sum, value, i) => sum + hingeLoss(y[i], value), 0);
    const dual = alpha.reduce((sum, value) => sum + value, 0) - 0.5 * penalty;
    gap = (primal - dual) / Math.max(1e-300, Math.abs(dual));
  }
  const weights = alpha.map((value, i) => value * sign[i]);
  return {
    margins: f,
    multipliers: alpha,
    gap,
    margin(at) {
      const other = toRows("margin", at, rows.inputs);
      return Float64Array.from({ length: other.rows }, (_, j) =>
        dot(weights, covarianceColumn(kernel, kernel.logParameters, rows, other, j)),
      );
    },
  };
}
