import { choleskyInPlace, choleskySolve } from "../fit/cholesky.js";

/** A function to minimise: its value at x, its gradient into `gradient`. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

/** Where a minimisation ended. */
export interface Minimum {
  readonly x: Float64Array;
  readonly value: number;
  /** Largest component of the gradient, in absolute value. */
  readonly gradientNorm: number;
  readonly iterations: number;
  /** The Hessian of the last step: at the minimum where it converged, but for what one more step would change. */
  readonly hessian?: Float64Array;
  /** `stalled`: no step along the Newton direction lowers the value, and the gradient is not small. */
  readonly outcome: "converged" | "iteration-limit" | "stalled";
}

/** What the caller may set. */
export interface NewtonOptions {
  readonly maxIterations?: number;
  /** Gradient norm at which to stop. Iterations go on below it for as long as each of them halves the gradient. */
  readonly tolerance?: number;
}

/**
 * Longest step of one component to begin with: a link-space parameter changes its θ by at most a factor e³ at a time. A step
 * that is cut to it, and gains what the slope promises, doubles it: the minimum is far away.
 */
const LONGEST_STEP = 3;
/** Share of what the slope promises that a cut step must gain. */
const AS_PROMISED = 0.75;
/** Share of a step at which halving it ends. */
const SHORTEST = 1e-10;
/** The Hessian is kept where the last step brought the gradient down to this share. */
const KEEPS_HESSIAN = 1e-3;

/**
 * Minimises a smooth function of a few variables by Newton's method, the Hessian by central differences of the gradient.
 *
 * Where the Hessian is not positive definite a multiple of its diagonal is added until it is; a step that does not lower the
 * value is halved. The differences are good to about 1e-10, so that near the minimum every step still gains nine digits.
 *
 * @see Nocedal & Wright (2006), Numerical Optimization, ch. 3
 * @example minimizeNewton((x, g) => { g[0] = 2 * (x[0] - 3); return (x[0] - 3) ** 2; }, Float64Array.of(0)).x[0]  // 3
 */
export function minimizeNewton(objective: Objective, start: Float64Array, options: NewtonOptions = {}): Minimum {
  const { maxIterations = 200, tolerance = 1e-9 } = options;
  const n = start.length;
  let x: Float64Array = Float64Array.from(start);
  let gradient: Float64Array = new Float64Array(n);
  let value = objective(x, gradient);
  let iterations = 0;
  let hessian: Float64Array | undefined;
  let longest = LONGEST_STEP;
  for (; iterations < maxIterations; iterations++) {
    const norm = largest(gradient);
    if (norm === 0) return { x, value, gradientNorm: 0, iterations, outcome: "converged" };
    const kept = hessian !== undefined;
    hessian ??= differenceHessian(objective, x);
    const { step, gain } = newtonStep(hessian, gradient, longest);
    const settled = norm <= tolerance;
    // In coordinates that are steep a gradient of pure rounding is above any tolerance; what a step could gain is not.
    const left = settled ? 0 : gain / roundingOf(value);
    const next = lineSearch(objective, x, value, gradient, step, settled ? 1 : SHORTEST);
    if (next === undefined && kept && !settled) {
      hessian = undefined;
      continue;
    }
    if (next === undefined || (settled && largest(next.gradient) >= norm)) {
      return { x, value, gradientNorm: norm, iterations, hessian, outcome: left <= 1 ? "converged" : "stalled" };
    }
    const promised = -next.length * step.reduce((sum, component, i) => sum + component * gradient[i], 0);
    if (largest(step) === longest && value - next.value >= AS_PROMISED * promised) longest *= 2;
    ({ x, value, gradient } = next);
    const reached = largest(gradient);
    // Rounding is all that is left: what lowers it further is chance.
    if (left <= 1e-3 && reached > 0.5 * norm) {
      return { x, value, gradientNorm: reached, iterations: iterations + 1, hessian, outcome: "converged" };
    }
    // A Hessian whose step gained so much is as good at the next point: differences cost two passes for each variable.
    if (!(reached < KEEPS_HESSIAN * norm)) hessian = undefined;
  }
  const gradientNorm = largest(gradient);
  return { x, value, gradientNorm, iterations, outcome: gradientNorm <= tolerance ? "converged" : "iteration-limit" };
}

