import { LoglikError } from "@loglik/core";
import { extremeEigenvalues } from "@loglik/core/fit/extreme-eigenvalues";
import { differenceHessian, minimizeNewton, type Objective } from "@loglik/core/numeric/minimize-newton";
import { createRng } from "@loglik/core/random";

/** How the parameters of a Gaussian process are found. */
export interface EvidenceOptions {
  /** Whether parameters are fitted by maximising the marginal likelihood, or kept as given. true unless told. */
  readonly fit?: boolean;
  /** Further searches from log parameters moved at random by N(0, 1): the marginal likelihood has many maxima. 0 unless told. */
  readonly restarts?: number;
  /** Of the restarts; 0 unless told. */
  readonly seed?: number;
}

/** The certificate of a marginal likelihood's maximum, in log parameters and per observation. */
export interface EvidenceCertificate {
  readonly converged: boolean;
  readonly reason: "converged" | "kept" | "iteration-limit" | "line-search-failed" | "flat" | "boundary";
  /** Largest component of the gradient. */
  readonly gradientNorm: number;
  /** Extreme eigenvalues of the negative Hessian; both positive at a maximum. */
  readonly curvature: { readonly smallest: number; readonly largest: number };
  readonly iterations: number;
}

/** A log parameter this far from its start has run away: a noise that goes to 0, a length scale that goes to infinity. */
const RUN_AWAY = 15;

/** Finds log parameters that maximise `logEvidence`; −Infinity there means that the covariance has no Cholesky factor. */
export function maximiseEvidence(
  where: string,
  logEvidence: (logParameters: Float64Array, gradient: Float64Array) => number,
  start: Float64Array,
  rows: number,
  { fit = true, restarts = 0, seed = 0 }: EvidenceOptions,
): { readonly logParameters: Float64Array; readonly certificate: EvidenceCertificate } {
  const objective: Objective = (x, gradient) => {
    const value = logEvidence(x, gradient);
    for (let j = 0; j < gradient.length; j++) gradient[j] = -gradient[j] / rows;
    return -value / rows;
  };
  const gradient = new Float64Array(start.length);
  if (!Number.isFinite(objective(start, gradient))) {
    throw new LoglikError(
      "covariance-not-positive",
      `${where}: the covariance of the ${rows} rows is not positive definite at the parameters given. Rows may repeat or nearly so: give more noise, or a shorter length scale.`,
      { rows },
    );
  }
  const curvatureAt = (x: Float64Array) => extremeEigenvalues(differenceHessian(objective, x), x.length);
  if (!fit) {
    const gradientNorm = gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    return {
      logParameters: start,
      certificate: { converged: false, reason: "kept", gradientNorm, curvature: curvatureAt(start), iterations: 0 },
    };
  }
  const rng = createRng(seed, "restarts");
  const starts = [start, ...Array.from({ length: restarts }, () => start.map((value) => value + rng.normal()))];
  const found = starts
    .filter((each) => Number.isFinite(objective(each, new Float64Array(each.length))))
    .map((each) => minimizeNewton(objective, each, { tolerance: 1e-8, maxIterations: 100 }))
    .reduce((best, next) => (next.value < best.value ? next : best));
  const curvature = curvatureAt(found.x);
  const ranAway = found.x.some((value, j) => Math.abs(value - start[j]) > RUN_AWAY);
  const ends = { converged: "converged", "iteration-limit": "iteration-limit", stalled: "line-search-failed" } as const;
  const reason = ranAway
    ? "boundary"
    : ends[found.outcome] === "converged" && !(curvature.smallest > 0)
      ? "flat"
      : ends[found.outcome];
  return {
    logParameters: found.x,
    certificate: {
      converged: reason === "converged",
      reason,
      gradientNorm: found.gradientNorm,
      curvature,
      iterations: found.iterations,
    },
  };
}
