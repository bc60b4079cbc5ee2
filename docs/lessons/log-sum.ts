/** What the page "From the product to the sum of logs" computes: its prose and its instruments read from here. */
import * as bernoulli from "@loglik/core/bernoulli";
import * as bernoulliLogit from "@loglik/core/bernoulli-logit";
import { likelihood, logLikelihood, negativeLogLikelihood } from "@loglik/core/likelihood";
import { inverse as toProbability } from "@loglik/core/links/logit";
import * as normal from "@loglik/core/normal";
import { grid } from "./grid.js";

/** Five tosses, one success: the sample of the coin page again. */
export const tosses: readonly number[] = [0, 0, 0, 1, 0];

/** The four forms of the chain at one θ, each computed on its own road. */
export interface ChainLinks {
  readonly prob: number;
  /** Π P(yᵢ; θ). */
  readonly product: number;
  /** log of that product. */
  readonly logOfProduct: number;
  /** Σ log P(yᵢ; θ), never forming the product. */
  readonly sumOfLogs: number;
  readonly nll: number;
}

/** The chain at one θ. */
export function chain(y: readonly number[], prob: number): ChainLinks {
  const product = y.reduce((running, value) => running * Math.exp(bernoulli.logProb(value, { prob })), 1);
  return {
    prob,
    product,
    logOfProduct: Math.log(product),
    sumOfLogs: logLikelihood(bernoulli, y, { prob }),
    nll: negativeLogLikelihood(bernoulli, y, { prob }),
  };
}

/** The chain along θ, for drawing, with the place where each form is best. */
export function chainCurve(y: readonly number[]): {
  prob: Float64Array;
  links: ChainLinks[];
  best: Record<string, number>;
} {
  const prob = grid(0.005, 0.995, 199);
  const links = Array.from(prob, (value) => chain(y, value));
  const at = (better: (a: ChainLinks, b: ChainLinks) => boolean) =>
    links.reduce((best, link) => (better(link, best) ? link : best)).prob;
  return {
    prob,
    links,
    best: {
      product: at((a, b) => a.product > b.product),
      logOfProduct: at((a, b) => a.logOfProduct > b.logOfProduct),
      sumOfLogs: at((a, b) => a.sumOfLogs > b.sumOfLogs),
      nll: at((a, b) => a.nll < b.nll),
    },
  };
}

/** A derivative and how many times the density or its derivative had to be evaluated to write it out. */
export interface CountedDerivative {
  readonly value: number;
  readonly factors: number;
}

/** dL/dθ by the product rule: one term for each observation, each term a product of n factors. */
export function derivativeOfProduct(y: readonly number[], prob: number): CountedDerivative {
  const factor = (value: number) => prob ** value * (1 - prob) ** (1 - value);
  const slope = (value: number) => (value === 1 ? 1 : -1);
  let sum = 0;
  let factors = 0;
  for (let k = 0; k < y.length; k++) {
    let term = 1;
    for (let i = 0; i < y.length; i++) {
      term *= i === k ? slope(y[i]) : factor(y[i]);
      factors += 1;
    }
    sum += term;
  }
  return { value: sum, factors };
}

/** d log L/dθ: one score for each observation. */
export function derivativeOfSum(y: readonly number[], prob: number): CountedDerivative {
  const out = new Float64Array(1);
  const value = y.reduce((sum, toss) => sum + bernoulli.score(toss, { prob }, out)[0], 0);
  return { value, factors: y.length };
}

export type Precision = "float32" | "float64";

/** How a running product of equal factors ends in floating point. */
export interface ProductFate {
  /** The product after 1, 2, … factors, until it is 0 or ∞, stops changing, or `limit` is reached. */
  readonly products: number[];
  readonly end: "zero" | "infinity" | "stuck" | "alive";
  /** Number of factors after which it is 0 or ∞, or first reached the value it cannot leave. */
  readonly factors: number;
}

/** Multiplies by `factor` again and again, rounding to the chosen precision each time, as a computer does. */
export function runningProduct(factor: number, precision: Precision, limit = 10_000): ProductFate {
  const round = precision === "float32" ? Math.fround : (value: number) => value;
  const rounded = round(factor);
  const products: number[] = [];
  let value = 1;
  while (products.length < limit) {
    const next = round(value * rounded);
    if (next === value && factor !== 1) return { products, end: "stuck", factors: products.length };
    value = next;
    products.push(value);
    if (value === 0) return { products, end: "zero", factors: products.length };
    if (value === Infinity) return { products, end: "infinity", factors: products.length };
  }
  return { products, end: "alive", factors: products.length };
}

