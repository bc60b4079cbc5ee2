import { LoglikError } from "@loglik/core";
import { choleskyInPlace, choleskySolve } from "@loglik/core/fit/cholesky";
import { symmetricEigen } from "@loglik/core/fit/symmetric-eigen";
import { createRng } from "@loglik/core/random";
import { covarianceColumn, covarianceMatrix, dot, type Rows, toRows } from "./covariance-matrix.js";
import type { Kernel } from "./kernel.js";
import { type EvidenceCertificate, type EvidenceOptions, maximiseEvidence } from "./maximise-evidence.js";

/** Settings of {@link gaussianProcess}. */
export interface GaussianProcessOptions extends EvidenceOptions {
  readonly kernel: Kernel;
  /** Variance of y around f to begin with; 0.1 unless told. */
  readonly noise?: number;
  /** The constant that f varies around; the mean of y unless told. */
  readonly mean?: number;
  /** Numbers in a row of a flat x; 1 unless told. */
  readonly inputs?: number;
}

/** f and y at new rows: normal distributions. */
export interface GaussianProcessPrediction {
  /** Of f, and of y. */
  readonly mean: Float64Array;
  /** Of f: what is not known of the function (epistemic). */
  readonly variance: Float64Array;
  /** Of y: with the noise (aleatoric) added. */
  readonly predictiveVariance: Float64Array;
}

/** A fitted Gaussian process. */
export interface GaussianProcess {
  /** By the names of the kernel, and `noise`. */
  readonly parameters: Readonly<Record<string, number>>;
  /** log p(y | x, θ), nats, the function integrated out. */
  readonly logMarginalLikelihood: number;
  readonly certificate: EvidenceCertificate;
  /** f and y at new rows. */
  predict(x: ArrayLike<number> | readonly ArrayLike<number>[]): GaussianProcessPrediction;
  /** Functions drawn from the posterior of f at the rows of x: joint draws, one array each. */
  drawFunctions(x: ArrayLike<number> | readonly ArrayLike<number>[], count: number, seed?: number): Float64Array[];
}

/**
 * Gaussian process regression: y = f(x) + ε, f ~ GP(mean, k), ε ~ N(0, noise). The function is integrated out, so that the
 * parameters of the kernel and the noise are fitted by their marginal likelihood:
 *
 *   log p(y) = −½ (y − m)ᵀ α − Σ log Lᵢᵢ − (n/2) log 2π,   α = (K + noise I)⁻¹ (y − m),   L Lᵀ = K + noise I
 *
 * by Newton's method in log parameters. Costs n³ a step: for up to a thousand rows or so.
 *
 * @throws LoglikError `gaussian-process-data`, `covariance-not-positive`, `kernel-parameter`
 * @see Rasmussen & Williams (2006), algorithm 2.1 and equation 5.9
 * @example
 * const process = gaussianProcess([0, 1, 2, 3], [0, 0.8, 0.9, 0.1], { kernel: squaredExponential(), noise: 0.01, fit: false });
 * process.predict([1.5]).mean[0]  // 1.0245…
 */
