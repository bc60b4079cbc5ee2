import { checkWeights } from "../check-weights.js";
import { LoglikError } from "../error.js";
import type { FitOptions, FitResult, VectorTheta } from "../family.js";
import { weightedSum } from "../sample.js";
import { digammaMinusLog } from "../special/digamma.js";
import { trigamma } from "../special/trigamma.js";
import { checkEvents } from "./check-event.js";

type DirichletTheta = VectorTheta<"alpha">;

/**
 * Newton's method for the concentrations of a Dirichlet distribution. The Hessian is a diagonal minus a constant, so that a step
 * costs a few sums; the likelihood is concave, and halving a step that goes too far is all the care it needs.
 */
export function fitDirichlet(
  y: ArrayLike<ArrayLike<number>>,
  { weights, maxIterations = 200, fixed }: FitOptions,
  onSimplex: (row: ArrayLike<number>) => boolean,
  logProb: (row: ArrayLike<number>, theta: DirichletTheta) => number,
): FitResult<DirichletTheta> {
  if (fixed !== undefined && Object.keys(fixed).length > 0) {
    throw new LoglikError(
      "option-invalid",
      "fit dirichlet: fixed is not possible; all of alpha is fitted. Leave it out.",
    );
  }
  const k = checkEvents("fit dirichlet", y);
  const observations = checkWeights("fit dirichlet", weights, y.length);
  for (let i = 0; i < y.length; i++) {
    if (onSimplex(y[i])) continue;
    throw new LoglikError(
      "target-not-on-simplex",
      `fit dirichlet: y[${i}] is [${Array.from(y[i]).join(", ")}]; shares must be at least 0 and sum to 1 within 0.001. ` +
        "Divide each row by its sum.",
      { index: i, value: Array.from(y[i]) },
    );
  }
  const column = (f: (row: ArrayLike<number>) => number) =>
    weightedSum(Float64Array.from(y, f), weights) / observations;
  const meanLog = Float64Array.from({ length: k }, (_, j) => column((row) => Math.log(row[j])));
  const start = startByMoments(k, column);
  const done = { observations, iterations: 0 };
  if (meanLog.includes(-Infinity)) {
    const message = `Share ${meanLog.indexOf(-Infinity)} is 0 in an observation, where the density is infinite for every alpha below 1: the likelihood has no upper bound. Replace zeros by the detection limit.`;
    return {
      theta: { alpha: start },
      logLikelihood: Infinity,
      converged: false,
      reason: "unbounded",
      message,
      ...done,
    };
  }
  if (!start.every(Number.isFinite)) {
    const message = "All observations are equal, so the likelihood grows without bound as alpha goes to infinity.";
    return {
      theta: { alpha: start },
      logLikelihood: Infinity,
      converged: false,
      reason: "unbounded",
      message,
      ...done,
    };
  }
  const { alpha, iterations, gradientNorm } = newton(start, meanLog, maxIterations);
  const converged = gradientNorm < 1e-9;
  const size = gradientNorm.toExponential(1);
  return {
    theta: { alpha },
    logLikelihood: weightedSum(
      Float64Array.from(y, (row) => logProb(row, { alpha })),
      weights,
    ),
    observations,
    converged,
    reason: converged ? "converged" : "iteration-limit",
    message: converged
      ? `Newton's method converged: the mean score is at most ${size}, relative to log alpha.`
      : `Stopped after ${iterations} iterations with a mean score of ${size}. Allow more iterations.`,
    iterations,
  };
}

/** α with the means, and the total that the variances suggest: Σ m(1 − m)/Σ v − 1. */
function startByMoments(k: number, column: (f: (row: ArrayLike<number>) => number) => number): Float64Array {
  const means = Float64Array.from({ length: k }, (_, j) => column((row) => row[j]));
  let expected = 0;
  let found = 0;
  means.forEach((mean, j) => {
    expected += mean * (1 - mean);
    found += column((row) => (row[j] - mean) ** 2);
  });
  // Below the rounding of the shares there is no spread.
  const total = found > 1e-30 * expected ? expected / found - 1 : Infinity;
  return means.map((mean) => (total === Infinity ? Infinity : Math.max(mean, 1e-3) * Math.max(total, 1e-2)));
}

function newton(start: Float64Array, meanLog: Float64Array, maxIterations: number) {
  let alpha = start;
  let gradient = meanScore(alpha, meanLog);
  let best = Infinity;
  for (let iteration = 1; ; iteration++) {
    const gradientNorm = Math.max(...gradient.map((g, j) => Math.abs(g * alpha[j])));
    // The gradient falls at every step until rounding stops it.
    const finished = gradientNorm === 0 || (gradientNorm < 1e-9 && gradientNorm >= best);
    if (finished || iteration > maxIterations) return { alpha, iterations: iteration - 1, gradientNorm };
    best = gradientNorm;
    // −H = diag(ψ′(α)) − ψ′(A), inverted by Sherman and Morrison.
    const inverse = alpha.map((a) => 1 / trigamma(a));
    const mean = weightedSum(gradient, inverse) / (1 / trigamma(weightedSum(alpha)) - weightedSum(inverse));
    const step = gradient.map((g, j) => inverse[j] * (g + mean));
    const slope = weightedSum(gradient, step);
    for (let length = 1; length > 1e-12; length *= 0.5) {
      const next = alpha.map((a, j) => a + length * step[j]);
      if (!next.every((a) => a > 0)) continue;
      const score = meanScore(next, meanLog);
      // Along a concave function a step is not too long while the slope at its end has not turned as steep downwards.
      if (length > 1e-6 && weightedSum(score, step) < -0.9 * Math.abs(slope)) continue;
      [alpha, gradient] = [next, score];
      break;
    }
  }
}

/** log y̅ − (ψ(α) − ψ(A)), in which log A and log α, large and nearly equal parts, are put together first. */
function meanScore(alpha: Float64Array, meanLog: Float64Array): Float64Array {
  const total = weightedSum(alpha);
  return alpha.map((a, j) => meanLog[j] + Math.log(total / a) + (digammaMinusLog(total) - digammaMinusLog(a)));
}
