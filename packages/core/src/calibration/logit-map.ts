import { symmetricEigen } from "../fit/symmetric-eigen.js";
import { weightedSum } from "../sample.js";
import { logSumExp } from "../special/log-sum-exp.js";

/** Logits that are linear in a few parameters: η of class k in a row is Σⱼ θⱼ feature[k · parameters + j]. */
export interface LogitMap {
  readonly rows: number;
  readonly classes: number;
  readonly parameters: number;
  readonly labels: ArrayLike<number>;
  /** Writes the features of a row, classes × parameters. */
  features(row: number, out: Float64Array): void;
}

/** Where the minimisation of the mean NLL ended. */
export interface LogitMapMinimum {
  readonly theta: Float64Array;
  /** Mean NLL, nats. */
  readonly nll: number;
  /** Largest component of the mean gradient. */
  readonly gradientNorm: number;
  /** Smallest eigenvalue of the Hessian, scaled to a diagonal of 1, over its largest: 0 where a direction changes nothing. */
  readonly relativeCurvature: number;
  readonly iterations: number;
  /** `diverging`: along the last step the NLL of no row ever rises, so that no finite minimum exists. */
  readonly stopped: "converged" | "diverging" | "iteration-limit" | "line-search-failed";
}

const MAX_ITERATIONS = 100;
/** A step that changes no logit by more than this, and no less than the step before, is rounding. */
const SMALL_CHANGE = 1e-7;
/** Below this share of the largest curvature a direction is flat: Newton's step leaves it alone. */
const FLAT = 1e-13;
/** A step that still changes a logit by as much after a few iterations may lead to infinity. */
const LARGE_CHANGE = 0.5;

/**
 * Minimises the mean NLL of softmax(η) over θ by Newton's method with the exact Hessian and a line search. The NLL is convex in
 * θ, so that there is one minimum, a flat set of them, or none. From θ = 0, where no probability is close to 0 or 1, whatever the unit of the features.
 */
export function minimizeLogitNll(map: LogitMap): LogitMapMinimum {
  const p = map.parameters;
  let theta: Float64Array = new Float64Array(p);
  let at = evaluate(map, theta);
  let curvature = relativeCurvature(at.hessian, p);
  let changeBefore = Infinity;
  for (let iterations = 0; ; iterations++) {
    const state = (stopped: LogitMapMinimum["stopped"]): LogitMapMinimum => {
      const gradientNorm = at.gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      return { theta, nll: at.nll, gradientNorm, relativeCurvature: curvature, iterations, stopped };
    };
    const step = newtonStep(at.hessian, at.gradient, p);
    const { change, recedes } = effectOf(map, step);
    if (change < SMALL_CHANGE && change >= 0.5 * changeBefore) return state("converged");
    if (change === 0) return state("converged");
    changeBefore = change;
    if (iterations >= 4 && change > LARGE_CHANGE && recedes) return state("diverging");
    if (iterations >= MAX_ITERATIONS) return state("iteration-limit");
    const next = lineSearch(map, theta, step, at.nll);
    if (next === undefined) return state(change < SMALL_CHANGE ? "converged" : "line-search-failed");
    theta = next;
    at = evaluate(map, theta);
    curvature = relativeCurvature(at.hessian, p);
  }
}

