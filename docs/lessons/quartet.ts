/**
 * What the linked quartet shows of a sample: each observation's term, the likelihood along one parameter, and how sharply
 * it is peaked. Everything comes from the members of `Family`, so it holds for any family.
 */
import type { Theta } from "@loglik/core";
import { choleskyInPlace, choleskySolve } from "@loglik/core/fit/cholesky";
import * as normal from "@loglik/core/normal";
import { bisect } from "./bisect.js";
import { grid } from "./grid.js";
import type { QuartetModel } from "./quartet-models.js";

/** Whether the other parameters are taken as known, or fitted anew at each value of the one that is drawn. */
export type Others = "known" | "fitted";

/** The 97.5 % point of the standard normal; its square is the 95 % point of χ² with one degree of freedom. */
const REACH = normal.quantile(0.975, { loc: 0, scale: 1 });
/** How far log L may fall below its maximum inside a 95 % interval by the likelihood ratio, in nats. */
export const DROP = REACH ** 2 / 2;
const POINTS = 241;

/** One observation at one value of the parameter. */
export interface Term {
  readonly y: number;
  /** log f(y; θ), nats. */
  readonly logProb: number;
  /** ∂ log f(y; θ)/∂θ along the parameter that is drawn. */
  readonly slope: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The top of a likelihood and how sharp it is. */
export interface Peak {
  readonly at: number;
  readonly logLikelihood: number;
  /** The expected (Fisher) information of the sample; with others fitted, what is left of it after them. */
  readonly information: number;
  /** −∂²/∂θ² of the drawn curve at its top; NaN where it has a corner there, or lies at an edge. */
  readonly observed: number;
  /** 1/√information. */
  readonly standardError: number;
  /** Estimate ± 1.96 standard errors; undefined where there is no finite information, as at an edge. */
  readonly wald: Interval | undefined;
  /** All values whose log-likelihood is within 1.92 nats of the top. */
  readonly ratio: Interval;
}

/** What is drawn of a sample. */
export interface QuartetStudy {
  /** Undefined where the likelihood has no maximum; `message` says why. */
  readonly peak: Peak | undefined;
  readonly message: string;
  readonly at: Float64Array;
  readonly logLikelihood: Float64Array;
  /** The parabola with the top and the expected information of the likelihood; empty without a finite information. */
  readonly parabola: Float64Array;
  terms(at: number): readonly Term[];
  logLikelihoodAt(at: number): number;
}

/** The four panels' numbers for a sample. */
export function studyQuartet(model: QuartetModel, y: readonly number[], others: Others = "known"): QuartetStudy {
  const { family, free, known, axis } = model;
  const slot = family.paramNames.indexOf(free);
  const thetaAt = (value: number): Theta =>
    others === "known"
      ? { ...known, [free]: value }
      : (family.fit?.(y, { fixed: { [free]: value } }).theta ?? { ...known, [free]: value });
  // Outside its domain a parameter has no likelihood, and a fit around it would be refused.
  const logLikelihoodAt = (value: number) => {
    if (!isParameter(model, value)) return Number.NaN;
    const theta = thetaAt(value);
    return y.reduce((sum, observation) => sum + family.logProb(observation, theta), 0);
  };
  const terms = (value: number) => termsAt(model, slot, y, thetaAt(value));
  const slopeAt = (value: number) => terms(value).reduce((sum, { slope }) => sum + slope, 0);

  const fit = family.fit?.(y, { fixed: others === "known" ? known : {} });
  if (fit === undefined) throw new Error(`${family.name} has no fit`);
  const found =
    Number.isFinite(fit.theta[free]) &&
    Number.isFinite(fit.logLikelihood) &&
    fit.reason !== "unbounded" &&
    fit.reason !== "flat";
  const at = grid(axis.low, axis.high, POINTS);
  const peak = found ? peakAt(fit.theta[free]) : undefined;
  return {
    peak,
    message: fit.message,
    at,
    logLikelihood: at.map(logLikelihoodAt),
    parabola: peak?.wald
      ? at.map((value) => peak.logLikelihood - (peak.information / 2) * (value - peak.at) ** 2)
      : new Float64Array(0),
    terms,
    logLikelihoodAt,
  };

  function peakAt(top: number): Peak {
    const best = fit?.logLikelihood ?? Number.NaN;
    const information = informationAt(model, slot, { ...fit?.theta }, y.length, others);
    const standardError = 1 / Math.sqrt(information);
    const hasWidth = standardError > 0 && Number.isFinite(standardError);
    return {
      at: top,
      logLikelihood: best,
      information,
      observed: hasWidth ? curvature(slopeAt, top, 1e-3 * standardError) : Number.NaN,
      standardError,
      wald: hasWidth ? { low: top - REACH * standardError, high: top + REACH * standardError } : undefined,
      ratio: ratioInterval(model, top, (value) => best - logLikelihoodAt(value) - DROP),
    };
  }
}

function isParameter({ family, free }: QuartetModel, value: number): boolean {
  const { low, high, lowIncluded, highIncluded } = family.paramSpecs[free].domain;
  return (value > low || (lowIncluded && value === low)) && (value < high || (highIncluded && value === high));
}

function termsAt({ family }: QuartetModel, slot: number, y: readonly number[], theta: Theta): readonly Term[] {
  const score = new Float64Array(family.paramNames.length);
  return y.map((value) => {
    const logProb = family.logProb(value, theta);
    return { y: value, logProb, slope: family.score(value, theta, score)[slot] };
  });
}

/** The information on one parameter: its own entry, or with others unknown one over its entry of the inverse. */
function informationAt({ family }: QuartetModel, slot: number, theta: Theta, rows: number, others: Others): number {
  const size = family.paramNames.length;
  const one = family.fisherInformation(theta, new Float64Array(size * size));
  if (others === "known" || size === 1) return rows * one[slot * size + slot];
  const factor = one.map((entry) => rows * entry);
  if (!factor.every(Number.isFinite) || !choleskyInPlace(factor, size)) return Number.NaN;
  const unit = new Float64Array(size);
  unit[slot] = 1;
  return 1 / choleskySolve(factor, size, unit)[slot];
}

/** Minus the slope of the slope, by differences; NaN where they grow without end as the step gets smaller. */
function curvature(slopeAt: (value: number) => number, top: number, step: number): number {
  const [wide, narrow] = [step, step / 4].map((h) => (slopeAt(top - h) - slopeAt(top + h)) / (2 * h));
  return Math.abs(wide - narrow) <= 0.1 * Math.abs(wide) ? narrow : Number.NaN;
}

/** Where `excess`, negative at the top, passes zero to either side; the edge of the domain where it never does. */
function ratioInterval({ family, free, axis }: QuartetModel, top: number, excess: (value: number) => number): Interval {
  const { low, high } = family.paramSpecs[free].domain;
  const inside = (value: number) => (value === top || excess(value) <= 0 ? -1 : 1);
  const end = (edge: number, sign: 1 | -1) => {
    let reach = (axis.high - axis.low) / 64;
    for (;;) {
      const beyond = (edge - (top + sign * reach)) * sign <= 0;
      const outer = beyond ? edge : top + sign * reach;
      // At an edge of the domain the log-likelihood is −∞, or not a number where the edge is no parameter at all.
      if (!(excess(outer) <= 0)) return bisect(inside, top, outer);
      if (beyond || reach === Number.POSITIVE_INFINITY) return edge;
      reach *= 2;
    }
  };
  return { low: end(low, -1), high: end(high, 1) };
}
