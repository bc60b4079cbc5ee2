/** What the page "Least squares is a normal likelihood" computes: its prose and its instruments read from here. */
import { fitGeneralizedLinearModel } from "@loglik/core/fit/generalized-linear-model";
import { normalHead } from "@loglik/core/heads/normal";
import * as normal from "@loglik/core/normal";
import { createRng } from "@loglik/core/random";
import { numericValues } from "@loglik/data";
import { cars } from "@loglik/data/tables/cars";
import { regressionBand } from "@loglik/plot";
import { grid } from "./grid.js";

/** A straight line fitted by maximum likelihood with one common σ, and the sums that go with it. */
export interface LineFit {
  readonly intercept: number;
  readonly slope: number;
  /** σ̂ = √(RSS/n). */
  readonly scale: number;
  /** Residual sum of squares. */
  readonly rss: number;
  readonly residuals: readonly number[];
  /** NLL of the whole sample at the fit, nats. */
  readonly nll: number;
  readonly rows: number;
}

/** Maximum likelihood for y = a + b x + ε, ε ~ N(0, σ²) with σ estimated: Newton's method of the core package. */
export function fitLine(x: ArrayLike<number>, y: ArrayLike<number>): LineFit {
  const rows = x.length;
  const head = normalHead({ scale: "shared" });
  const fit = fitGeneralizedLinearModel(head, { x: Float64Array.from(x), y: Float64Array.from(y), rows, inputs: 1 });
  // Layout [inputs][outputs], then the intercepts: slope, 0 (σ is shared, so it has no slope), intercept, log σ.
  const [slope, , intercept, logScale] = fit.coefficients;
  const residuals = Array.from(x, (value, i) => y[i] - (intercept + slope * value));
  return {
    intercept,
    slope,
    scale: Math.exp(logScale),
    rss: sumOfSquares(residuals),
    residuals,
    nll: -fit.logLikelihood,
    rows,
  };
}

function sumOfSquares(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

/** n/2 · log 2πσ² + RSS/2σ²: the normal NLL with the sum over the sample carried out. */
export function nllFromRss(rows: number, rss: number, scale: number): number {
  return (rows / 2) * Math.log(2 * Math.PI * scale ** 2) + rss / (2 * scale ** 2);
}

/** −Σ log N(yᵢ; a + b xᵢ, σ), straight from the family. */
export function nllOfLine(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  line: { intercept: number; slope: number; scale: number },
): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    sum -= normal.logProb(y[i], { loc: line.intercept + line.slope * x[i], scale: line.scale });
  }
  return sum;
}

/** RSS of any line. */
export function rssOfLine(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  line: { intercept: number; slope: number },
): number {
  return sumOfSquares(Array.from(x, (value, i) => y[i] - (line.intercept + line.slope * value)));
}

export type Noise = "normal" | "outliers" | "fanning" | "skewed";

export interface Simulation {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The noise that was really added, which no fit ever sees. */
  readonly noise: Float64Array;
  readonly truth: { readonly intercept: number; readonly slope: number; readonly scale: number };
}

/** The truth behind every simulated sample. */
export const truth = { intercept: 1, slope: 2, scale: 1 };

/**
 * y = 1 + 2x + ε at `rows` places x in [0, 5], every place used twice.
 *
 * `normal`: ε ~ N(0, 1), the assumption itself. `outliers`: one in eight is drawn with σ = 6. `fanning`: σ grows with x.
 * `skewed`: ε is exponential, shifted to mean 0, with standard deviation 1.
 */
export function simulate(seed: number, rows: number, kind: Noise): Simulation {
  const draws = createRng(seed, "least squares noise");
  const x = Float64Array.from({ length: rows }, (_, i) => (5 * Math.floor(i / 2)) / (Math.ceil(rows / 2) - 1));
  const noise = x.map((value) => {
    if (kind === "skewed") return -Math.log(draws.uniform()) - 1;
    const scale = kind === "fanning" ? 0.2 + (1.6 * value) / 5 : kind === "outliers" && draws.uniform() < 1 / 8 ? 6 : 1;
    return scale * draws.normal();
  });
  return { x, y: x.map((value, i) => truth.intercept + truth.slope * value + noise[i]), noise, truth };
}

/**
 * Points of a normal quantile-quantile plot: the i-th smallest value against the normal quantile at (i − ½)/n, in units of
 * the values' own root mean square. Normal values lie close to the diagonal.
 */
export function normalQuantiles(values: ArrayLike<number>): { expected: number; observed: number }[] {
  const sorted = Float64Array.from(values).sort();
  const size = Math.sqrt(sumOfSquares(Array.from(sorted)) / sorted.length);
  return Array.from(sorted, (value, i) => ({
    expected: normal.quantile((i + 0.5) / sorted.length, { loc: 0, scale: 1 }),
    observed: value / size,
  }));
}