export function gaussianProcess(
  x: ArrayLike<number> | readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  options: GaussianProcessOptions,
): GaussianProcess {
  const { kernel, noise = 0.1, inputs } = options;
  const rows = toRows("gaussianProcess", x, inputs);
  const n = rows.rows;
  checkTargets(y, n);
  const mean = options.mean ?? Array.from(y).reduce((sum, value) => sum + value, 0) / n;
  if (!(noise > 0 && noise < Infinity)) {
    throw new LoglikError("kernel-parameter", `gaussianProcess: noise is ${noise}; expected a positive variance.`, {
      noise,
    });
  }
  const residual = Float64Array.from(y, (value) => value - mean);

  const start = Float64Array.of(...kernel.logParameters, Math.log(noise));
  const { logParameters, certificate } = maximiseEvidence(
    "gaussianProcess",
    (at, gradient) => evidence(kernel, rows, residual, at, gradient),
    start,
    n,
    options,
  );
  const { factor, alpha } = solved(kernel, rows, residual, logParameters) as Solved;
  const fittedNoise = Math.exp(logParameters[kernel.names.length]);
  const own = (other: Rows, j: number) => {
    const row: Rows = {
      values: other.values.subarray(j * other.inputs, (j + 1) * other.inputs),
      rows: 1,
      inputs: other.inputs,
    };
    return covarianceColumn(kernel, logParameters, row, row, 0)[0];
  };
  const news = (at: ArrayLike<number> | readonly ArrayLike<number>[]) => toRows("predict", at, rows.inputs);

  return {
    parameters: {
      ...Object.fromEntries(kernel.names.map((name, k) => [name, Math.exp(logParameters[k])])),
      noise: fittedNoise,
    },
    logMarginalLikelihood: evidence(kernel, rows, residual, logParameters, new Float64Array(start.length)),
    certificate,
    predict(at) {
      const other = news(at);
      const means = new Float64Array(other.rows);
      const variance = new Float64Array(other.rows);
      for (let j = 0; j < other.rows; j++) {
        const column = covarianceColumn(kernel, logParameters, rows, other, j);
        means[j] = mean + dot(column, alpha);
        // Rounding may take the difference of two equal variances below zero.
        variance[j] = Math.max(0, own(other, j) - dot(column, choleskySolve(factor, n, Float64Array.from(column))));
      }
      return { mean: means, variance, predictiveVariance: variance.map((value) => value + fittedNoise) };
    },
    drawFunctions(at, count, seed = 0) {
      const other = news(at);
      const m = other.rows;
      const columns = Array.from({ length: m }, (_, j) => covarianceColumn(kernel, logParameters, rows, other, j));
      const solvedColumns = columns.map((column) => choleskySolve(factor, n, Float64Array.from(column)));
      const covariance = covarianceMatrix(kernel, logParameters, other).matrix;
      for (let i = 0; i < m; i++)
        for (let j = 0; j < m; j++) covariance[i * m + j] -= dot(columns[i], solvedColumns[j]);
      // Neighbouring points are nearly the same point: eigenvalues of zero, where a Cholesky factor would not exist.
      const { values, vectors } = symmetricEigen(covariance, m);
      const rng = createRng(seed, "functions");
      return Array.from({ length: count }, () => {
        const z = values.map((value) => rng.normal() * Math.sqrt(Math.max(0, value)));
        return Float64Array.from(columns, (column, i) => {
          let sum = mean + dot(column, alpha);
          for (let k = 0; k < m; k++) sum += vectors[k * m + i] * z[k];
          return sum;
        });
      });
    },
  };
}

interface Solved {
  readonly factor: Float64Array;
  readonly alpha: Float64Array;
  readonly slopes: readonly Float64Array[];
  readonly noise: number;
}

function solved(
  kernel: Kernel,
  rows: Rows,
  residual: Float64Array,
  logParameters: ArrayLike<number>,
): Solved | undefined {
  const n = rows.rows;
  const { matrix: factor, slopes } = covarianceMatrix(kernel, logParameters, rows);
  const noise = Math.exp(logParameters[kernel.names.length]);
  for (let i = 0; i < n; i++) factor[i * (n + 1)] += noise;
  if (!choleskyInPlace(factor, n)) return undefined;
  return { factor, alpha: choleskySolve(factor, n, Float64Array.from(residual)), slopes, noise };
}

/** log p(y) and ½ tr((α αᵀ − K⁻¹) ∂K/∂ log θⱼ), the noise's last. */
function evidence(
  kernel: Kernel,
  rows: Rows,
  residual: Float64Array,
  logParameters: Float64Array,
  gradient: Float64Array,
): number {
  const n = rows.rows;
  const state = solved(kernel, rows, residual, logParameters);
  if (state === undefined) {
    gradient.fill(NaN);
    return -Infinity;
  }
  const { factor, alpha, slopes, noise } = state;
  gradient.fill(0);
  const unit = new Float64Array(n);
  let value = -0.5 * dot(residual, alpha) - 0.5 * n * Math.log(2 * Math.PI);
  for (let i = 0; i < n; i++) {
    value -= Math.log(factor[i * (n + 1)]);
    unit.fill(0);
    unit[i] = 1;
    const inverse = choleskySolve(factor, n, unit);
    slopes.forEach((slope, k) => {
      for (let j = 0; j < n; j++) gradient[k] += 0.5 * (alpha[i] * alpha[j] - inverse[j]) * slope[i * n + j];
    });
    gradient[slopes.length] += 0.5 * noise * (alpha[i] * alpha[i] - inverse[i]);
  }
  return value;
}

function checkTargets(y: ArrayLike<number>, rows: number): void {
  const finite = Array.from(y).every(Number.isFinite);
  if (y.length === rows && finite) return;
  throw new LoglikError(
    "gaussian-process-data",
    `gaussianProcess: y has ${y.length} numbers${finite ? "" : ", some not finite,"} for ${rows} rows of x; expected one finite number a row.`,
    { y: y.length, rows },
  );
}