function largest(v: Float64Array): number {
  let norm = 0;
  for (const component of v) norm = Math.max(norm, Math.abs(component));
  return norm;
}

/**
 * The Hessian by central differences of the gradient, n × n row-major: good to about ten digits of its largest element.
 *
 * @example Array.from(differenceHessian((x, g) => { g[0] = 2 * x[0]; return x[0] ** 2; }, Float64Array.of(3)), (h) => h.toFixed(2))  // ["2.00"]
 */
export function differenceHessian(objective: Objective, x: Float64Array): Float64Array {
  const n = x.length;
  const hessian = new Float64Array(n * n);
  const probe = Float64Array.from(x);
  const forward = new Float64Array(n);
  const backward = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    const h = 1e-5 * Math.max(1, Math.abs(x[j]));
    probe[j] = x[j] + h;
    objective(probe, forward);
    probe[j] = x[j] - h;
    objective(probe, backward);
    probe[j] = x[j];
    for (let i = 0; i < n; i++) hessian[i * n + j] = (forward[i] - backward[i]) / (2 * h);
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      hessian[i * n + j] = 0.5 * (hessian[i * n + j] + hessian[j * n + i]);
      hessian[j * n + i] = hessian[i * n + j];
    }
  }
  return hessian;
}

/** −H⁻¹ g, at most `limit` long, and what it should gain: infinite where H had to be changed or the step cut. */
function newtonStep(
  hessian: Float64Array,
  gradient: Float64Array,
  limit: number,
): { readonly step: Float64Array; readonly gain: number } {
  const n = gradient.length;
  let scale = 0;
  for (let i = 0; i < n; i++) scale = Math.max(scale, Math.abs(hessian[i * n + i]));
  const factor = new Float64Array(n * n);
  let ridge = 0;
  for (; ; ridge = ridge === 0 ? 1e-6 * (scale || 1) : 10 * ridge) {
    factor.set(hessian);
    for (let i = 0; i < n; i++) factor[i * n + i] += ridge;
    if (choleskyInPlace(factor, n)) break;
    // A Hessian with NaN never becomes positive definite: fall back on the gradient.
    if (!(ridge < 1e20 * (scale || 1))) return { step: gradient.map((component) => -component), gain: Infinity };
  }
  const step = choleskySolve(
    factor,
    n,
    gradient.map((component) => -component),
  );
  const longest = largest(step);
  if (longest > limit) return { step: step.map((part) => (part / longest) * limit), gain: Infinity };
  const gain = -0.5 * step.reduce((sum, component, i) => sum + component * gradient[i], 0);
  return { step, gain: ridge === 0 ? gain : Infinity };
}

/** How far two values that are the same to working precision may be apart. */
function roundingOf(value: number): number {
  return 1e-14 * Math.max(1, Math.abs(value));
}

function lineSearch(
  objective: Objective,
  x: Float64Array,
  value: number,
  gradient: Float64Array,
  step: Float64Array,
  shortest: number,
): { x: Float64Array; value: number; gradient: Float64Array; length: number } | undefined {
  // Close to the minimum the value no longer resolves a step; one that lowers the gradient is then as good as one that lowers it.
  const rounding = roundingOf(value);
  const norm = largest(gradient);
  for (let length = 1; length >= shortest; length *= 0.5) {
    const candidate = x.map((component, i) => component + length * step[i]);
    const next = new Float64Array(x.length);
    const found = objective(candidate, next);
    const lowers = found < value - rounding || (found <= value + rounding && largest(next) < norm);
    if (lowers && Number.isFinite(largest(next))) return { x: candidate, value: found, gradient: next, length };
  }
  return undefined;
}
