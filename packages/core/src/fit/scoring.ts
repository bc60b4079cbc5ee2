import { choleskyInPlace, choleskySolve } from "./cholesky.js";
import type { EtaCurvature } from "./eta-curvature.js";
import type { LinearObjective } from "./linear-objective.js";

/** Where the iteration stands. */
export interface ScoringState {
  readonly gamma: Float64Array;
  readonly eta: Float64Array;
  /** Mean NLL, nats. */
  readonly value: number;
  readonly iterations: number;
  /** Largest component of the mean score, each in units of its output's curvature at the start. */
  readonly gradientNorm: number;
  /** Largest change of η that the last full step asked for, relative to the size of η. */
  readonly stepRatio: number;
  /** η-change of that step, rows × outputs. */
  readonly direction: Float64Array;
  readonly stopped: "stationary" | "diverging" | "iteration-limit" | "line-search-failed" | "unbounded";
}

/** Settings of the iteration. */
export interface ScoringOptions {
  readonly maxIterations: number;
  readonly tolerance: number;
  readonly curvature: EtaCurvature;
  readonly gauge: Float64Array | undefined;
  /** 1/√(mean curvature) of each output at the start: its natural unit. */
  readonly units: Float64Array;
}

/** Nats per row below the start at which a density is taken to grow without bound: residuals are then at rounding level. */
const UNBOUNDED_GAIN = 25;

/**
 * Minimises the mean NLL by Newton's method with the head's curvature (Fisher scoring where that is the expected one):
 * solve H d = −g, halve d until the NLL falls enough, repeat.
 *
 * A stationary point needs both a small gradient and a small step. A small gradient with steps that do not shrink means
 * that η runs to infinity (`diverging`); the caller finds out why.
 *
 * @see McCullagh & Nelder (1989), Generalized Linear Models, section 2.5
 */
export function score(objective: LinearObjective, start: Float64Array, options: ScoringOptions): ScoringState {
  const { outputs, starts, design } = objective;
  const n = starts[outputs];
  let gamma: Float64Array = Float64Array.from(start);
  let eta: Float64Array = objective.eta(gamma, new Float64Array(design.rows * outputs));
  const gradient = new Float64Array(n);
  let value = objective.value(eta, gradient);
  const startValue = value;
  let direction: Float64Array = new Float64Array(eta.length);
  let stepRatio = Infinity;
  let gradientNorm = scaledNorm(gradient, objective, options.units);
  const state = (iterations: number, stopped: ScoringState["stopped"]): ScoringState => ({
    gamma,
    eta,
    value,
    iterations,
    gradientNorm,
    stepRatio,
    direction,
    stopped,
  });

  for (let iteration = 0; iteration < options.maxIterations; iteration++) {
    const step = newtonStep(objective.hessian(eta, options.curvature, options.gauge), gradient);
    direction = objective.eta(step, new Float64Array(eta.length));
    stepRatio = relativeStep(direction, eta, outputs, options.units);
    const small = gradientNorm <= options.tolerance;
    if (small && stepRatio > 1e-4) return state(iteration, "diverging");
    const finishing = small && stepRatio <= 1e-7;
    const slope = step.reduce((sum, value, a) => sum + value * gradient[a], 0);
    const next = lineSearch(objective, gamma, step, value, slope);
    // At the maximum the NLL cannot fall by more than rounding: no step found is then the end, not a failure.
    if (next === undefined) return state(iteration, finishing || small ? "stationary" : "line-search-failed");
    ({ gamma, eta, value } = next);
    objective.value(eta, gradient);
    gradientNorm = scaledNorm(gradient, objective, options.units);
    if (finishing) return state(iteration + 1, "stationary");
    if (value < startValue - UNBOUNDED_GAIN) return state(iteration + 1, "unbounded");
  }
  return state(options.maxIterations, "iteration-limit");
}

/** −H⁻¹ g; where H is not positive definite, with just enough added to its diagonal. */
function newtonStep(hessian: Float64Array, gradient: Float64Array): Float64Array {
  const n = gradient.length;
  let largest = 0;
  for (let a = 0; a < n; a++) largest = Math.max(largest, Math.abs(hessian[a * n + a]));
  for (let damping = 0; damping <= 1e6; damping = damping === 0 ? 1e-14 : damping * 10) {
    const factor = Float64Array.from(hessian);
    for (let a = 0; a < n; a++) factor[a * n + a] += damping * largest;
    if (choleskyInPlace(factor, n))
      return choleskySolve(
        factor,
        n,
        gradient.map((value) => -value),
      );
  }
  // No curvature anywhere (all weights of a saturated fit): the gradient itself.
  return gradient.map((value) => -value);
}

function lineSearch(
  objective: LinearObjective,
  gamma: Float64Array,
  step: Float64Array,
  value: number,
  slope: number,
): { gamma: Float64Array; eta: Float64Array; value: number } | undefined {
  const rounding = 4e-16 * Math.max(1, Math.abs(value));
  for (let length = 1; length > 1e-10; length /= 2) {
    const candidate = gamma.map((at, a) => at + length * step[a]);
    const eta = objective.eta(candidate, new Float64Array(objective.design.rows * objective.outputs));
    const next = objective.value(eta);
    if (next <= value + 1e-4 * length * slope + rounding) return { gamma: candidate, eta, value: next };
  }
  return undefined;
}

function scaledNorm(gradient: Float64Array, { starts, outputs }: LinearObjective, units: Float64Array): number {
  let norm = 0;
  for (let k = 0; k < outputs; k++) {
    for (let a = starts[k]; a < starts[k + 1]; a++) norm = Math.max(norm, Math.abs(gradient[a]) * units[k]);
  }
  return norm;
}

function relativeStep(direction: Float64Array, eta: Float64Array, outputs: number, units: Float64Array): number {
  let ratio = 0;
  for (let k = 0; k < outputs; k++) {
    let change = 0;
    let size = units[k];
    for (let at = k; at < eta.length; at += outputs) {
      change = Math.max(change, Math.abs(direction[at]));
      size = Math.max(size, Math.abs(eta[at]));
    }
    ratio = Math.max(ratio, change / size);
  }
  return ratio;
}