export const halfInFloat32 = runningProduct(0.5, "float32");
export const halfInFloat64 = runningProduct(0.5, "float64");
export const nineTenthsInFloat64 = runningProduct(0.9, "float64");

/** 200 observations exactly at the centre of a narrow normal: densities far above 1, a likelihood beyond float64. */
export const narrow = { loc: 0, scale: 0.01 };
const atTheMean = Array.from({ length: 200 }, () => narrow.loc);
export const overflow = {
  density: likelihood(normal, [narrow.loc], narrow),
  logLikelihood: logLikelihood(normal, atTheMean, narrow),
  /** log of the largest float64. */
  limit: Math.log(Number.MAX_VALUE),
  fate: runningProduct(likelihood(normal, [narrow.loc], narrow), "float64"),
};

/** One toss repeated in the proportions of `tosses`, `copies` times over. */
export function repeated(copies: number): number[] {
  return Array.from({ length: copies }, () => tosses).flat();
}

/**
 * Plain gradient descent on the NLL of a coin, in the log-odds η, from η = 0. `reduction` says whether the loss adds the
 * observations' terms up or averages them. Returns η after each step.
 */
export function descend(y: readonly number[], reduction: "sum" | "mean", rate: number, steps: number): number[] {
  const out = new Float64Array(1);
  const path = [0];
  for (let step = 0; step < steps; step++) {
    const logit = path[step];
    const slope = -y.reduce((sum, toss) => sum + bernoulliLogit.score(toss, { logit }, out)[0], 0);
    path.push(logit - rate * (reduction === "sum" ? slope : slope / y.length));
  }
  return path;
}

/**
 * Is the gradient of a small batch right on average? Compares, over every batch of two tosses, the average of the batch's
 * gradient scaled up to n with the full gradient: for the log-likelihood (equal) and for the likelihood itself (not).
 */
export function batchesOfTwo(y: readonly number[], prob: number) {
  const pairs = y.flatMap((a, i) => y.slice(i + 1).map((b) => [a, b]));
  const average = (f: (pair: number[]) => number) => pairs.reduce((sum, pair) => sum + f(pair), 0) / pairs.length;
  const scaleUp = y.length / 2;
  return {
    batches: pairs.length,
    logLikelihood: {
      full: derivativeOfSum(y, prob).value,
      fromBatches: average((pair) => scaleUp * derivativeOfSum(pair, prob).value),
    },
    likelihood: {
      full: derivativeOfProduct(y, prob).value,
      fromBatches: average((pair) => scaleUp * derivativeOfProduct(pair, prob).value),
    },
  };
}

export const batches = batchesOfTwo(tosses, 0.1);

/** {@link descend}, each η turned back into θ. */
export function descentInProbability(
  y: readonly number[],
  reduction: "sum" | "mean",
  rate: number,
  steps: number,
): number[] {
  return descend(y, reduction, rate, steps).map(toProbability);
}

/** A running product in one precision beside the sum of logs, on a log₁₀ scale, for drawing past the product's end. */
export function productAgainstLogs(factor: number, precision: Precision) {
  const fate = runningProduct(factor, precision);
  const length = Math.ceil(fate.factors * 1.2);
  const valueAfter = (count: number) => {
    if (count === 0) return 1;
    return count <= fate.products.length ? fate.products[count - 1] : fate.products[fate.products.length - 1];
  };
  const sumOfLogs = (count: number) => count * Math.log(factor);
  const counts = Array.from({ length: length + 1 }, (_, count) => count);
  const exact = counts.map((count) => [count, sumOfLogs(count) / Math.LN10] as const);
  const last = exact[length][1];
  return {
    length,
    valueAfter,
    sumOfLogs,
    exact,
    product: counts.map((count) => [count, Math.log10(valueAfter(count))] as const),
    range: (last < 0 ? [last, 0] : [0, last]) as [number, number],
    fate: {
      zero: `The product is exactly 0 from factor ${fate.factors} on; its log is −∞.`,
      infinity: `The product is infinite from factor ${fate.factors} on.`,
      stuck: `The product sticks at ${valueAfter(length)} from factor ${fate.factors} on: more data change nothing.`,
      alive: "The product is still alive.",
    }[fate.end],
  };
}