/** Mean NLL with its gradient and Hessian. */
function evaluate(map: LogitMap, theta: Float64Array) {
  const { rows, classes, parameters: p, labels } = map;
  const feature = new Float64Array(classes * p);
  const eta = new Float64Array(classes);
  const mean = new Float64Array(p);
  const losses = new Float64Array(rows);
  const gradient = new Float64Array(p);
  const hessian = new Float64Array(p * p);
  for (let row = 0; row < rows; row++) {
    map.features(row, feature);
    logits(feature, theta, eta);
    const normaliser = logSumExp(eta);
    losses[row] = normaliser - eta[labels[row]];
    mean.fill(0);
    for (let k = 0; k < classes; k++) {
      const share = Math.exp(eta[k] - normaliser);
      for (let j = 0; j < p; j++) mean[j] += share * feature[k * p + j];
    }
    // Around the mean: the spread of the features keeps its digits.
    for (let k = 0; k < classes; k++) {
      const share = Math.exp(eta[k] - normaliser);
      for (let j = 0; j < p; j++) {
        const deviation = share * (feature[k * p + j] - mean[j]);
        for (let l = 0; l <= j; l++) hessian[j * p + l] += (deviation * (feature[k * p + l] - mean[l])) / rows;
      }
    }
    for (let j = 0; j < p; j++) gradient[j] += (mean[j] - feature[labels[row] * p + j]) / rows;
  }
  for (let j = 0; j < p; j++) for (let l = 0; l < j; l++) hessian[l * p + j] = hessian[j * p + l];
  return { nll: weightedSum(losses) / rows, gradient, hessian };
}

function logits(feature: Float64Array, theta: Float64Array, eta: Float64Array): void {
  const p = theta.length;
  for (let k = 0; k < eta.length; k++) {
    eta[k] = 0;
    for (let j = 0; j < p; j++) eta[k] += theta[j] * feature[k * p + j];
  }
}

/** −H⁻¹ g; where H has flat directions, without them. */
function newtonStep(hessian: Float64Array, gradient: Float64Array, p: number): Float64Array {
  const { values, vectors, units } = scaledEigen(hessian, p);
  const step = new Float64Array(p);
  for (let e = 0; e < p; e++) {
    if (!(values[e] > FLAT * values[p - 1])) continue;
    let along = 0;
    for (let j = 0; j < p; j++) along -= gradient[j] * units[j] * vectors[e * p + j];
    for (let j = 0; j < p; j++) step[j] += (along / values[e]) * units[j] * vectors[e * p + j];
  }
  return step;
}

function relativeCurvature(hessian: Float64Array, p: number): number {
  const { values } = scaledEigen(hessian, p);
  return values[p - 1] > 0 ? Math.max(0, values[0]) / values[p - 1] : 0;
}

/** Eigenvalues in each parameter's own unit, 1/√Hⱼⱼ, so that the units of the logits do not count. */
function scaledEigen(hessian: Float64Array, p: number) {
  const units = Float64Array.from({ length: p }, (_, j) => {
    const unit = 1 / Math.sqrt(hessian[j * p + j]);
    return unit < Infinity ? unit : 0;
  });
  const scaled = hessian.map((value, at) => value * units[Math.floor(at / p)] * units[at % p]);
  return { ...symmetricEigen(scaled, p), units };
}

/** Largest change of a logit difference by a step, and whether no label's lead over any class shrinks by it. */
function effectOf(map: LogitMap, step: Float64Array): { change: number; recedes: boolean } {
  const feature = new Float64Array(map.classes * map.parameters);
  const moved = new Float64Array(map.classes);
  let change = 0;
  let loss = 0;
  for (let row = 0; row < map.rows; row++) {
    map.features(row, feature);
    logits(feature, step, moved);
    for (let k = 0; k < map.classes; k++) {
      const lead = moved[map.labels[row]] - moved[k];
      change = Math.max(change, Math.abs(lead));
      loss = Math.max(loss, -lead);
    }
  }
  return { change, recedes: loss <= 1e-6 * change };
}

function lineSearch(map: LogitMap, theta: Float64Array, step: Float64Array, nll: number): Float64Array | undefined {
  for (let length = 1; length > 1e-9; length *= 0.5) {
    const candidate = theta.map((value, j) => value + length * step[j]);
    // To rounding: the last steps before the minimum move the parameters, not the NLL.
    if (evaluate(map, candidate).nll <= nll + 1e-15 * Math.abs(nll)) return candidate;
  }
  return undefined;
}
