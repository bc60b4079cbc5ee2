import { LoglikError } from "@loglik/core";
import { choleskyInPlace, choleskySolve } from "@loglik/core/fit/cholesky";
import { type ClassLikelihood, logistic, probit } from "./class-likelihood.js";
import { covarianceColumn, covarianceMatrix, dot, type Rows, times, toRows } from "./covariance-matrix.js";
import type { Kernel } from "./kernel.js";
import { type EvidenceCertificate, type EvidenceOptions, maximiseEvidence } from "./maximise-evidence.js";

/** Settings of {@link gaussianProcessClassifier}. */
export interface GaussianProcessClassifierOptions extends EvidenceOptions {
  readonly kernel: Kernel;
  /** p(1 | f): the logistic function or Φ. "logistic" unless told. */
  readonly likelihood?: "logistic" | "probit";
  /** Numbers in a row of a flat x; 1 unless told. */
  readonly inputs?: number;
}

/** A fitted Gaussian process classifier of two classes. */
export interface GaussianProcessClassifier {
  readonly parameters: Readonly<Record<string, number>>;
  /** Laplace's approximation of log p(y | x, θ), nats. */
  readonly logMarginalLikelihood: number;
  readonly certificate: EvidenceCertificate;
  /** The mode of the latent f at the rows of the data. */
  readonly latent: Float64Array;
  /** The latent f at new rows, and the probability of class 1 averaged over it. */
  predict(x: ArrayLike<number> | readonly ArrayLike<number>[]): {
    readonly mean: Float64Array;
    readonly variance: Float64Array;
    readonly probability: Float64Array;
  };
}

const WHERE = "gaussianProcessClassifier";

/**
 * Gaussian process classification of two classes: p(1 | x) = σ(f(x)), f ~ GP(0, k), the posterior of f replaced by a normal
 * distribution at its mode (Laplace), the kernel's parameters by the approximate marginal likelihood.
 *
 * @param y 0 or 1, one a row
 * @throws LoglikError `gaussian-process-data`, `kernel-parameter`, `covariance-not-positive`
 * @see Rasmussen & Williams (2006), algorithms 3.1, 3.2 and 5.1
 * @example
 * const classifier = gaussianProcessClassifier([-2, -1, 1, 2], [0, 0, 1, 1], { kernel: squaredExponential(), fit: false });
 * classifier.predict([0]).probability[0]  // 0.5
 */
export function gaussianProcessClassifier(
  x: ArrayLike<number> | readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  options: GaussianProcessClassifierOptions,
): GaussianProcessClassifier {
  const { kernel, likelihood: name = "logistic", inputs } = options;
  const rows = toRows(WHERE, x, inputs);
  checkLabels(y, rows.rows);
  const likelihood = { logistic, probit }[name];
  if (likelihood === undefined) {
    throw new LoglikError(
      "gaussian-process-data",
      `${WHERE}: likelihood is ${JSON.stringify(name)}; expected "logistic" or "probit".`,
    );
  }
  let warm: Float64Array = new Float64Array(rows.rows);
  const { logParameters, certificate } = maximiseEvidence(
    WHERE,
    (at, gradient) => {
      const state = findMode(kernel, rows, y, likelihood, at, warm);
      if (state === undefined) {
        gradient.fill(NaN);
        return -Infinity;
      }
      warm = state.f;
      evidenceGradient(state, y, likelihood, gradient);
      return state.logEvidence;
    },
    Float64Array.from(kernel.logParameters),
    rows.rows,
    options,
  );
  const state = findMode(kernel, rows, y, likelihood, logParameters, new Float64Array(rows.rows)) as Mode;
  return {
    parameters: Object.fromEntries(kernel.names.map((each, k) => [each, Math.exp(logParameters[k])])),
    logMarginalLikelihood: state.logEvidence,
    certificate,
    latent: state.f,
    predict(at) {
      const other = toRows("predict", at, rows.inputs);
      const mean = new Float64Array(other.rows);
      const variance = new Float64Array(other.rows);
      for (let j = 0; j < other.rows; j++) {
        const column = covarianceColumn(kernel, logParameters, rows, other, j);
        const row: Rows = {
          ...other,
          values: other.values.subarray(j * other.inputs, (j + 1) * other.inputs),
          rows: 1,
        };
        mean[j] = dot(column, state.slope);
        const scaled = column.map((value, i) => state.root[i] * value);
        const own = covarianceColumn(kernel, logParameters, row, row, 0)[0];
        // Rounding may take the difference of two equal variances below zero.
        variance[j] = Math.max(0, own - dot(scaled, choleskySolve(state.factor, rows.rows, Float64Array.from(scaled))));
      }
      return { mean, variance, probability: mean.map((value, j) => likelihood.average(value, variance[j])) };
    },
  };
}

/** The mode of f, and what was computed there. */
interface Mode {
  readonly f: Float64Array;
  /** K⁻¹ f, and ∇ log p(y | f), which equals it at the mode. */
  readonly a: Float64Array;
  readonly slope: Float64Array;
  /** √W with W = −∂² log p/∂f². */
  readonly root: Float64Array;
  /** Cholesky factor of B = I + √W K √W. */
  readonly factor: Float64Array;
  readonly covariance: Float64Array;
  readonly slopes: readonly Float64Array[];
  readonly logEvidence: number;
}