/** Pairs of rows that share x and differ in y: no function of x can pass through both. */
export function repeats(x: ArrayLike<number>, y: ArrayLike<number>): { x: number; y: number[] }[] {
  const byPlace = new Map<number, Set<number>>();
  for (let i = 0; i < x.length; i++) byPlace.set(x[i], (byPlace.get(x[i]) ?? new Set()).add(y[i]));
  return [...byPlace].filter(([, values]) => values.size > 1).map(([place, values]) => ({ x: place, y: [...values] }));
}

/** How residuals differ from the noise they estimate, averaged over many simulated samples of `rows` rows. */
export function residualsAgainstNoise(samples: number, rows: number) {
  let noiseVariance = 0;
  let residualVariance = 0;
  let largestResidualSum = 0;
  let largestNoiseSum = 0;
  for (let seed = 0; seed < samples; seed++) {
    const { x, y, noise } = simulate(seed, rows, "normal");
    const { rss, residuals } = fitLine(x, y);
    noiseVariance += sumOfSquares(Array.from(noise)) / rows / samples;
    residualVariance += rss / rows / samples;
    largestResidualSum = Math.max(largestResidualSum, Math.abs(residuals.reduce((a, b) => a + b, 0)));
    largestNoiseSum = Math.max(largestNoiseSum, Math.abs(noise.reduce((a, b) => a + b, 0)));
  }
  return { noiseVariance, residualVariance, largestResidualSum, largestNoiseSum };
}

export const speed = numericValues(cars, "speed");
export const distance = numericValues(cars, "dist");
export const carsFit = fitLine(speed, distance);
/** The NLL of the cars by the formula, from RSS and σ̂ alone. */
export const carsByFormula = nllFromRss(carsFit.rows, carsFit.rss, carsFit.scale);
export const carsRepeats = repeats(speed, distance);
const alongSpeed = grid(4, 25, 50);
const carsBand = band(carsFit, alongSpeed, 0.9);
export const carsFigure = regressionBand({
  data: { x: speed, y: distance },
  fit: { x: alongSpeed, mean: carsBand.mean, bands: [{ low: carsBand.low, high: carsBand.high, label: "90 %" }] },
  labels: { x: "speed (mph)", y: "stopping distance (ft)" },
});
/** yᵢ − ŷᵢ of the fifty cars. */
export const carsResiduals = distance.map((feet, row) => feet - carsFit.intercept - carsFit.slope * speed[row]);
export const largestResidual = Math.max(...carsResiduals);
export const carsResidualFigure = regressionBand({
  data: { x: speed, y: carsResiduals },
  fit: { x: [4, 25], mean: [0, 0] },
  labels: { x: "speed (mph)", y: "distance less the line (ft)" },
});

const study = { samples: 200, rows: 12 };
export const noiseStudy = { ...study, ...residualsAgainstNoise(study.samples, study.rows) };

/** The ends of the interval that holds the middle `share` of outcomes around a line, at each x. */
export function band(
  line: LineFit,
  x: ArrayLike<number>,
  share: number,
): { low: Float64Array; mean: Float64Array; high: Float64Array } {
  const mean = Float64Array.from(x, (value) => line.intercept + line.slope * value);
  const end = (p: number) => mean.map((loc) => normal.quantile(p, { loc, scale: line.scale }));
  return { low: end((1 - share) / 2), mean, high: end((1 + share) / 2) };
}

/** A row of a sample and the y that a reader has moved it to. */
export type MovedRow = readonly [row: number, y: number];

/** A simulation in which some rows have been moved: their noise is what that makes of it. */
export function withMoved(simulation: Simulation, moved: readonly MovedRow[]): Simulation {
  const y = simulation.y.slice();
  for (const [row, value] of moved) if (row < y.length) y[row] = value;
  const noise = simulation.noise.map((value, i) => value + (y[i] - simulation.y[i]));
  return { ...simulation, y, noise };
}

/** One simulated sample, some of its rows moved, with everything that is drawn of it. */
export function studyNoise(seed: number, rows: number, kind: Noise, moved: readonly MovedRow[] = []) {
  const simulation = withMoved(simulate(seed, rows, kind), moved);
  const fit = fitLine(simulation.x, simulation.y);
  const x = grid(0, 5, 41);
  return {
    simulation,
    fit,
    band: { x, ...band(fit, x, 0.9), truth: x.map((value) => truth.intercept + truth.slope * value) },
    residualQuantiles: normalQuantiles(fit.residuals),
    noiseQuantiles: normalQuantiles(simulation.noise),
    noiseMeanSquare: sumOfSquares(Array.from(simulation.noise)) / rows,
  };
}

/** The entries of the ledger for the cars: what squared error drops, and the numbers that put it back. */
export const ledger = normalHead({ scale: "shared" }).ledger;
export const carsLedger = {
  meanSquaredError: carsFit.rss / carsFit.rows,
  factor: 1 / (2 * carsFit.scale ** 2),
  constant: 0.5 * Math.log(2 * Math.PI * carsFit.scale ** 2),
  nll: ledger.toNll(carsFit.rss / carsFit.rows, { loc: 0, scale: carsFit.scale }),
};
