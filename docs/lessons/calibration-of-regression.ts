/** What the page "Do the intervals hold?" computes: its prose and its instrument read from here. */
import { intervalCoverage, quantileCoverage } from "@loglik/core/calibration/interval-coverage";
import { probabilityIntegralTransform } from "@loglik/core/calibration/probability-integral-transform";
import {
  fitRecalibration,
  type Recalibration,
  recalibrate,
  recalibratedLevel,
} from "@loglik/core/calibration/recalibration";
import { transformHistogram } from "@loglik/core/calibration/transform-histogram";
import * as normal from "@loglik/core/normal";
import { sampleCrps } from "@loglik/core/scoring/sample-crps";
import { simulateCurve } from "@loglik/data";
import { pitHistogram } from "@loglik/plot";

/** How a forecaster's distributions differ from the true ones, N(μ(x), σ(x)²). */
export interface Forecaster {
  /** The stated σ is the true one times this. */
  readonly width: number;
  /** The stated mean is the true one plus so many true σ. */
  readonly offset?: number;
  /** One σ for all x, of the right size on average, in place of σ(x). */
  readonly sameEverywhere?: boolean;
}

/** Distributions that someone states, with what came. */
export interface Forecasts {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly loc: Float64Array;
  readonly scale: Float64Array;
}

/** Rows of a curve whose noise grows along it from 0.1 to 0.5, and what a forecaster states about each of them. */
export function forecasts(seed: number, rows: number, forecaster: Forecaster): Forecasts {
  const { width, offset = 0, sameEverywhere = false } = forecaster;
  const { x, y, mean, scale } = simulateCurve({ rows, seed });
  // ∫ (0.1 + 0.4 x)² dx from 0 to 1.
  const average = Math.sqrt((0.5 ** 3 - 0.1 ** 3) / 1.2);
  return {
    x,
    y,
    loc: x.map((at) => mean(at) + offset * scale(at)),
    scale: x.map((at) => width * (sameEverywhere ? average : scale(at))),
  };
}

/** u = F(y | x) of every row. */
export function transformsOf({ y, loc, scale }: Forecasts): Float64Array {
  return probabilityIntegralTransform(normal, y, { loc, scale });
}

/** Levels that stand for a whole predictive distribution: its quantiles in the middles of 99 equal shares. */
const middles = Array.from({ length: 99 }, (_, k) => (k + 0.5) / 99);

/** How good forecasts are. A recalibration, if there is one, is applied to them first. */
export function judge(stated: Forecasts, map?: Recalibration) {
  const raw = transformsOf(stated);
  const transforms = map ? raw.map((u) => recalibrate(map, u)) : raw;
  // Deviations from the mean, in units of σ, of the quantiles to ask for.
  const deviation = (p: number) => normal.quantile(map ? recalibratedLevel(map, p) : p, { loc: 0, scale: 1 });
  const deviations = middles.map(deviation);
  const [low, high] = [deviation(0.05), deviation(0.95)];
  const n = stated.y.length;
  let crps = 0;
  let width = 0;
  for (let row = 0; row < n; row++) {
    const [loc, scale] = [stated.loc[row], stated.scale[row]];
    width += (scale * (high - low)) / n;
    // Where too many F(y) round to 1, the levels that were mended round to 1 too, and no finite number has that level.
    const sample = deviations.every(Number.isFinite) ? deviations.map((z) => loc + scale * z) : undefined;
    crps += sample ? sampleCrps(sample, stated.y[row], { estimator: "empirical" }) / n : Infinity;
  }
  const coverage = intervalCoverage(transforms, [0.5, 0.9]).levels;
  return {
    transforms,
    half: coverage[0],
    ninety: coverage[1],
    /** Mean distance of the share below each quantile from its level. */
    error: quantileCoverage(transforms).error,
    crps,
    /** Mean width of the central intervals of 90 %. */
    width,
    /** Mean, nats, of the distributions as stated. */
    nll: meanNll(stated),
  };
}

function meanNll({ y, loc, scale }: Forecasts): number {
  const losses = y.map((value, row) => -normal.logProb(value, { loc: loc[row], scale: scale[row] }));
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

/** Forecasts as stated and as corrected by a map from as many other rows. */
export function study(seed: number, rows: number, forecaster: Forecaster) {
  const held = forecasts(2 * seed, rows, forecaster);
  const test = forecasts(2 * seed + 1, rows, forecaster);
  const map = fitRecalibration(transformsOf(held));
  return { test, before: judge(test), after: judge(test, map), map };
}

/** Share below the quantile of each level, for a curve: (level, share). */
export function coverageCurve(transforms: Float64Array): (readonly [number, number])[] {
  return quantileCoverage(transforms).levels.map(({ level, coverage }) => [level, coverage] as const);
}

export const histogramOf = (transforms: Float64Array) =>
  pitHistogram({ ...transformHistogram(transforms, { bins: 10 }), variable: "F(y | x)" });

const ROWS = 2000;

/** The three forecasters of the page, on the same rows. */
export const forecasters = [
  { name: "half the σ", width: 0.5 },
  { name: "the right σ", width: 1 },
  { name: "twice the σ", width: 2 },
].map((each) => ({ ...each, ...study(1, ROWS, each) }));
const [narrow, right, wide] = forecasters;

export { narrow, right, wide };

export const narrowFigure = histogramOf(narrow.before.transforms);

/** What the central interval of a level holds when the stated σ is r times the true one: 2Φ(r z) − 1, z its normal quantile. */
export function expectedCoverage(level: number, width: number): number {
  const z = normal.quantile((1 + level) / 2, { loc: 0, scale: 1 });
  return normal.cdf(width * z, { loc: 0, scale: 1 }) - normal.cdf(-width * z, { loc: 0, scale: 1 });
}

/** What a wrong σ costs in nats a row: the divergence of the stated normal from the true one, log r + 1/2r² − ½. */
export const costOfWidth = (width: number) => normal.klDivergence({ loc: 0, scale: 1 }, { loc: 0, scale: width });

/** One σ everywhere: coverage of its 90 % intervals by thirds of x, before and after a recalibration. */
export const sameEverywhere = (() => {
  const { test, map, before, after } = study(1, ROWS, { width: 1, sameEverywhere: true });
  const transforms = before.transforms;
  const thirds = ["left", "middle", "right"].map((name, k) => {
    const inside = (_: number, row: number) => Math.min(2, Math.floor(3 * test.x[row])) === k;
    const own = transforms.filter(inside);
    const coverage = (u: Float64Array) => intervalCoverage(u, [0.9]).levels[0].coverage;
    return { name, coverage: coverage(own), recalibrated: coverage(own.map((u) => recalibrate(map, u))) };
  });
  return { before, after, thirds };
})();
