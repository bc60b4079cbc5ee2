/** What the page "Priors and penalties" computes: its prose and its instruments read from here. */
import {
  type FamilyPosterior,
  flat,
  l1Prior,
  mapEstimate,
  type Prior,
  posterior,
  prior,
  weightDecayPrior,
} from "@loglik/bayes";
import * as bernoulli from "@loglik/core/bernoulli";
import * as beta from "@loglik/core/beta";
import { inverse as sigmoid } from "@loglik/core/links/logit";
import * as normal from "@loglik/core/normal";
import { bisect } from "./bisect.js";
import { grid } from "./grid.js";

/** Ten tosses of which three show 1: the sample of the page. */
export const tosses: readonly number[] = [0, 0, 0, 1, 0, 1, 1, 0, 0, 0];

/** The coordinate in which densities are drawn, and whose density a mode is the top of. */
export type Scale = "parameter" | "link";

/** Prior, likelihood and posterior on a grid, each scaled to area one over what is drawn. */
export interface Curves {
  readonly at: Float64Array;
  readonly prior: Float64Array;
  readonly likelihood: Float64Array;
  readonly posterior: Float64Array;
}

function curvesOf(target: FamilyPosterior, positions: Float64Array, at: Float64Array, scale: Scale): Curves {
  const gradient = new Float64Array(1);
  const rows = Array.from(positions, (eta) => {
    const position = Float64Array.of(eta);
    const { logLikelihood, logPrior } = target.parts(position);
    // What a density of θ is multiplied by to be one of η.
    const ofTheta = target.logDensityOfTheta(position, gradient);
    const jacobian = scale === "link" ? target.logDensity(position, gradient) - ofTheta : 0;
    return { logLikelihood, logPrior: logPrior + jacobian };
  });
  const scaled = (read: (row: (typeof rows)[number]) => number) => toUnitArea(at, rows.map(read));
  return {
    at,
    prior: scaled(({ logPrior }) => logPrior),
    likelihood: scaled(({ logLikelihood }) => logLikelihood),
    posterior: scaled(({ logLikelihood, logPrior }) => logLikelihood + logPrior),
  };
}

/** e^log over its area, which the trapezoids of the grid give. */
function toUnitArea(at: Float64Array, logs: readonly number[]): Float64Array {
  const top = Math.max(...logs);
  const heights = Float64Array.from(logs, (value) => Math.exp(value - top));
  let area = 0;
  for (let i = 1; i < at.length; i++) area += ((heights[i] + heights[i - 1]) / 2) * (at[i] - at[i - 1]);
  return heights.map((height) => height / area);
}

/** What may be believed of a coin before it is tossed. */
export type CoinPrior = "flat" | "flat-logit" | "beta";

/** Everything the panel of the coin shows. */
export interface CoinStudy {
  /** k/n, whatever the prior and the coordinate. */
  readonly maximumLikelihood: number;
  /** The top of the posterior density of θ; undefined where it keeps rising towards an edge. */
  readonly modeOfTheta: number | undefined;
  /** The θ at the top of the posterior density of logit θ; undefined where that keeps rising. */
  readonly modeOfLogit: number | undefined;
  readonly curves: Curves;
}

/** The ends of what is drawn of logit θ. */
export const LOGITS = 6;
const POINTS = 301;

/** Prior times likelihood for a coin, drawn as densities of θ or of its logit. */
export function studyCoin(
  y: readonly number[],
  kind: CoinPrior,
  { alpha, beta: other, scale }: { readonly alpha: number; readonly beta: number; readonly scale: Scale },
): CoinStudy {
  const chosen: Prior =
    kind === "beta" ? prior(beta, { alpha, beta: other }) : flat(kind === "flat" ? "parameter" : "link");
  const target = posterior(bernoulli, y, { prob: chosen }) as unknown as FamilyPosterior;
  const modeOf = (density: Scale) => {
    const found = mapEstimate(bernoulli, y, { prob: chosen }, { density });
    return found.converged ? found.theta.prob : undefined;
  };
  // The edges of θ are no places for a density that may have a pole there.
  const thetas = grid(0.02, 0.98, POINTS);
  const etas = scale === "link" ? grid(-LOGITS, LOGITS, POINTS) : thetas.map((prob) => Math.log(prob / (1 - prob)));
  return {
    maximumLikelihood: bernoulli.fit(y).theta.prob,
    modeOfTheta: modeOf("parameter"),
    modeOfLogit: modeOf("link"),
    curves: curvesOf(target, etas, scale === "link" ? etas : thetas, scale),
  };
}

