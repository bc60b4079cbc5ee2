/** Two overlapping clouds, and what a support vector machine and a Gaussian process with the same prior say of them. */
import {
  gaussianProcessClassifier,
  hingeNormaliser,
  squaredExponential,
  supportVectorMode,
} from "@loglik/bayes/gaussian-process";
import { fitPlattScaling } from "@loglik/core/calibration/platt-scaling";
import { bernoulliHead } from "@loglik/core/heads/bernoulli";
import { createRng } from "@loglik/core/random";
import { logit, sigmoid } from "@loglik/core/special/sigmoid";
import { grid } from "./grid.js";

/** Rows of the plane, each with a label 0 or 1. */
export interface Cloud {
  readonly x: readonly (readonly [number, number])[];
  readonly y: Float64Array;
}

/** Half of the distance between the centres. */
const OFFSET = 0.8;
const rng = createRng(12, "clouds");

function cloud(rows: number): Cloud {
  const y = Float64Array.from({ length: rows }, (_, i) => i % 2);
  const x = Array.from(y, (label) => [(label === 1 ? OFFSET : -OFFSET) + rng.normal(), rng.normal()] as const);
  return { x, y };
}

/** To fit, to scale margins on, and to judge by: the rows of the example on the page. */
export const [fitted, held, fresh] = [cloud(60), cloud(200), cloud(2000)];

/** log odds of a 1 at x₁, whatever x₂. */
export const trueLogit = (first: number): number => 2 * OFFSET * first;

/** What may be changed: C, the weight of the hinge, and the prior that both share. */
export interface Settings {
  readonly c: number;
  readonly lengthScale: number;
}

/** Logits by three ways at any rows. */
export interface Ways {
  /** The margin, taken for log odds. */
  readonly margin: (x: Cloud["x"]) => Float64Array;
  /** a · margin + b, with a and b from rows that were held back. */
  readonly platt: (x: Cloud["x"]) => Float64Array;
  /** The probability averaged over f, as log odds. */
  readonly process: (x: Cloud["x"]) => Float64Array;
  readonly slope: number;
  readonly intercept: number;
  /** Of e^(−C hinge) over both labels at the margin of each fitted row, the smallest and the largest total. */
  readonly totals: readonly [number, number];
}

/** The machine, its scaling and the process, under one kernel that is not fitted. */
export function threeWays({ c, lengthScale }: Settings): Ways {
  const kernel = squaredExponential({ variance: 8, lengthScale });
  const machine = supportVectorMode(fitted.x, fitted.y, { kernel, c });
  const { slope, intercept } = fitPlattScaling(machine.margin(held.x), held.y);
  const process = gaussianProcessClassifier(fitted.x, fitted.y, { kernel, fit: false });
  const totals = Array.from(machine.margins, (f) => hingeNormaliser(f, c));
  return {
    margin: machine.margin,
    platt: (x) => machine.margin(x).map((f) => slope * f + intercept),
    process: (x) => process.predict(x).probability.map(logit),
    slope,
    intercept,
    totals: [Math.min(...totals), Math.max(...totals)],
  };
}

/** Mean NLL of the fresh labels under logits, in nats. */
export function nllOfFresh(logits: Float64Array): number {
  const head = bernoulliHead();
  const slope = new Float64Array(1);
  return logits.reduce((sum, _, i) => sum + head.point(fresh.y, i, logits.subarray(i), 0, slope), 0) / logits.length;
}

/** P(1 | x₁, x₂ = 0) along x₁, for drawing. */
export function alongAxis(
  logits: Ways["margin"],
  low: number,
  high: number,
  count = 81,
): (readonly [number, number])[] {
  const first = Array.from(grid(low, high, count));
  const values = logits(first.map((value) => [value, 0] as const));
  return first.map((value, k) => [value, sigmoid(values[k])] as const);
}

export const initial: Settings = { c: 10, lengthScale: 1 };