/** Algorithm 3.1: Newton's method for f, each step a regularised regression; a step that overshoots is halved. */
function findMode(
  kernel: Kernel,
  rows: Rows,
  y: ArrayLike<number>,
  likelihood: ClassLikelihood,
  logParameters: ArrayLike<number>,
  start: Float64Array,
): Mode | undefined {
  const n = rows.rows;
  const { matrix: covariance, slopes } = covarianceMatrix(kernel, logParameters, rows);
  const derivatives = new Float64Array(3);
  const root = new Float64Array(n);
  const slope = new Float64Array(n);
  const factor = new Float64Array(n * n);
  const logProb = (f: Float64Array) => f.reduce((sum, value, i) => sum + likelihood.logProb(y[i], value), 0);

  function expand(f: Float64Array): boolean {
    for (let i = 0; i < n; i++) {
      likelihood.derivatives(y[i], f[i], derivatives);
      slope[i] = derivatives[0];
      root[i] = Math.sqrt(-derivatives[1]);
    }
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) factor[i * n + j] = root[i] * covariance[i * n + j] * root[j] + (i === j ? 1 : 0);
    }
    return choleskyInPlace(factor, n);
  }

  // f = K a, so that no inverse of K is needed. At a mode a = ∇ log p(y | f), which makes a start of the f of other parameters.
  let a: Float64Array = slopesAt(start, y, likelihood);
  let f: Float64Array = times(covariance, a);
  let value = logProb(f) - 0.5 * dot(a, f);
  if (!(value > logProb(new Float64Array(n)))) {
    a = new Float64Array(n);
    f = new Float64Array(n);
    value = logProb(f);
  }
  for (let iteration = 0; iteration < 100; iteration++) {
    if (!expand(f)) return undefined;
    const b = f.map((each, i) => root[i] * root[i] * each + slope[i]);
    const inner = times(covariance, b).map((each, i) => root[i] * each);
    const target = choleskySolve(factor, n, inner).map((each, i) => b[i] - root[i] * each);
    let next: { a: Float64Array; f: Float64Array; value: number } | undefined;
    for (let length = 1; length > 1e-8; length *= 0.5) {
      const tried = a.map((each, i) => each + length * (target[i] - each));
      const there = times(covariance, tried);
      const reached = logProb(there) - 0.5 * dot(tried, there);
      if (reached < value) continue;
      next = { a: tried, f: there, value: reached };
      break;
    }
    if (next === undefined) break;
    const gain = next.value - value;
    ({ a, f, value } = next);
    if (gain <= 1e-14 * Math.abs(value)) break;
  }
  if (!expand(f)) return undefined;
  let logEvidence = value;
  for (let i = 0; i < n; i++) logEvidence -= Math.log(factor[i * (n + 1)]);
  return { f, a, slope, root, factor, covariance, slopes, logEvidence };
}

/** ∂ log p(yᵢ | fᵢ)/∂fᵢ of every row. */
function slopesAt(f: Float64Array, y: ArrayLike<number>, likelihood: ClassLikelihood): Float64Array {
  const out = new Float64Array(3);
  return Float64Array.from(f, (value, i) => {
    likelihood.derivatives(y[i], value, out);
    return out[0];
  });
}

/** Algorithm 5.1: ∂ log q(y)/∂ log θⱼ, with the mode's own dependence on θ. */
function evidenceGradient(
  { f, a, slope, root, factor, covariance, slopes }: Mode,
  y: ArrayLike<number>,
  likelihood: ClassLikelihood,
  gradient: Float64Array,
): void {
  const n = f.length;
  // R = √W B⁻¹ √W, and the posterior variances diag(K − K R K).
  const r = new Float64Array(n * n);
  const unit = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    unit.fill(0);
    unit[j] = root[j];
    const column = choleskySolve(factor, n, unit);
    for (let i = 0; i < n; i++) r[i * n + j] = root[i] * column[i];
  }
  const derivatives = new Float64Array(3);
  const byMode = Float64Array.from(f, (value, i) => {
    const own = covariance.subarray(i * n, (i + 1) * n);
    likelihood.derivatives(y[i], value, derivatives);
    return 0.5 * (own[i] - dot(own, times(r, own))) * derivatives[2];
  });
  slopes.forEach((derivative, k) => {
    let trace = 0;
    for (let i = 0; i < n * n; i++) trace += r[i] * derivative[i];
    const b = times(derivative, slope);
    const back = times(covariance, times(r, b));
    const moves = b.map((value, i) => value - back[i]);
    gradient[k] = 0.5 * dot(a, times(derivative, a)) - 0.5 * trace + dot(byMode, moves);
  });
}

function checkLabels(y: ArrayLike<number>, rows: number): void {
  const wrong = Array.from(y).findIndex((value) => value !== 0 && value !== 1);
  if (y.length === rows && wrong < 0) return;
  const what = wrong < 0 ? `y has ${y.length} labels for ${rows} rows of x` : `y[${wrong}] is ${y[wrong]}`;
  throw new LoglikError("gaussian-process-data", `${WHERE}: ${what}; expected a 0 or a 1 for each row.`, {
    rows,
    labels: y.length,
  });
}