/** log θ/(1 − θ), to put a mode on the axis of the logit. */
export function toLogit(prob: number): number {
  return Math.log(prob / (1 - prob));
}

const usualBeta = { alpha: 2, beta: 2, scale: "parameter" } as const;
/** The page's ten tosses under three priors. */
export const ten = {
  flat: studyCoin(tosses, "flat", usualBeta),
  flatLogit: studyCoin(tosses, "flat-logit", usualBeta),
  beta: studyCoin(tosses, "beta", usualBeta),
};

/** What a prior flat in logit θ says of θ: the share of its mass from −6 to 6 that lies with θ below 0.1 or above 0.9. */
export const extremeShare = (() => {
  const tail = Math.log(0.9 / 0.1);
  return (LOGITS - tail) / LOGITS;
})();

/** The θ that the ends of the drawn logits stand for. */
export const drawnEnds = [-LOGITS, LOGITS].map(sigmoid);

/** Four measurements around a weight, and the noise that they have. */
export const measurements: readonly number[] = [0.9, 1.6, 0.2, 1.3];
export const NOISE = 1;

/** A penalty next to the mean NLL: none, (λ/2) w², or λ |w|. */
export type Penalty = "none" | "square" | "absolute";

/** Everything the panel of the weight shows. */
export interface WeightStudy {
  readonly maximumLikelihood: number;
  /** Where posterior and penalised loss have their best w. */
  readonly best: number;
  /** The scale of the prior that the penalty is; undefined without one. */
  readonly scale: number | undefined;
  readonly family: string;
  readonly curves: Curves;
  /** Mean NLL, the penalty, and their sum, on the grid of `curves`. */
  readonly loss: { readonly nll: Float64Array; readonly penalty: Float64Array; readonly total: Float64Array };
  /** Largest minus smallest of (penalised loss) − (−log posterior / n) over the grid: they differ by a constant. */
  readonly spread: number;
}

/** The values of the weight that are drawn. */
export const WEIGHTS = { low: -3, high: 3 };

/** A weight w with measurements y = w + noise, its loss with a penalty, and the posterior whose −log that is. */
export function studyWeight(y: readonly number[], penalty: Penalty, lambda: number): WeightStudy {
  const n = y.length;
  const fixed = { scale: NOISE };
  const chosen: Prior =
    penalty === "none" ? flat() : penalty === "square" ? weightDecayPrior(lambda, n) : l1Prior(lambda, n);
  const target = posterior(normal, y, { loc: chosen }, { fixed }) as unknown as FamilyPosterior;
  const gradient = new Float64Array(1);
  const logPosterior = (w: number) => target.logDensityOfTheta(Float64Array.of(w), gradient);
  /** The slope of the log posterior falls all the way, with a step down at 0 under λ|w|. */
  const slopeAt = (w: number) => {
    logPosterior(w);
    return gradient[0];
  };
  const at = grid(WEIGHTS.low, WEIGHTS.high, POINTS);
  const cost = {
    none: () => 0,
    square: (w: number) => (lambda / 2) * w * w,
    absolute: (w: number) => lambda * Math.abs(w),
  }[penalty];
  const nll = at.map((w) => -target.parts(Float64Array.of(w)).logLikelihood / n);
  const total = nll.map((value, i) => value + cost(at[i]));
  const gaps = total.map((value, i) => value + logPosterior(at[i]) / n);
  return {
    maximumLikelihood: normal.fit(y, { fixed }).theta.loc,
    best: bisect(slopeAt, -50, 50),
    scale: "flat" in chosen ? undefined : chosen.theta.scale,
    family: "flat" in chosen ? "flat" : chosen.family.name,
    curves: curvesOf(target, at, at, "parameter"),
    loss: { nll, penalty: at.map(cost), total },
    spread: Math.max(...gaps) - Math.min(...gaps),
  };
}

/** The page's measurements under both penalties. */
export const decayed = studyWeight(measurements, "square", 0.5);
export const shrunk = studyWeight(measurements, "absolute", 0.5);
/** The smallest λ at which λ|w| sets this weight to exactly zero: the size of the slope of the mean NLL at 0. */
export const zeroFrom = Math.abs(decayed.maximumLikelihood) / NOISE ** 2;
export const zeroed = studyWeight(measurements, "absolute", zeroFrom * 1.01);

/** The exercise: two 1s in two tosses. */
export const twoOnes = {
  beta: studyCoin([1, 1], "beta", usualBeta),
  flat: studyCoin([1, 1], "flat", usualBeta),
};
