import { type FloatArray, type LikelihoodHead, LoglikError } from "@loglik/core";
import { linearPredictor } from "@loglik/core/fit/generalized-linear-model";
import * as identity from "@loglik/core/links/identity";
import { contains } from "../contains.js";
import { coordinatePrior } from "../priors/log-prior.js";
import type { Prior } from "../priors/prior.js";
import type { Target } from "../target.js";

/** Observations of a linear model: x rows × inputs and y rows × targets, row-major. */
export interface LinearObservations {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly inputs: number;
}

/** Priors of the coefficients: independent, the same for all weights. */
export interface LinearPriors {
  readonly weights: Prior;
  /** Of the intercepts, and of what all rows share; as the weights unless told. */
  readonly intercepts?: Prior;
}

/** The posterior of a linear model's coefficients. */
export interface LinearModelPosterior extends Target {
  readonly head: LikelihoodHead;
  readonly inputs: number;
  /** η of rows of x at a position, rows × outputs. */
  eta(position: ArrayLike<number>, x: ArrayLike<number>): Float64Array;
}

/**
 * The posterior of a generalised linear model η = x W + b under any head, with independent priors on its coefficients.
 *
 * A position holds the weights `[inputs][outputs]` row-major and then the intercepts, as `fitGeneralizedLinearModel` has them;
 * the weights of outputs that all rows share are no coordinates.
 *
 * @throws LoglikError `posterior-options`, `input-not-finite`, `target-outside-domain`
 * @example
 * const data = { x: [-1, 0, 1, 2], y: [0, 1, 0, 1], inputs: 1 };
 * linearModelPosterior(bernoulliHead(), data, { weights: prior(normal, { loc: 0, scale: 2 }) }).dimension  // 2
 */
export function linearModelPosterior(
  head: LikelihoodHead,
  { x, y, inputs }: LinearObservations,
  { weights, intercepts = weights }: LinearPriors,
): LinearModelPosterior {
  const rows = checkObservations(head, x, y, inputs);
  const outputs = head.outputs.length;
  const targets = head.targets.length;
  const places = coordinates(head, inputs);
  const onWeight = coordinatePrior(weights, identity);
  const onIntercept = coordinatePrior(intercepts, identity);
  const features = Float64Array.from(x);
  const known: FloatArray = Float64Array.from(y);
  const coefficients = new Float64Array((inputs + 1) * outputs);
  const slope = new Float64Array(1);
  const etaRow = new Float64Array(outputs);
  const gradientRow = new Float64Array(outputs);
  const whole = new Float64Array(coefficients.length);

  function spread(position: ArrayLike<number>): Float64Array {
    places.forEach((place, j) => {
      coefficients[place] = position[j];
    });
    return coefficients;
  }

  return {
    head,
    inputs,
    dimension: places.length,
    names: places.map((place) => nameOf(head, inputs, place)),
    logDensity(position, gradient) {
      const w = spread(position);
      whole.fill(0);
      let value = 0;
      for (let row = 0; row < rows; row++) {
        for (let k = 0; k < outputs; k++) {
          let eta = w[inputs * outputs + k];
          for (let i = 0; i < inputs; i++) eta += features[row * inputs + i] * w[i * outputs + k];
          etaRow[k] = eta;
        }
        value -= head.point(known, row * targets, etaRow, 0, gradientRow);
        for (let k = 0; k < outputs; k++) {
          whole[inputs * outputs + k] -= gradientRow[k];
          for (let i = 0; i < inputs; i++) whole[i * outputs + k] -= features[row * inputs + i] * gradientRow[k];
        }
      }
      places.forEach((place, j) => {
        const on = place < inputs * outputs ? onWeight : onIntercept;
        value += on.logDensity(position[j], slope);
        gradient[j] = whole[place] + slope[0];
      });
      return Number.isNaN(value) ? -Infinity : value;
    },
    eta: (position, rowsOfX) =>
      linearPredictor(spread(position), head, rowsOfX, Math.round(rowsOfX.length / inputs), inputs),
  };
}

/** Places in the coefficients that are free. */
function coordinates(head: LikelihoodHead, inputs: number): number[] {
  const outputs = head.outputs.length;
  const all = Array.from({ length: (inputs + 1) * outputs }, (_, place) => place);
  return all.filter((place) => place >= inputs * outputs || head.outputs[place % outputs].kind !== "shared");
}

function nameOf(head: LikelihoodHead, inputs: number, place: number): string {
  const outputs = head.outputs.length;
  const input = Math.floor(place / outputs);
  const output = head.outputs[place % outputs];
  const name = input === inputs ? (output.kind === "shared" ? output.name : "intercept") : `weight ${input}`;
  return outputs === 1 || output.kind === "shared" ? name : `${output.name}: ${name}`;
}

function checkObservations(head: LikelihoodHead, x: ArrayLike<number>, y: ArrayLike<number>, inputs: number): number {
  const rows = y.length / head.targets.length;
  if (!Number.isInteger(inputs) || inputs < 1 || !Number.isInteger(rows) || x.length !== rows * inputs) {
    throw new LoglikError(
      "posterior-options",
      `linearModelPosterior: x has ${x.length} numbers and y ${y.length}; expected rows × ${inputs} inputs and rows × ${head.targets.length} targets, row after row.`,
      { x: x.length, y: y.length, inputs },
    );
  }
  for (let i = 0; i < x.length; i++) {
    if (Number.isFinite(x[i])) continue;
    throw new LoglikError(
      "input-not-finite",
      `linearModelPosterior: x[${Math.floor(i / inputs)}][${i % inputs}] is ${x[i]}; every input must be a finite number. Drop or impute missing rows first.`,
      { index: i, value: x[i] },
    );
  }
  for (let i = 0; i < y.length; i++) {
    const { name, domain } = head.targets[i % head.targets.length];
    if (Number.isFinite(y[i]) && contains(domain, y[i])) continue;
    throw new LoglikError(
      "target-outside-domain",
      `linearModelPosterior: y[${i}] (${name}) is ${y[i]}; the ${head.name} head does not take it. Recode the targets or choose another head.`,
      { index: i, value: y[i] },
    );
  }
  return rows;
}
